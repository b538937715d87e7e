import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addHours, addSeconds } from "../../../src/foundation/clock/index.ts";
import { newId } from "../../../src/foundation/ids/index.ts";
import { yen } from "../../../src/foundation/money/index.ts";
import { startStripe, type StripeFake } from "./start.ts";
import { begun, OK_CARD } from "./wish.ts";

let stripe: StripeFake;
beforeAll(async () => {
  stripe = await startStripe();
});
afterAll(async () => stripe.stop());

describe("the report", () => {
  it("has every movement, by the references that attempts and refunds are stored with", async () => {
    const from = stripe.now();
    const attempt = await begun(stripe);
    await stripe.payByCard(attempt.url, OK_CARD);
    const { providerReference } = (await attempt.read()) as { providerReference: string };
    const refundId = newId<"refund">();
    const refund = { ...attempt.attempt, refundId, amountYen: yen(500) };
    const made = (await stripe.provider().refund(refund)) as { providerReference: string };
    await stripe.dispute(attempt.attemptId);
    const period = { from: addSeconds(from, -1), until: addHours(from, 1) };
    const read = stripe.provider().reports!.read!;
    expect(await read(period)).toEqual({ kind: "unknown" });
    await stripe.advance(3601);
    const report = await read(period);
    if (report.kind !== "read") return expect.fail(report.kind);
    const { attemptId } = attempt;
    expect(report.rows).toMatchObject([
      {
        ...{ kind: "payment", ofReference: providerReference, attemptId },
        ...{ grossYen: 1980, feeYen: 71, netYen: 1909 },
      },
      {
        ...{ kind: "refund", ofReference: made.providerReference, attemptId, refundId },
        ...{ grossYen: -500, feeYen: 0, netYen: -500 },
      },
      { kind: "dispute", ofReference: providerReference, grossYen: -1480, feeYen: 1300 },
    ]);
    for (const row of report.rows) expect(row.grossYen - row.feeYen).toBe(row.netYen);
    const before = { from: addHours(from, -1), until: addSeconds(from, -1) };
    expect(await stripe.provider().reports!.read!(before)).toEqual({ kind: "read", rows: [] });
  });

  it("is whole or not there", async () => {
    const period = { from: addHours(stripe.now(), -1), until: stripe.now() };
    await stripe.order({ on: "GET /v1/balance_transactions", fault: "error_before" });
    expect(await stripe.provider().reports!.read!(period)).toEqual({ kind: "unknown" });
  });
});

describe("the doctor", () => {
  const webhookUrl = "https://renew.example.jp/webhooks/payments/stripe";
  const all = { url: webhookUrl, enabled_events: ["*"] };
  const examine = async (own: Parameters<StripeFake["provider"]>[0] = {}) =>
    (await stripe.provider(own).examine!({ webhookUrl })).map(
      ({ what, state, line }) => `${state} ${what}: ${line}`,
    );

  it("finds nothing to say of an account that is set up well", async () => {
    await stripe.endpoints([all]);
    expect(await examine()).toEqual([
      "ok stripe key: works, in test mode",
      "ok stripe account: acct_Sandbox: JP, jpy",
      "ok stripe card: is on",
      "ok stripe konbini: is on",
      "ok stripe alipay: is on",
      "ok stripe wechat_pay: is on",
      "ok stripe paypay: is on",
      "ok stripe events: we_1 tells all that is needed",
      "ok stripe reader tmr_SandboxCounter2: Counter 2: online",
      "ok stripe reader tmr_SandboxCounter1: Counter 1: online",
    ]);
  });

  it("names what is to be put right: methods, address, endpoint, events", async () => {
    await stripe.switchOff(["paypay"]);
    await stripe.endpoints([]);
    const found = await examine({ contactEmail: "no-reply@localhost" });
    expect(found).toContain(
      "wrong stripe paypay: is off: switch it on at Stripe under Settings, Payment methods",
    );
    expect(found).toContain(
      "wrong stripe konbini: STRIPE_CONTACT_EMAIL: no-reply@localhost is no address for slips without one",
    );
    expect(found).toContain(`wrong stripe events: no endpoint leads to ${webhookUrl}: add one`);
    await stripe.switchOff([]);
    await stripe.endpoints([{ ...all, status: "disabled" }]);
    expect(await examine()).toContain("wrong stripe events: we_1 is disabled: enable it");
    await stripe.endpoints([{ url: webhookUrl, enabled_events: ["payment_intent.succeeded"] }]);
    const lacking = (await examine()).find((line) => line.includes("lacks"));
    expect(lacking).toMatch(/^wrong stripe events: we_1 lacks .*charge\.dispute\.created/);
    expect(lacking).toContain("terminal.reader.action_failed");
    expect(lacking).not.toContain("payment_intent.succeeded");
  });

  it("tells a key that Stripe does not know from a Stripe that does not answer", async () => {
    expect(await examine({ secretKey: "sk_test_nobodys" })).toEqual([
      "wrong stripe key: STRIPE_SECRET_KEY: Stripe does not know this key",
    ]);
    expect(await examine({ apiUrl: "http://127.0.0.1:1" })).toEqual([
      "wrong stripe key: Stripe does not answer: try again, and see status.stripe.com",
    ]);
  });

  it("looks at the readers of our location", async () => {
    await stripe.setReader({ status: "offline" });
    expect((await examine()).slice(-2)).toEqual([
      "ok stripe reader tmr_SandboxCounter2: Counter 2: online",
      "note stripe reader tmr_SandboxCounter1: Counter 1: offline",
    ]);
    await stripe.setReader({ status: "online" });
    expect((await examine({ terminalLocation: "tml_Elsewhere" })).at(-1)).toBe(
      "wrong stripe readers: none is registered at tml_Elsewhere",
    );
  });
});
