import { fstatSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Hono } from "hono";
import { systemClock, type Clock, type Instant } from "../../foundation/clock/index.ts";
import { Deliveries } from "./deliveries.ts";
import { openStore, type Store } from "./store.ts";
import { readSettings, type SandboxSettings } from "./settings.ts";
import type { SandboxBindings } from "./lost-answer.ts";

const LOOK_EVERY_MS = 200;
const KEEP_ALIVE_MS = 65_000;

export interface SandboxGround {
  readonly settings: SandboxSettings;
  readonly clock: Clock;
  readonly store: Store;
  readonly deliveries: Deliveries;
  /** Where a browser reaches this sandbox; known once it listens. */
  publicUrl(): string;
}

export interface SandboxProgram {
  readonly app: Hono<SandboxBindings>;
  /** Does by the clock what has become due. */
  settleDue(): void;
}

export type Sign = (
  body: string,
  secrets: readonly string[],
  at: Instant,
) => Readonly<Record<string, string>>;

/**
 * Runs a sandbox as a process: prints `ready <url>` when it answers, and ends on SIGTERM, SIGINT
 * or when the pipe on its standard input closes, so that it never outlives who started it.
 */
export function runSandbox(sandbox: {
  schema: string;
  /** How this company proves its webhooks: the headers of a body signed at a moment. */
  sign: Sign;
  build: (ground: SandboxGround) => SandboxProgram;
}): void {
  // oxlint-disable-next-line node/no-process-env -- a program of its own: our config is not its config
  const { settings, fault } = readSettings(process.env);
  if (settings === undefined) return fail(fault);
  const clock = systemClock(settings.clockFile);
  const store = openStore(settings.storeFile, sandbox.schema);
  const deliveries = new Deliveries({
    store,
    clock,
    sign: (body, at) => sandbox.sign(body, settings.webhookSecrets, at),
    url: settings.webhookUrl,
  });
  let listensAt = "";
  const publicUrl = () => settings.publicUrl ?? listensAt;
  const program = sandbox.build({ settings, clock, store, deliveries, publicUrl });

  const server = createAdaptorServer({
    fetch: program.app.fetch,
    serverOptions: { keepAliveTimeout: KEEP_ALIVE_MS },
  });
  server.on("error", (error: NodeJS.ErrnoException) => fail(listenFault(error, settings)));
  server.listen(settings.port, settings.host, () => {
    listensAt = addressOf(server.address() as AddressInfo);
    process.stdout.write(`ready ${listensAt}\n`);
  });
  const look = setInterval(() => {
    program.settleDue();
    deliveries.send();
  }, LOOK_EVERY_MS);

  endWithParent(() => {
    clearInterval(look);
    server.close();
    store.close();
    process.exit(0);
  });
}

function endWithParent(end: () => void): void {
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  const stdin = fstatSync(0, { throwIfNoEntry: false });
  if (!stdin?.isFIFO() && !stdin?.isSocket()) return;
  process.stdin.on("error", end).on("close", end).on("end", end).resume();
}

function addressOf({ address, family, port }: AddressInfo): string {
  if (address === "0.0.0.0" || address === "::") return `http://127.0.0.1:${port}`;
  return family === "IPv6" ? `http://[${address}]:${port}` : `http://${address}:${port}`;
}

function listenFault(error: NodeJS.ErrnoException, settings: SandboxSettings): string {
  if (error.code === "EADDRINUSE") return `port ${settings.port} is taken`;
  return `cannot listen on ${settings.host}:${settings.port} (${error.code ?? error.message})`;
}

function fail(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}
