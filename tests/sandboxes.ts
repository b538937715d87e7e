import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { systemClock, type Instant } from "../src/foundation/clock/index.ts";
import type { CarrierGateway } from "../src/business/activation/index.ts";
import type { PaymentProvider } from "../src/business/payments/index.ts";
import {
  sandboxCarrier,
  type SandboxCarrierSettings,
} from "../src/gateways/carriers/sandbox/index.ts";
import {
  sandboxPayments,
  type SandboxPaymentsSettings,
} from "../src/gateways/payments/sandbox/index.ts";

const GATEWAYS = path.join(import.meta.dirname, "..", "src", "gateways");
const READY_MS_MAX = 30_000;

/** A payment as the provider's own books have it. */
export interface Charge {
  readonly id: string;
  readonly reference: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly method: string;
  readonly status: string;
  readonly amount: number;
  readonly amount_received: number;
  readonly amount_refunded: number;
  readonly settled_at: string | null;
}

export interface BookedRefund {
  readonly id: string;
  readonly reference: string;
  readonly payment: string;
  readonly amount: number;
  readonly status: string;
}

/** A plan on a line as the carrier's own books have it. */
export interface BookedGrant {
  readonly id: string;
  readonly reference: string;
  readonly iccid: string;
  readonly plan_code: string;
  readonly status: string;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly used_bytes: number;
}

export interface BookedRevocation {
  readonly reference: string;
  readonly grant_reference: string;
  readonly status: string;
}

export interface SentWebhook {
  readonly eventId: string;
  readonly state: "waiting" | "taken" | "given_up";
  readonly tries: number;
}

/** One sandbox in its own process, and what a test may do to the process itself. */
interface SandboxProcess {
  readonly url: string;
  readonly key: string;
  readonly webhookSecrets: readonly string[];
  /** Does what is due by the clock and waits until the webhooks due are answered or put off. */
  settle(): Promise<void>;
  deliveries(): Promise<readonly SentWebhook[]>;
  /** An event as it would be delivered now: body and headers, freshly signed. */
  signedWebhook(eventId: string): Promise<{ body: string; headers: Record<string, string> }>;
  sendWebhooksTo(url: string | undefined): Promise<void>;
  /** SIGKILL, then the same store behind the same address again. */
  crash(): Promise<void>;
}

export interface PaymentsSandbox extends SandboxProcess {
  provider(settings?: Partial<SandboxPaymentsSettings>): PaymentProvider;
  charges(): Promise<readonly Charge[]>;
  refunds(): Promise<readonly BookedRefund[]>;
  /** Fills in the hosted page as a browser would, through a 3-D Secure challenge if one comes. */
  payByCard(pageUrl: string, cardNumber: string): Promise<void>;
  answerWallet(pageUrl: string, answer: "approve" | "refuse"): Promise<void>;
  /** Cash for a slip, also for one that has expired or was cancelled. */
  payAtRegister(attemptId: string): Promise<void>;
}

export interface CarrierSandbox extends SandboxProcess {
  gateway(settings?: Partial<SandboxCarrierSettings>): CarrierGateway;
  grants(): Promise<readonly BookedGrant[]>;
  revocations(): Promise<readonly BookedRevocation[]>;
  setLine(iccid: string, status: "normal" | "recycled" | "suspended"): Promise<void>;
  setUsage(reference: string, usedBytes: number): Promise<void>;
}

