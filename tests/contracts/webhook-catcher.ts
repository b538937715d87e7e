import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface CaughtWebhook {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface WebhookCatcher {
  readonly url: string;
  /** In the order of arrival. */
  readonly caught: CaughtWebhook[];
  /** Answers the next deliveries with these, then 200 again. */
  answerNext(statuses: readonly number[]): void;
  stop(): Promise<void>;
}

/** A web server that takes webhooks down and answers them as told. */
export async function catchWebhooks(): Promise<WebhookCatcher> {
  const caught: CaughtWebhook[] = [];
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const headers = request.headers as Record<string, string>;
      caught.push({ path: request.url ?? "", body, headers });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    caught,
    answerNext: (next) => void statuses.push(...next),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
