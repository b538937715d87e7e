import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";

const PROGRAM = path.join(import.meta.dirname, "..", "carriers", "sandbox", "server", "main.ts");
const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-run-sandbox-"));
const STORE = path.join(directory, "carrier.sqlite");
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it("ends when the pipe on its standard input closes", async () => {
  const child = start({ STORE, SECRET: "key" });
  await ready(child);
  child.stdin!.end();
  expect(await ended(child)).toEqual({ code: 0, said: "" });
});

it("ends on SIGTERM", async () => {
  const child = start({ STORE, SECRET: "key" });
  await ready(child);
  child.kill("SIGTERM");
  expect(await ended(child)).toEqual({ code: 0, said: "" });
});

it.each([
  [{ SECRET: "key" }, /^STORE: /],
  [{ STORE }, /^SECRET: /],
  [{ STORE, SECRET: "key", PORT: "http" }, /^PORT: /],
  [{ STORE, SECRET: "key", WEBHOOK_URL: "localhost" }, /^WEBHOOK_URL: /],
] as const)("says in one line what is wrong with %o", async (env, line) => {
  const { code, said } = await ended(start(env));
  expect(code).toBe(1);
  expect(said).toMatch(line);
  expect(said.trimEnd().split("\n").length).toBe(1);
});

it("says in one line that its port is taken", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const { code, said } = await ended(start({ STORE, SECRET: "key", PORT: String(port) }));
  expect([code, said]).toEqual([1, `port ${port} is taken\n`]);
  await new Promise((resolve) => other.close(resolve));
});

function start(env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [PROGRAM], { env, stdio: ["pipe", "pipe", "pipe"] });
}

function ready(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.stdout!.once("data", resolve));
}

async function ended(child: ChildProcess): Promise<{ code: number | null; said: string }> {
  let said = "";
  child.stderr!.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, said };
}