export interface Sandboxes {
  readonly payments: PaymentsSandbox;
  readonly carrier: CarrierSandbox;
  /** Followed by both sandboxes; give it to every other process as TSUNAGU_CLOCK_FILE. */
  readonly clockFile: string;
  now(): Instant;
  /** Moves the clock of all who follow the file, and settles what became due in the sandboxes. */
  advance(seconds: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Both sandboxes as real child processes on free ports with stores of their own. `webhookUrl` is
 * the address of our web server; they post to /webhooks/payments/sandbox and
 * /webhooks/carriers/sandbox there. They end with this process; call `stop` all the same.
 */
export async function startSandboxes(
  options: { clockFile?: string; webhookUrl?: string } = {},
): Promise<Sandboxes> {
  const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-sandboxes-"));
  const clockFile = options.clockFile ?? path.join(directory, "clock");
  if (!existsSync(clockFile)) writeFileSync(clockFile, "0");
  const web = options.webhookUrl;
  const launch = (room: "payments" | "carriers") =>
    startProcess(room, {
      STORE: path.join(directory, `${room}.sqlite`),
      TSUNAGU_CLOCK_FILE: clockFile,
      ...(web === undefined ? {} : { WEBHOOK_URL: `${web}/webhooks/${room}/sandbox` }),
    });
  const [paying, carrying] = await Promise.all([launch("payments"), launch("carriers")]);
  const payments = paymentsSandbox(paying);
  const carrier = carrierSandbox(carrying);
  return {
    payments,
    carrier,
    clockFile,
    now: () => systemClock(clockFile).now(),
    async advance(seconds) {
      const offsetMs = Number(readFileSync(clockFile, "utf8"));
      writeFileSync(clockFile, String(offsetMs + seconds * 1000));
      await Promise.all([payments.settle(), carrier.settle()]);
    },
    async stop() {
      await Promise.all([paying.stop(), carrying.stop()]);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function paymentsSandbox(running: Running): PaymentsSandbox {
  const { sandbox, admin } = running;
  return {
    ...sandbox,
    provider: (settings = {}) =>
      sandboxPayments({
        url: sandbox.url,
        key: sandbox.key,
        webhookSecret: sandbox.webhookSecrets,
        ...settings,
      }),
    charges: () => list(admin, "/charges"),
    refunds: () => list(admin, "/refunds"),
    async payByCard(pageUrl, cardNumber) {
      const form = { number: cardNumber, expiry: "12/39", cvc: "123" };
      const answer = await postForm(pageUrl, form);
      const next = new URL(answer.headers.get("location") ?? pageUrl);
      if (next.pathname.endsWith("/challenge")) await postForm(next.href, {});
    },
    async answerWallet(pageUrl, answer) {
      await postForm(pageUrl, { answer });
    },
    async payAtRegister(attemptId) {
      await admin("POST", `/payments/${attemptId}/register`);
    },
  };
}

function carrierSandbox(running: Running): CarrierSandbox {
  const { sandbox, admin } = running;
  return {
    ...sandbox,
    gateway: (settings = {}) =>
      sandboxCarrier({
        url: sandbox.url,
        key: sandbox.key,
        webhookSecret: sandbox.webhookSecrets,
        ...settings,
      }),
    grants: () => list(admin, "/grants"),
    revocations: () => list(admin, "/revocations"),
    async setLine(iccid, status) {
      await admin("PUT", `/lines/${iccid}`, { status });
    },
    async setUsage(reference, usedBytes) {
      await admin("PUT", `/grants/${reference}/usage`, { used_bytes: usedBytes });
    },
  };
}

type Admin = (method: string, path: string, body?: object) => Promise<unknown>;

interface Running {
  readonly sandbox: SandboxProcess;
  readonly admin: Admin;
  stop(): Promise<void>;
}

async function startProcess(
  room: "payments" | "carriers",
  own: Readonly<Record<string, string>>,
): Promise<Running> {
  const key = `${room}-key`;
  const webhookSecrets = [`${room}-webhook-secret`, `${room}-webhook-secret-before`];
  const env = { ...own, SECRET: key, WEBHOOK_SECRET: webhookSecrets.join(",") };
  let current = await launchChild(room, env);
  const { url } = current;
  const admin: Admin = async (method, where, body) => {
    const answer = await fetch(`${url}/admin${where}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const sandbox: SandboxProcess = {
    url,
    key,
    webhookSecrets,
    settle: async () => void (await admin("POST", "/settle")),
    deliveries: () => list(admin, "/deliveries"),
    signedWebhook: (eventId) =>
      admin("GET", `/webhooks/${eventId}`) as ReturnType<SandboxProcess["signedWebhook"]>,
    sendWebhooksTo: async (to) => void (await admin("PUT", "/webhook-url", { url: to })),
    async crash() {
      await end(current.child, "SIGKILL");
      current = await launchChild(room, { ...env, PORT: new URL(url).port });
    },
  };
  return { sandbox, admin, stop: async () => end(current.child, "SIGTERM") };
}

async function launchChild(room: string, env: Readonly<Record<string, string>>) {
  const program = path.join(GATEWAYS, room, "sandbox", "server", "main.ts");
  const child = spawn(process.execPath, [program], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.on("error", () => {});
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${room}: not ready`)), READY_MS_MAX);
    let text = "";
    child.once("exit", (code) => reject(new Error(`${room}: ended with ${code}`)));
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
      const ready = /^ready (\S+)$/m.exec(text)?.[1];
      if (ready === undefined) return;
      clearTimeout(late);
      resolve(ready);
    });
  });
  return { child, url };
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
}

async function list<T>(admin: Admin, where: string): Promise<readonly T[]> {
  const { data } = (await admin("GET", where)) as { data: readonly T[] };
  return data;
}

function postForm(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });
}
