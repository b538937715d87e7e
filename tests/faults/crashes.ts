import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll } from "vitest";
import type { RenewalKey } from "../../src/business/renewals/index.ts";
import { wishToPay, type Stage } from "../races/stage.ts";
import type { Task } from "./worker.ts";

/** Processes of ours that are killed, with a real SIGKILL, where a failpoint says so. */
export interface Crashes {
  /** A worker that ends when nothing is due; answers the signal that ended it, if one did. */
  work(failpoint?: string): Promise<NodeJS.Signals | null>;
  /** Begins a payment in a process of its own, as a web server would. */
  begin(key: RenewalKey, failpoint?: string): Promise<NodeJS.Signals | null>;
  /** Pays by PIN, as a web server would. */
  payByPin(key: RenewalKey, pin: string, failpoint?: string): Promise<NodeJS.Signals | null>;
  /** Places the orders of a checkout over several, as a web server would. */
  openCheckout(wish: OpenedCheckout, failpoint?: string): Promise<NodeJS.Signals | null>;
  /** Writes the digits of a batch into a file, as the command line would. */
  exportPins(wish: PinExport, failpoint?: string): Promise<NodeJS.Signals | null>;
  /** Books what plans have earned, or fetches a day's report. */
  keepBooks(task: BookTask, failpoint?: string): Promise<NodeJS.Signals | null>;
  /** Takes a provider's webhook in, as a web server would. */
  hear(webhook: Webhook, failpoint?: string): Promise<NodeJS.Signals | null>;
}

export type OpenedCheckout = Extract<Task, { openCheckout: unknown }>["openCheckout"];
export type PinExport = Extract<Task, { exportPins: unknown }>["exportPins"];
export type BookTask = Extract<Task, { recognise: unknown } | { fetchDay: unknown }>;
export type Webhook = Extract<Task, { hear: unknown }>["hear"];

/** `beside` tells the processes of providers that stand beside the sandbox. */
export async function openCrashes(
  { db, boxes }: Stage,
  beside: Readonly<Record<string, string>> = {},
): Promise<Crashes> {
  const { program, cache } = await asOneFile("worker.ts");
  const env = {
    DATABASE_URL: db.url,
    TSUNAGU_CLOCK_FILE: boxes.clockFile,
    PAYMENTS_URL: boxes.payments.url,
    PAYMENTS_KEY: boxes.payments.key,
    PAYMENTS_SECRET: boxes.payments.webhookSecrets.join(","),
    CARRIER_URL: boxes.carrier.url,
    CARRIER_KEY: boxes.carrier.key,
    CARRIER_SECRET: boxes.carrier.webhookSecrets.join(","),
    ...beside,
    NODE_COMPILE_CACHE: cache,
  };
  const run = async (args: readonly string[], failpoint: string | undefined) =>
    runToEnd(
      [program, ...args],
      failpoint === undefined ? env : { ...env, TSUNAGU_FAILPOINT: failpoint },
    );
  return {
    work: async (failpoint) => run([], failpoint),
    begin: async (key, failpoint) => run([taskOf({ begin: wishToPay(key) })], failpoint),
    payByPin: async (key, pin, failpoint) => {
      const wish = { ...wishToPay(key, "pin"), provider: "pin", tender: { pin } };
      return run([taskOf({ begin: wish })], failpoint);
    },
    openCheckout: async (openCheckout, failpoint) => run([taskOf({ openCheckout })], failpoint),
    exportPins: async (exportPins, failpoint) => run([taskOf({ exportPins })], failpoint),
    keepBooks: async (task, failpoint) => run([taskOf(task)], failpoint),
    hear: async (hear, failpoint) => run([taskOf({ hear })], failpoint),
  };
}

/** A program beside this file; as one file it starts in a fraction of the time. */
export async function asOneFile(
  name: string,
): Promise<{ readonly program: string; readonly cache: string }> {
  const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-faults-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const program = path.join(directory, "worker.mjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, name)],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    external: ["pg-native"],
    banner: { js: REQUIRE },
  });
  return { program, cache: path.join(directory, "cache") };
}

const REQUIRE =
  'import { createRequire as requireBeside } from "node:module"; const require = requireBeside(import.meta.url);';

function taskOf(task: Task): string {
  return JSON.stringify(task);
}

export async function runToEnd(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (signal === null && code !== 0) reject(new Error(`the process ended with ${code}`));
      else resolve(signal);
    });
  });
}
