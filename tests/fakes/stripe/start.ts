import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { AttemptId, PaymentProvider } from "../../../src/business/payments/index.ts";
import { systemClock, type Instant } from "../../../src/foundation/clock/index.ts";
import {
  STRIPE_METHODS,
  stripePayments,
  type StripeSettings,
} from "../../../src/gateways/payments/stripe/index.ts";
import { list, postForm, startCompany, type Company } from "../../company.ts";
import type { OrderedFault } from "./api.ts";
import { API_VERSION, type WebhookMode } from "./bank.ts";
import type { StripeObject } from "./store.ts";
import type { Dispute } from "./things.ts";

/** What the fake's own books say of one attempt. */
export interface Books {
  /** Pages and slips that were begun. */
  readonly payments: number;
  readonly charges: number;
  readonly receivedYen: number;
  readonly refunds: number;
  readonly refundedYen: number;
  readonly reference: string | null;
}

export interface ListedEvent extends StripeObject {
  readonly type: string;
  readonly data: { readonly object: StripeObject };
}

export const READER = "tmr_SandboxCounter1";
export const LOCATION = "tml_SandboxCounter";

/** A Stripe of our own in its own process, and all hands on it. */
export interface StripeFake extends Company {
  readonly clockFile: string;
  settings(own?: Partial<StripeSettings>): StripeSettings;
  provider(own?: Partial<StripeSettings>): PaymentProvider;
  now(): Instant;
  advance(seconds: number): Promise<void>;
  books(attemptId: string): Promise<Books>;
  events(): Promise<readonly ListedEvent[]>;
  objects<T extends StripeObject>(kind: T["object"]): Promise<readonly T[]>;
  /** Fills in the page as a browser would, through a challenge if one comes. */
  payByCard(pageUrl: string, number: string, challenge?: "complete" | "fail"): Promise<void>;
  answerWallet(pageUrl: string, answer: "approve" | "refuse"): Promise<void>;
  atShop(
    attemptId: AttemptId,
    step: "print-slip" | "drop-slip" | "register" | "register-too-little",
  ): Promise<void>;
  /** Asks the API itself, as the merchant may by hand; throws what it refuses. */
  asStripe(
    route: string,
    form?: Readonly<Record<string, string>>,
  ): Promise<Readonly<Record<string, unknown>>>;
  present(number: string): Promise<void>;
  giveUpAtReader(): Promise<void>;
  setReader(state: {
    status?: "online" | "offline";
    trouble?: "none" | "deaf" | "timeout";
  }): Promise<void>;
  dispute(attemptId: AttemptId): Promise<Dispute>;
  closeDispute(id: string, outcome: "won" | "lost"): Promise<void>;
  order(fault: OrderedFault): Promise<void>;
  webhooksFrom(mode: WebhookMode): Promise<void>;
  sign(how: { skewSeconds?: number; isBad?: boolean }): Promise<void>;
  switchOff(methods: readonly string[]): Promise<void>;
  endpoints(
    endpoints: readonly { url: string; enabled_events: readonly string[]; status?: string }[],
  ): Promise<void>;
  stop(): Promise<void>;
}

export const KEY = "sk_test_fakeStripe";
export const SECRETS = ["whsec_fake_present", "whsec_fake_before"] as const;

/** Follows `clockFile`, or one of its own. It ends with this process; call `stop` all the same. */
export async function startStripe(options: { clockFile?: string } = {}): Promise<StripeFake> {
  const directory = mkdtempSync(path.join(tmpdir(), "tsunagu-stripe-"));
  const clockFile = options.clockFile ?? path.join(directory, "clock");
  if (!existsSync(clockFile)) writeFileSync(clockFile, "0");
  const { company, admin, stop } = await startCompany({
    name: "stripe",
    program: path.join(import.meta.dirname, "main.ts"),
    key: KEY,
    webhookSecrets: SECRETS,
    env: { STORE: path.join(directory, "stripe.sqlite"), TSUNAGU_CLOCK_FILE: clockFile },
  });
  const clock = systemClock(clockFile);
  const settings = (own: Partial<StripeSettings> = {}): StripeSettings => ({
    secretKey: KEY,
    webhookSecrets: SECRETS,
    methods: STRIPE_METHODS,
    cardBrands: ["visa"],
    terminalLocation: LOCATION,
    clock,
    contactEmail: "shop@example.com",
    apiUrl: company.url,
    ...own,
  });
  const done = (work: Promise<unknown>): Promise<void> => work.then(() => {});
  return {
    ...company,
    clockFile,
    settings,
    provider: (own) => stripePayments(settings(own)),
    now: () => clock.now(),
    async advance(seconds) {
      const offsetMs = Number(readFileSync(clockFile, "utf8"));
      writeFileSync(clockFile, String(offsetMs + seconds * 1000));
      await company.settle();
    },
    books: async (attemptId) => (await admin("GET", `/books/${attemptId}`)) as Books,
    events: () => list(admin, "/events"),
    objects: (kind) => list(admin, `/objects/${kind}`),
    async payByCard(pageUrl, number, challenge = "complete") {
      const answer = await postForm(pageUrl, { number });
      const next = new URL(answer.headers.get("location") ?? pageUrl, pageUrl);
      if (next.pathname.endsWith("/challenge")) await postForm(next.href, { answer: challenge });
    },
    answerWallet: async (pageUrl, answer) => done(postForm(pageUrl, { answer })),
    atShop: (attemptId, step) => done(admin("POST", `/attempts/${attemptId}/${step}`)),
    asStripe: (route, form = {}) => asStripe(company.url, route, form),
    // Stripe's own helper for tests: a card held to the reader.
    present: (number) =>
      done(
        asStripe(
          company.url,
          `POST /v1/test_helpers/terminal/readers/${READER}/present_payment_method`,
          { type: "card_present", "card_present[number]": number },
        ),
      ),
    giveUpAtReader: () => done(admin("POST", `/readers/${READER}/give-up`)),
    setReader: (state) => done(admin("PUT", `/readers/${READER}`, state)),
    dispute: async (attemptId) =>
      (await admin("POST", `/attempts/${attemptId}/dispute`)) as Dispute,
    closeDispute: (id, outcome) => done(admin("POST", `/disputes/${id}/${outcome}`)),
    order: (fault) => done(admin("POST", "/faults", fault)),
    webhooksFrom: (mode) => done(admin("PUT", "/webhook-mode", { mode })),
    sign: (how) => done(admin("PUT", "/signing", how)),
    switchOff: (methods) => done(admin("PUT", "/methods-off", { methods })),
    endpoints: (endpoints) => done(admin("PUT", "/webhook-endpoints", { endpoints })),
    async stop() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A request of the merchant's own, by hand or by another program. */
async function asStripe(url: string, route: string, form: Readonly<Record<string, string>>) {
  const [method, where] = route.split(" ") as [string, string];
  const headers = { authorization: `Bearer ${KEY}`, "stripe-version": API_VERSION };
  const query = method === "GET" ? `?${new URLSearchParams(form)}` : "";
  const answer = await fetch(`${url}${where}${query}`, {
    method,
    headers,
    ...(method === "GET" ? {} : { body: new URLSearchParams(form) }),
  });
  const body = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${answer.status} ${JSON.stringify(body["error"])}`);
  return body;
}
