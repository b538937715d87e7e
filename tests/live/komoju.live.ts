import { describe, expect, it } from "vitest";
import type { BeginPayment, PaymentProvider } from "../../src/business/payments/index.ts";
import { addHours, systemClock, type Instant } from "../../src/foundation/clock/index.ts";
import { callOut } from "../../src/foundation/http/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { yen } from "../../src/foundation/money/index.ts";
import { komojuPayments, signatureOf } from "../../src/gateways/payments/komoju/index.ts";
import {
  paymentProviderContract,
  type BegunAttempt,
  type ProviderUnderTest,
} from "../contracts/payment-provider.ts";
import { openTroubledLine, type TroubledLine } from "./troubled-line.ts";

// Another address only to try this file itself, against the fake.
const KOMOJU = process.env["KOMOJU_TEST_API_URL"] ?? "https://komoju.com";
const SIGNATURE_HEADER = "x-komoju-signature";
const SECRETS = ["live-test", "live-test-before"];

const KEY = process.env["KOMOJU_TEST_SECRET_KEY"];

describe.skipIf(KEY === undefined)("KOMOJU (skipped unless KOMOJU_TEST_SECRET_KEY is set)", () => {
  const key = KEY ?? "";
  paymentProviderContract(() => komojuUnderTest(key));
  slips(key);
});

function now(): Instant {
  return systemClock().now();
}

async function komojuUnderTest(secretKey: string): Promise<ProviderUnderTest> {
  if (!secretKey.startsWith("sk_test_")) throw new Error("not a test key: money would move");
  const line = await openTroubledLine(KOMOJU);
  const settings = {
    apiUrl: line.url,
    secretKey,
    webhookSecrets: SECRETS,
    methods: ["card", "konbini"],
    contactEmail: "live-test@example.com",
  };
  return {
    provider: komojuPayments(settings),
    unreachable: komojuPayments({ ...settings, apiUrl: "http://127.0.0.1:1" }),
    withWrongKey: komojuPayments({ ...settings, secretKey: "sk_test_nobody" }),
    // Cash cannot be paid by an interface: slips are asked about below.
    methods: { redirect: "card" },
    traits: { expiresAsAsked: false, showsDeclines: false, signsTime: false, signsBySecret: true },
    signatureHeaders: [SIGNATURE_HEADER],
    webhookSecrets: SECRETS,
    now,
    advance: () => Promise.reject(new Error("the real time does not move for us")),
    customer: {
      pays: (attempt) => payByCard(secretKey, attempt, "4100000000000100"),
      isDeclined: (attempt) => payByCard(secretKey, attempt, "4123111111111000"),
    },
    async faultyBegin(request, fault) {
      line.trouble(
        fault,
        ({ method, body }) => method === "POST" && body.includes(request.attemptId),
      );
      return request;
    },
    async paysLosingRefund(attempt, effect) {
      await payByCard(secretKey, attempt, "4100000000000100");
      const fault = effect === "done" ? "answer_lost" : "request_lost";
      line.trouble(fault, ({ path }) => path.endsWith("/refund"));
    },
    booked: (reference) => booked(secretKey, line, reference),
    notificationOf: (attemptId) => notificationOf(secretKey, attemptId),
    sign: (body, { secrets = SECRETS }) => {
      const secret = secrets.find((one) => SECRETS.includes(one)) ?? secrets[0]!;
      return { body, headers: { [SIGNATURE_HEADER]: signatureOf(body, secret) } };
    },
    stop: line.stop,
  };
}

function slips(secretKey: string): void {
  const chains = [
    "seven_eleven",
    "familymart",
    "lawson",
    "ministop",
    "seicomart",
    "daily_yamazaki",
  ];
  it.each(chains)("gives a slip for %s that is pending until it is cancelled", async (chain) => {
    const provider = konbini(secretKey);
    const startedAt = now();
    const request: BeginPayment = { ...wish(startedAt), method: `konbini_${chain}` };
    const answer = await provider.begin(request);
    if (answer.kind !== "begun") return expect.fail(JSON.stringify(answer));
    expect(answer.next).toMatchObject({ kind: "slip", chains: [{ chain }] });
    const attempt = { ...request, providerReference: answer.providerReference };
    expect(await provider.read(attempt)).toMatchObject({ kind: "pending" });
    const { attemptId } = request;
    expect(await provider.read({ attemptId, startedAt })).toMatchObject({ kind: "pending" });
    const cancelled = { kind: "failed", failure: "cancelled", isFinal: true };
    expect(await provider.cancel(attempt)).toEqual(cancelled);
  });

  it("takes our key, as doctor asks", async () => {
    const [found] = await konbini(secretKey).examine!({ webhookUrl: "https://shop.example/" });
    expect(found).toMatchObject({ what: "komoju key", state: "ok" });
  });
}

