import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

/**
 * Where other programs of this machine speak to the one that has the journal: one line of JSON in,
 * one out. It is the journal's lock too: the system closes it with its program, however that ends.
 */
export interface HandDoor {
  close(): Promise<void>;
}

/** `held`: another program has it. */
export async function openHandDoor(
  directory: string,
  answer: (line: string) => string,
): Promise<HandDoor | "held"> {
  const socket = socketOf(directory);
  for (let tries = 0; tries < 3; tries++) {
    const server = createServer((client) => {
      client.on("error", () => {});
      createInterface(client).on("line", (line) => client.end(`${answer(line)}\n`));
    });
    const fault = await listenAt(server, socket);
    if (fault === undefined) {
      return { close: async () => new Promise((resolve) => server.close(() => resolve())) };
    }
    if (fault !== "EADDRINUSE") throw new Error(`${socket}: ${fault}`);
    if (await isAnswered(socket)) return "held";
    rmSync(socket, { force: true });
  }
  return "held";
}

/** Undefined when no program has the journal. */
export async function askHandDoor(directory: string, line: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = "";
    connect(socketOf(directory))
      .setEncoding("utf8")
      .on("connect", function (this: { write(text: string): void }) {
        this.write(`${line}\n`);
      })
      .on("data", (chunk: string) => (text += chunk))
      .on("error", () => resolve(undefined))
      .on("close", () => resolve(text === "" ? undefined : text.trim()));
  });
}

const PATH_BYTES_MAX = 100;

function socketOf(directory: string): string {
  const inside = path.join(directory, "cash.sock");
  if (Buffer.byteLength(inside) <= PATH_BYTES_MAX) return inside;
  const name = createHash("sha256").update(directory).digest("hex").slice(0, 16);
  return path.join(tmpdir(), `tsunagu-cash-${name}.sock`);
}

async function listenAt(server: Server, socket: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    server.listen(socket, () => resolve(undefined));
  });
}

async function isAnswered(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const client = connect(socket);
    client.once("connect", () => {
      client.destroy();
      resolve(true);
    });
    client.once("error", () => resolve(false));
  });
}
