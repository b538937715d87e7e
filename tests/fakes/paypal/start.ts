import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { PaymentProvider } from "../../../src/business/payments/index.ts";
import { systemClock, type Instant } from "../../../src/foundation/clock/index.ts";
import {
  paypalPayments,
  type PaypalSettings,
} from "../../../src/gateways/payments/paypal/index.ts";
import { list, postForm, startCompany, type Company } from "../../company.ts";
import { CONTRACTS } from "../specification.ts";
import type { Fault } from "./answers.ts";
import type { Telling } from "./desk.ts";
import type { Dispute } from "./disputes-api.ts";
import { refundedYen, type Instrument, type Order } from "./order.ts";
import type { Kept, KeptInstrument } from "./vault-api.ts";
import type { Payout } from "./payouts-api.ts";
import { CLIENT_ID, WEBHOOK_ID } from "./signature.ts";

/** An event as the fake wrote it down. */
export interface ToldEvent {
  readonly eventId: string;
  readonly type: string;
  readonly at: Instant;
  readonly resource: { readonly id?: string; readonly custom_id?: string };
}

/** The fake PayPal as a process of its own, and every lever on it. */
export interface PaypalFake extends Company {
  stop(): Promise<void>;
  readonly clockFile: string;
  now(): Instant;
  /** Moves the clock of all who follow the file, and settles what became due. */
  advance(seconds: number): Promise<void>;
  provider(settings?: Partial<PaypalSettings>): PaymentProvider;
  /** Does on the page what a payer does; answers where the browser is sent. */
  approve(pageUrl: string, instrument?: Instrument): Promise<string>;
  /** Agrees on a page of the vault that the account is kept. */
  agree(pageUrl: string, instrument?: KeptInstrument): Promise<string>;
  /** Accounts that are kept, deleted ones too. */
  kept(): Promise<readonly Kept[]>;
  /** Its holder takes it away, at PayPal. */
  takeAway(token: string): Promise<void>;
  /** Back to the shop without having paid. */
  turnBack(pageUrl: string): Promise<string>;
  orders(): Promise<readonly Order[]>;
  payouts(): Promise<readonly (Payout & { readonly status: string })[]>;
  events(): Promise<readonly ToldEvent[]>;
  /** What PayPal's specifications find wrong with what was said; in them alone. */
  violations(): Promise<readonly string[]>;
  tokens(): Promise<number>;
  revokeTokens(): Promise<void>;
  forgetWebhooks(): Promise<void>;
  /** Asks the API what its client could ask, without our adapter. */
  asClient(path: string, body: object): Promise<void>;
  /** How often an operation was asked for, about one thing. */
  calls(operation: string, reference: string): Promise<number>;
  /** Strikes once: the next call of an operation, or of it with one reference. */
  layFault(operation: string, fault: Fault, reference?: string): Promise<void>;
  tell(telling: Telling): Promise<void>;
  dispute(wish: {
    captureId: string;
    reason: string;
    amountYen?: number;
    isNameless?: boolean;
  }): Promise<Dispute>;
  resolve(disputeId: string, outcome: string): Promise<void>;
  /** So many rows are too many for one search. */
  limitSearch(most: number): Promise<void>;
}

const PROGRAM = path.join(import.meta.dirname, "main.ts");

/** Starts it on a free port; give an existing clock file to have it follow another's time. */
export async function startPaypal(options: { clockFile?: string } = {}): Promise<PaypalFake> {
  const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-paypal-"));
  const clockFile = options.clockFile ?? path.join(directory, "clock");
  if (!existsSync(clockFile)) writeFileSync(clockFile, "0");
  const { company, admin, stop } = await startCompany({
    name: "paypal",
    program: PROGRAM,
    key: "secret-of-the-fake",
    webhookSecrets: ["paypal-signs", "paypal-signed-before"],
    env: {
      STORE: path.join(directory, "paypal.sqlite"),
      TSUNAGU_CLOCK_FILE: clockFile,
      CONTRACTS_DIR: CONTRACTS,
    },
  });
  const clock = systemClock(clockFile);
  return {
    ...company,
    clockFile,
    now: () => clock.now(),
    async advance(seconds) {
      const offsetMs = Number(readFileSync(clockFile, "utf8"));
      writeFileSync(clockFile, String(offsetMs + seconds * 1000));
      await company.settle();
    },
    provider: (settings = {}) =>
      paypalPayments({
        environment: "sandbox",
        apiUrl: company.url,
        clientId: CLIENT_ID,
        clientSecret: company.key,
        webhookId: WEBHOOK_ID,
        clock,
        timeoutMs: 2000,
        ...settings,
      }),
    approve: async (page, instrument = "balance") => answerPage(page, "approve", instrument),
    agree: async (page, instrument = "balance") => answerPage(page, "approve", instrument),
    kept: async () => list(admin, "/kept"),
    takeAway: async (token) => void (await admin("DELETE", `/kept/${token}`)),
    turnBack: async (page) => answerPage(page, "cancel", "balance"),
    orders: async () => list(admin, "/orders"),
    payouts: async () => list(admin, "/payouts"),
    events: async () => list(admin, "/events"),
    violations: async () => list(admin, "/violations"),
    tokens: async () => (await list(admin, "/tokens")).length,
    revokeTokens: async () => void (await admin("DELETE", "/tokens")),
    forgetWebhooks: async () => void (await admin("DELETE", "/webhooks")),
    asClient: async (where, body) => asClient(company, where, body),
    calls: async (operation, reference) =>
      ((await admin("GET", `/calls/${operation}/${reference}`)) as { count: number }).count,
    layFault: async (operation, fault, reference) =>
      void (await admin("PUT", "/faults", { operation, fault, reference })),
    tell: async (telling) => void (await admin("PUT", "/telling", { telling })),
    dispute: async (wish) => (await admin("POST", "/disputes", wish)) as Dispute,
    resolve: async (id, outcome) => void (await admin("PUT", `/disputes/${id}`, { outcome })),
    limitSearch: async (most) => void (await admin("PUT", "/reporting", { most })),
    async stop() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Yen that came for these attempts and did not go back, by PayPal's own books. */
export async function receivedByPaypal(
  paypal: PaypalFake,
  attemptIds: readonly string[],
): Promise<number> {
  const orders = await paypal.orders();
  const taken = orders.filter(
    ({ invoiceId, capture }) =>
      attemptIds.includes(invoiceId ?? "") &&
      capture !== undefined &&
      capture.status !== "PENDING" &&
      capture.status !== "DECLINED",
  );
  return taken.reduce((sum, order) => sum + order.amountYen - refundedYen(order), 0);
}

async function asClient({ url, key }: Company, where: string, body: object): Promise<void> {
  const pair = Buffer.from(`${CLIENT_ID}:${key}`).toString("base64");
  const token = await fetch(`${url}/v1/oauth2/token`, {
    method: "POST",
    headers: { authorization: `Basic ${pair}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token: bearer } = (await token.json()) as { access_token: string };
  const answer = await fetch(`${url}${where}`, {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${where}: ${answer.status}`);
}

async function answerPage(
  pageUrl: string,
  answer: "approve" | "cancel",
  instrument: Instrument,
): Promise<string> {
  const page = new URL(pageUrl);
  const shown = await fetch(page);
  if (!shown.ok) throw new Error(`the page is gone: ${shown.status}`);
  const token = page.searchParams.get("token") ?? "";
  const left = await postForm(page.href, { token, answer, instrument });
  return left.headers.get("location") ?? "";
}
