import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { callOut, type CallOut } from "./index.ts";

/** What the company answers is chosen by the path. */
const ANSWERS: Readonly<Record<string, (q: IncomingMessage, r: ServerResponse) => void>> = {
  "/echo": (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      response.writeHead(201, { "x-method": request.method, "x-length": lengthOf(request) });
      response.end(Buffer.concat(chunks));
    });
  },
  "/error": (_, response) => response.writeHead(500).end("out of order"),
  "/moved": (_, response) => response.writeHead(302, { location: "/echo" }).end(),
  "/silent": () => {},
  "/reset": (request) => request.socket.destroy(),
  "/half": (_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half of");
    setImmediate(() => response.socket?.destroy());
  },
  "/stalls": (_, response) => {
    response.writeHead(200, { "content-length": "100" });
    response.write("half of");
  },
  "/endless": (_, response) => {
    const chunk = Buffer.alloc(1_000_000, "a");
    for (let i = 0; i < 6; i++) response.write(chunk);
    response.end();
  },
};

const server = createServer((request, response) => ANSWERS[request.url!]!(request, response));
server.listen(0, "127.0.0.1");
await once(server, "listening");
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

describe("a call that is answered", () => {
  test("gives status, headers and body, in any script", async () => {
    const body = "繋ぐ 套餐 요금제";
    expect(await call("/echo", { method: "POST", body })).toMatchObject({
      kind: "answered",
      status: 201,
      headers: { "x-method": "POST", "x-length": String(Buffer.byteLength(body)) },
      body,
    });
  });

  test("is an answer also when it is an error or leads elsewhere", async () => {
    expect(await call("/error")).toMatchObject({ kind: "answered", status: 500 });
    expect(await call("/moved")).toMatchObject({ kind: "answered", status: 302 });
  });
});

describe("a call without an answer", () => {
  test("was certainly not sent when nobody took the connection", async () => {
    const closed = createServer();
    closed.listen(0, "127.0.0.1");
    await once(closed, "listening");
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, "close");
    const refused = { url: `http://127.0.0.1:${port}/`, method: "GET", timeoutMs: 2000 } as const;
    expect(await callOut(refused)).toEqual({ kind: "not_sent", reason: "ECONNREFUSED" });
  });

  test.each(["/silent", "/stalls", "/reset", "/half", "/endless"])(
    "may have been carried out: %s",
    async (path) => {
      expect(await call(path, { timeoutMs: 150 })).toMatchObject({ kind: "unknown" });
    },
  );
});

async function call(path: string, more: Partial<CallOut> = {}) {
  return callOut({ url: url + path, method: "GET", timeoutMs: 5000, ...more });
}

function lengthOf(request: IncomingMessage): string {
  return request.headers["content-length"] ?? "";
}
