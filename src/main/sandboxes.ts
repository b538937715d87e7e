import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Config } from "../foundation/config/index.ts";
import { freePort, tryPort } from "../foundation/ports/index.ts";
import { startChild, type Child } from "./child.ts";
import { isLoopback, localUrl } from "./place.ts";

/** The demo's payment provider and carrier: companies of their own, in processes of their own. */
export interface Sandboxes {
  readonly payments: Child;
  readonly carrier: Child;
  stop(): Promise<void>;
}

/** Starts both, on the ports they had before where these are free. Throws Problem. */
export async function startSandboxes(config: Config): Promise<Sandboxes> {
  const directory = path.join(config.dataDir, "sandbox");
  mkdirSync(directory, { recursive: true });
  const ports = await choosePorts(config, path.join(directory, PORTS_FILE));
  const payments = startChild({
    name: "the sandbox payment provider",
    program: programOf("payments"),
    env: {
      ...clockOf(config),
      ...pagesOf(config, ports.payments),
      PORT: String(ports.payments),
      STORE: path.join(directory, "payments.sqlite"),
      SECRET: config.sandbox.paymentsKey,
      WEBHOOK_SECRET: config.sandbox.paymentsWebhookSecret,
      WEBHOOK_URL: `${localUrl(config)}/webhooks/payments/sandbox`,
    },
  });
  const carrier = startChild({
    name: "the sandbox carrier",
    program: programOf("carriers"),
    env: {
      ...clockOf(config),
      HOST: "127.0.0.1",
      PORT: String(ports.carrier),
      STORE: path.join(directory, "carrier.sqlite"),
      SECRET: config.sandbox.carrierKey,
      WEBHOOK_SECRET: config.sandbox.carrierWebhookSecret,
      WEBHOOK_URL: `${localUrl(config)}/webhooks/carriers/sandbox`,
    },
  });
  // When one cannot start, the other one must not be left running.
  const [first, second] = await Promise.allSettled([payments, carrier]);
  const started = [first, second].filter((outcome) => outcome.status === "fulfilled");
  const stop = async () => {
    await Promise.all(started.map(async ({ value }) => value.stop()));
  };
  if (started.length < 2) await stop();
  return { payments: await payments, carrier: await carrier, stop };
}

/** The settings that lead a command to the sandboxes of a `start` on the same data directory. */
export function sandboxesBeside({ isDemo, dataDir, sandbox }: Config): Config["sandbox"] {
  const file = path.join(dataDir, "sandbox", PORTS_FILE);
  const areSet = (sandbox.paymentsUrl ?? sandbox.carrierUrl) !== undefined;
  if (!isDemo || areSet || !existsSync(file)) return sandbox;
  const { payments, carrier } = JSON.parse(readFileSync(file, "utf8")) as Ports;
  const at = (port: number) => `http://127.0.0.1:${port}`;
  return { ...sandbox, paymentsUrl: at(payments), carrierUrl: at(carrier) };
}

const PORTS_FILE = "ports.json";

interface Ports {
  readonly payments: number;
  readonly carrier: number;
}

// Kept from start to start: links to a hosted page, and the ports somebody forwards, stay good.
async function choosePorts(config: Config, file: string): Promise<Ports> {
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Ports) : undefined;
  const isOurs = known?.payments === config.port || known?.carrier === config.port;
  const wanted = known === undefined || isOurs ? portsBeside(config) : known;
  const payments = await portFor(wanted.payments, config.host);
  const carrier = await portFor(wanted.carrier, "127.0.0.1");
  if (payments !== known?.payments || carrier !== known.carrier) {
    writeFileSync(file, `${JSON.stringify({ payments, carrier })}\n`);
  }
  return { payments, carrier };
}

function portsBeside({ port }: Config): Ports {
  return { payments: port + 1, carrier: port + 2 };
}

// After a crash the earlier sandboxes need a moment to notice that their parent is gone.
async function portFor(wanted: number, host: string): Promise<number> {
  for (let i = 0; i < TRIES_MAX; i++) {
    const { port } = await tryPort({ host, port: wanted });
    if (port !== undefined) return port;
    await pause(50);
  }
  return freePort([], host);
}

const TRIES_MAX = 20;

/** Its hosted page is opened by the customer's browser, wherever that is. */
function pagesOf(config: Config, port: number): Record<string, string> {
  if (isLoopback(config.host)) return { HOST: config.host };
  const { hostname } = new URL(config.publicUrl);
  return { HOST: config.host, PUBLIC_URL: `http://${hostname}:${port}` };
}

function programOf(family: "payments" | "carriers"): string {
  const extension = path.extname(import.meta.filename);
  const floor = path.join(import.meta.dirname, "..", "gateways");
  return path.join(floor, family, "sandbox", "server", `main${extension}`);
}

function clockOf({ clockFile }: Config): Record<string, string> {
  return clockFile === undefined ? {} : { TSUNAGU_CLOCK_FILE: path.resolve(clockFile) };
}
