import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "../../../src/foundation/ids/index.ts";
import { yen } from "../../../src/foundation/money/index.ts";
import { CONTRACTS } from "../specification.ts";
import { startPaypal, type PaypalFake } from "./start.ts";

const isAtHand = existsSync(path.join(CONTRACTS, "paypal-checkout_orders_v2.json"));
const ABSENT = `PayPal's specifications are not in ${CONTRACTS}; recorded shapes are held alone`;

let paypal: PaypalFake;
beforeAll(async () => {
  paypal = await startPaypal();
});
afterAll(async () => paypal.stop());

it("a whole payment, its refund and its news are spoken as PayPal specifies", async ({ skip }) => {
  if (!isAtHand) return skip(ABSENT);
  const provider = paypal.provider();
  const attemptId = newId<"attempt">();
  const request = {
    attemptId,
    lineId: newId<"line">(),
    amountYen: yen(1980),
    language: "ja",
  } as const;
  const begun = await provider.begin({
    ...request,
    method: "paypal",
    description: "7日間",
    orderNumber: "T1",
    startedAt: paypal.now(),
    expiresAt: paypal.now(),
    returnUrl: "https://shop.example/ja/orders/T1?back=yes",
  });
  if (begun.kind !== "begun" || begun.next.kind !== "redirect") return expect.fail(begun.kind);
  await paypal.approve(begun.next.url);
  const { providerReference } = begun;
  expect(await provider.capture({ attemptId, providerReference })).toMatchObject({
    kind: "succeeded",
  });
  const refund = { ...request, refundId: newId<"refund">(), providerReference };
  expect(await provider.refund(refund)).toMatchObject({ kind: "done" });
  for (const { eventId } of await paypal.events()) {
    const { body, headers } = await paypal.signedWebhook(eventId);
    const raw = { body: Buffer.from(body), headers, now: paypal.now() };
    expect(await provider.readNotification(raw)).toMatchObject({ kind: "valid", attemptId });
  }
  expect(await paypal.violations()).toEqual([]);
});

it("what PayPal does not specify is refused, and named", async ({ skip }) => {
  if (!isAtHand) return skip(ABSENT);
  const unit = { amount: { currency_code: "JPY", value: "1,980" }, invoice: "1" };
  const asked = paypal.asClient("/v2/checkout/orders", { intent: "TAKE", purchase_units: [unit] });
  await expect(asked).rejects.toThrow("400");
  const named = (await paypal.violations()).join("\n");
  expect(named).toContain('/intent: "TAKE" is none of CAPTURE, AUTHORIZE');
  expect(named).toContain("/purchase_units/0/amount/value: not ");
  expect(named).toContain("/purchase_units/0/invoice: nobody knows this word");
});
