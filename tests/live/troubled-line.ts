import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { callOut, type CallOut } from "../../src/foundation/http/index.ts";
import type { BeginFault } from "../contracts/payment-provider.ts";

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly status: number;
  readonly answer: string;
}

/** A line to a real company that breaks on command: what no company does for us. */
export interface TroubledLine {
  readonly url: string;
  /** What went through, in order. */
  readonly exchanges: readonly Exchange[];
  /** The next request that fits goes wrong so. */
  trouble(
    fault: BeginFault,
    fits: (request: Pick<Exchange, "method" | "path" | "body">) => boolean,
  ): void;
  stop(): Promise<void>;
}

const ANSWER_MS_MAX = 30_000;

/** Passes requests on to `target` (an origin), unless told to lose them, their answer, or to fail. */
export async function openTroubledLine(target: string): Promise<TroubledLine> {
  const exchanges: Exchange[] = [];
  const troubles: { fault: BeginFault; fits: (request: never) => boolean }[] = [];
  const server = createServer((request, response) => {
    void pass(request, response);
  });

  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url: path = "/" } = request;
    const body = await textOf(request);
    const at = troubles.findIndex(({ fits }) => fits({ method, path, body } as never));
    const fault = at === -1 ? undefined : troubles.splice(at, 1)[0]!.fault;
    if (fault === "request_lost") return void request.socket.destroy();
    if (fault === "error_before") return void response.writeHead(500).end();
    if (fault === "busy") return void response.writeHead(429).end();
    const answer = await callOut({
      url: `${target}${path}`,
      method: method as CallOut["method"],
      headers: headersOf(request),
      timeoutMs: ANSWER_MS_MAX,
      ...(body === "" ? {} : { body }),
    });
    if (answer.kind !== "answered") return void request.socket.destroy();
    exchanges.push({ method, path, body, status: answer.status, answer: answer.body });
    if (fault === "answer_lost") return void request.socket.destroy();
    if (fault === "error_after") return void response.writeHead(500).end();
    response.writeHead(answer.status, { "content-type": answer.headers["content-type"] ?? "" });
    response.end(answer.body);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    trouble: (fault, fits) => void troubles.push({ fault, fits }),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const OF_THIS_HOP = ["host", "connection", "content-length", "accept-encoding"];

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !OF_THIS_HOP.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}