function konbini(secretKey: string): PaymentProvider {
  if (!secretKey.startsWith("sk_test_")) throw new Error("not a test key");
  return komojuPayments({
    apiUrl: KOMOJU,
    secretKey,
    webhookSecrets: SECRETS,
    methods: ["konbini"],
    contactEmail: "live-test@example.com",
  });
}

function wish(startedAt: Instant): BeginPayment {
  const attemptId = newId<"attempt">();
  return {
    attemptId,
    lineId: newId<"line">(),
    method: "card",
    amountYen: yen(1980),
    description: "7 days, 3 GB",
    orderNumber: attemptId.slice(-12),
    language: "en",
    startedAt,
    expiresAt: addHours(startedAt, 72),
    returnUrl: "https://shop.example/en/orders/X",
  };
}

/** Pays a session by the API, as KOMOJU's own page does, through 3-D Secure if it is asked for. */
async function payByCard(secretKey: string, attempt: BegunAttempt, number: string): Promise<void> {
  const [, id] = attempt.answer.providerReference.split("/");
  const card = { type: "credit_card", number, month: "12", year: "39", verification_value: "123" };
  const payer = { name: "TARO YAMADA", email: "live-test@example.com" };
  const answer = await api(secretKey, "POST", `/sessions/${id}/pay`, {
    payment_details: { ...card, ...payer },
  });
  await follow((answer as { redirect_url?: string | null }).redirect_url);
}

const HOPS_MAX = 10;

/** Goes where the browser would be led, as long as that is KOMOJU and not back to our shop. */
async function follow(url: string | null | undefined): Promise<void> {
  const { hostname } = new URL(KOMOJU);
  let next = url ?? undefined;
  for (let hop = 0; hop < HOPS_MAX && next !== undefined; hop++) {
    const here = new URL(next);
    if (here.hostname !== hostname && !here.hostname.endsWith(`.${hostname}`)) return;
    const answer = await callOut({ method: "GET", url: here.href, timeoutMs: 30_000 });
    const location = answer.kind === "answered" ? answer.headers["location"] : undefined;
    next = location === undefined ? undefined : new URL(location, here).href;
  }
}

/** Sessions have no list: those that we saw begin are counted, and the payments that came of them. */
async function booked(secretKey: string, line: TroubledLine, reference: string) {
  const begun = line.exchanges.filter(
    ({ path, status, body }) =>
      path.endsWith("/sessions") && status === 200 && body.includes(reference),
  );
  const sessions = new Set(begun.map(({ answer }) => (JSON.parse(answer) as { id: string }).id));
  const list = (await api(secretKey, "GET", `/payments?external_order_num=${reference}`)) as {
    data: readonly { amount_refunded: number; refunds: readonly object[] }[];
  };
  const refunds = list.data.flatMap((payment) => payment.refunds).length;
  const refundedYen = list.data.reduce((sum, one) => sum + one.amount_refunded, 0);
  return { payments: Math.max(sessions.size, list.data.length), refunds, refundedYen };
}

/** KOMOJU keeps its events; we sign them as it does. */
async function notificationOf(secretKey: string, attemptId: string) {
  const list = (await api(secretKey, "GET", "/events?per_page=100")) as {
    data: readonly { type: string; data: { external_order_num?: string } }[];
  };
  const event = list.data.find(
    ({ type, data }) => type === "payment.captured" && data.external_order_num === attemptId,
  );
  if (event === undefined) throw new Error("no such event");
  const body = JSON.stringify(event);
  return { body, headers: { [SIGNATURE_HEADER]: signatureOf(body, SECRETS[0]!) } };
}

async function api(secretKey: string, method: "GET" | "POST", path: string, body?: object) {
  const answer = await callOut({
    url: `${KOMOJU}/api/v1${path}`,
    method,
    timeoutMs: 30_000,
    headers: {
      authorization: `Basic ${Buffer.from(`${secretKey}:`).toString("base64")}`,
      "x-komoju-api-version": "2025-01-28",
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (answer.kind !== "answered") throw new Error(`${method} ${path}: ${answer.reason}`);
  return JSON.parse(answer.body) as unknown;
}
