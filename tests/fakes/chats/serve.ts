import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export interface Call {
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Readonly<Record<string, unknown>>;
}

/** An answer; `undefined` hangs up without one. */
export type Answer = { readonly status: number; readonly body: unknown } | undefined;

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Takes JSON by POST and answers JSON, as both companies do. */
export async function serveJson(answer: (call: Call) => Answer): Promise<Served> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const body = (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>;
      const answered = answer({ path: request.url ?? "", headers: request.headers, body });
      if (answered === undefined) return request.socket.destroy();
      response.writeHead(answered.status, { "content-type": "application/json" });
      return response.end(JSON.stringify(answered.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
