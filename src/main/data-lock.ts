import { createHash } from "node:crypto";
import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Problem } from "./problem.ts";

/**
 * The data directory belongs to one running program. The lock is a socket file: the system closes
 * it with its process however that ends, so what a crash leaves behind is known to be stale, and
 * it holds between containers that share the directory, where process numbers mean nothing.
 */
export interface DataLock {
  release(): void;
}

/** Makes the directory when absent. Throws Problem when another program has it. */
export async function lockDataDir(dataDir: string): Promise<DataLock> {
  makeDataDir(dataDir);
  for (const socket of socketPaths(dataDir)) {
    const lock = await lockAt(socket, dataDir);
    if (lock !== undefined) return lock;
  }
  throw new Problem(`the data directory ${dataDir} cannot hold a lock`);
}

/** The process number of the program that has the directory, or undefined. */
export async function holderOf(dataDir: string): Promise<number | undefined> {
  for (const socket of socketPaths(dataDir)) {
    const holder = await askHolder(socket);
    if (holder !== undefined) return holder;
  }
  return undefined;
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code;
    throw new Problem(`TSUNAGU_DATA_DIR: ${dataDir} cannot be made (${why})`);
  }
}

const PATH_BYTES_MAX = 100;

// Some mounted file systems hold no sockets, and a socket's path is short: then beside the others.
function socketPaths(dataDir: string): readonly string[] {
  const inside = path.join(dataDir, "running.sock");
  const real = realpathOrSelf(dataDir);
  const name = createHash("sha256").update(real).digest("hex").slice(0, 16);
  const beside = path.join(tmpdir(), `tsunagu-${name}.sock`);
  return Buffer.byteLength(inside) > PATH_BYTES_MAX ? [beside] : [inside, beside];
}

function realpathOrSelf(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    return directory;
  }
}

const TRIES_MAX = 3;

async function lockAt(socket: string, dataDir: string): Promise<DataLock | undefined> {
  for (let i = 0; i < TRIES_MAX; i++) {
    const server = createServer((client) => client.on("error", () => {}).end(`${process.pid}\n`));
    const fault = await listenAt(server, socket);
    if (fault === undefined) {
      server.unref();
      return { release: () => server.close() };
    }
    if (fault === "EACCES") throw new Problem(`TSUNAGU_DATA_DIR: ${dataDir} cannot be written`);
    if (fault !== "EADDRINUSE") return undefined;
    const holder = await askHolder(socket);
    if (holder !== undefined) {
      throw new Problem(
        `another Tsunagu (process ${holder}) runs on ${dataDir}; end it or set TSUNAGU_DATA_DIR`,
      );
    }
    rmSync(socket, { force: true });
  }
  return undefined;
}

async function listenAt(server: Server, socket: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "unknown"));
    server.listen(socket, () => resolve(undefined));
  });
}

async function askHolder(socket: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    let text = "";
    connect(socket)
      .setEncoding("utf8")
      .on("data", (chunk: string) => (text += chunk))
      .on("error", () => resolve(undefined))
      .on("close", () => resolve(text === "" ? undefined : Number.parseInt(text, 10)));
  });
}
