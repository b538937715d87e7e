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
  sandboxAccounts,
  sandboxPayments,
  type Behaviour,
  type SandboxPaymentsSettings,
} from "../src/gateways/payments/sandbox/index.ts";

import { list, postForm, startCompany, type Company, type RunningCompany } from "./company.ts";

const GATEWAYS = path.join(import.meta.dirname, "..", "src", "gateways");

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

export interface BookedSms {
  readonly reference: string;
  readonly iccid: string;
  readonly text: string;
}

export interface PaymentsSandbox extends Company {
  provider(settings?: Partial<SandboxPaymentsSettings>): PaymentProvider;
  /** Its accounts, which pay when they are captured. */
  accounts(settings?: Partial<SandboxPaymentsSettings>): PaymentProvider;
  charges(): Promise<readonly Charge[]>;
  refunds(): Promise<readonly BookedRefund[]>;
  /** Fills in the hosted page as a browser would, through a 3-D Secure challenge if one comes. */
  payByCard(pageUrl: string, cardNumber: string): Promise<void>;
  /** Holds a card to the reader that shows an amount, or presses its red key. */
  atReader(reader: string, act: { card: string } | { answer: "give_up" }): Promise<void>;
  /** In an app or an account. */
  answerApp(pageUrl: string, answer: "approve" | "refuse"): Promise<void>;
  /** What a payment will do, where no card is typed and no e-mail says it. */
  behave(attemptId: string, behaviour: Behaviour): Promise<void>;
  /** Cash for a slip, also for one that has expired or was cancelled. */
  payAtRegister(attemptId: string): Promise<void>;
}

export interface CarrierSandbox extends Company {
  gateway(settings?: Partial<SandboxCarrierSettings>): CarrierGateway;
  grants(): Promise<readonly BookedGrant[]>;
  revocations(): Promise<readonly BookedRevocation[]>;
  /** Short texts that it has taken. */
  sms(): Promise<readonly BookedSms[]>;
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
    startCompany({
      name: room,
      program: path.join(GATEWAYS, room, "sandbox", "server", "main.ts"),
      key: `${room}-key`,
      webhookSecrets: [`${room}-webhook-secret`, `${room}-webhook-secret-before`],
      env: {
        STORE: path.join(directory, `${room}.sqlite`),
        TSUNAGU_CLOCK_FILE: clockFile,
        ...(web === undefined ? {} : { WEBHOOK_URL: `${web}/webhooks/${room}/sandbox` }),
      },
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

function paymentsSandbox({ company: sandbox, admin }: RunningCompany): PaymentsSandbox {
  const { url, key, webhookSecrets: webhookSecret } = sandbox;
  return {
    ...sandbox,
    provider: (settings = {}) => sandboxPayments({ url, key, webhookSecret, ...settings }),
    accounts: (settings = {}) => sandboxAccounts({ url, key, webhookSecret, ...settings }),
    charges: () => list(admin, "/charges"),
    refunds: () => list(admin, "/refunds"),
    async payByCard(pageUrl, cardNumber) {
      const form = { number: cardNumber, expiry: "12/39", cvc: "123" };
      const answer = await postForm(pageUrl, form);
      const next = new URL(answer.headers.get("location") ?? pageUrl);
      if (next.pathname.endsWith("/challenge")) await postForm(next.href, {});
    },
    async atReader(reader, act) {
      await postForm(`${url}/readers/${encodeURIComponent(reader)}`, { ...act });
    },
    async answerApp(pageUrl, answer) {
      await postForm(pageUrl, { answer });
    },
    async behave(attemptId, behaviour) {
      await admin("PUT", `/payments/${attemptId}/behaviour`, { behaviour });
    },
    async payAtRegister(attemptId) {
      await admin("POST", `/payments/${attemptId}/register`);
    },
  };
}

function carrierSandbox({ company: sandbox, admin }: RunningCompany): CarrierSandbox {
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
    sms: () => list(admin, "/sms"),
    async setLine(iccid, status) {
      await admin("PUT", `/lines/${iccid}`, { status });
    },
    async setUsage(reference, usedBytes) {
      await admin("PUT", `/grants/${reference}/usage`, { used_bytes: usedBytes });
    },
  };
}
