import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PaymentProvider } from "../../../src/business/payments/index.ts";
import { systemClock, type Instant } from "../../../src/foundation/clock/index.ts";
import {
  komojuPayments,
  type KomojuSettings,
} from "../../../src/gateways/payments/komoju/index.ts";
import { list, postForm, startCompany, type Company } from "../../company.ts";
import type { BeginFault } from "../../contracts/payment-provider.ts";

/** A payment as KOMOJU's own books have it, in the form of its API. */
export interface BookedPayment {
  readonly id: string;
  readonly status: string;
  readonly external_order_num: string;
  readonly amount: number;
  readonly total: number;
  readonly amount_refunded: number;
  readonly captured_at: string | null;
  readonly metadata: Readonly<Record<string, string>>;
  readonly payment_details: { readonly receipt?: string };
  readonly refunds: readonly { readonly id: string; readonly description: string }[];
}

export interface KomojuFault {
  /** The order number: the attempt. */
  readonly about: string;
  readonly at: "begin" | "read" | "cancel" | "refund";
  readonly kind: BeginFault | "under_way" | "hang";
}

export interface Komoju extends Company {
  readonly clockFile: string;
  now(): Instant;
  advance(seconds: number): Promise<void>;
  provider(settings?: Partial<KomojuSettings>): PaymentProvider;
  payments(): Promise<readonly BookedPayment[]>;
  sessionsOf(attemptId: string): Promise<readonly object[]>;
  /** What a customer does on the hosted page. */
  onPage(url: string, answer: "pay" | "decline" | "wait" | "leave"): Promise<Response>;
  /** The wallet takes the money that was left waiting. */
  settleWaiting(attemptId: string): Promise<void>;
  /** Cash for a slip, also for one that has expired or was cancelled. */
  payAtRegister(attemptId: string): Promise<void>;
  chargeBack(attemptId: string): Promise<void>;
  /** Goes wrong once. */
  fault(fault: KomojuFault): Promise<void>;
  /** `konbini_fee`, `drop_metadata`, `forging`, `telling <attempt id>`. */
  lever(name: string, value: string): Promise<void>;
  settlement(): Promise<void>;
  ping(): Promise<string>;
  stop(): Promise<void>;
}

const SECRETS = ["komoju-webhook-secret", "komoju-webhook-secret-before"];
const METHODS = ["card", "paypay", "merpay", "konbini"];

/** The fake of KOMOJU as a process of its own; with a clock file it follows that clock. */
export async function startKomoju(options: { clockFile?: string } = {}): Promise<Komoju> {
  const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-komoju-"));
  const clockFile = options.clockFile ?? path.join(directory, "clock");
  if (options.clockFile === undefined) writeFileSync(clockFile, "0");
  const { company, admin, stop } = await startCompany({
    name: "komoju",
    program: path.join(import.meta.dirname, "main.ts"),
    key: "sk_test_komoju",
    webhookSecrets: SECRETS,
    env: { STORE: path.join(directory, "komoju.sqlite"), TSUNAGU_CLOCK_FILE: clockFile },
  });
  return {
    ...company,
    clockFile,
    now: () => systemClock(clockFile).now(),
    async advance(seconds) {
      const offsetMs = Number(readFileSync(clockFile, "utf8"));
      writeFileSync(clockFile, String(offsetMs + seconds * 1000));
      await company.settle();
    },
    provider: (settings = {}) =>
      komojuPayments({
        apiUrl: company.url,
        secretKey: company.key,
        webhookSecrets: company.webhookSecrets,
        methods: METHODS,
        contactEmail: "slips@operator.example",
        timeoutMs: 2000,
        ...settings,
      }),
    payments: () => list(admin, "/payments"),
    sessionsOf: (attemptId) => list(admin, `/sessions/${attemptId}`),
    onPage: (url, answer) => postForm(url, { answer }),
    settleWaiting: async (id) => void (await admin("POST", `/payments/${id}/settle`)),
    payAtRegister: async (id) => void (await admin("POST", `/payments/${id}/register`)),
    chargeBack: async (id) => void (await admin("POST", `/payments/${id}/chargeback`)),
    fault: async (fault) => void (await admin("POST", "/faults", fault)),
    lever: async (name, value) => void (await admin("PUT", "/levers", { name, value })),
    settlement: async () => void (await admin("POST", "/settlements")),
    ping: async () => ((await admin("POST", "/ping")) as { eventId: string }).eventId,
    async stop() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
