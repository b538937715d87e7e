import type { Bucket } from "../../../business/buckets/index.ts";
import type { Plan, RenewalRule, Seller } from "../../../business/catalogue/index.ts";
import type { Line } from "../../../business/lines/index.ts";
import type { Letter, LetterName } from "../../../business/notices/index.ts";
import type { Attempt, Refund, RefundClaim } from "../../../business/payments/index.ts";
import type { Order, Renewal, Slip } from "../../../business/renewals/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { bytes, GIGABYTE, yen } from "../../../foundation/money/index.ts";
import { exampleReceipt } from "../example-receipt.ts";
import { letterWriter } from "./write-letter.ts";

const PAID_AT = instant("2026-11-22T03:00:00Z");
const ENDS_AT = instant("2026-11-29T15:00:00Z");
const STARTS_LATER_AT = instant("2026-12-02T15:00:00Z");
const PRICE = yen(1980);
const [LINE_ID, RENEWAL_ID] = [newId<"line">(), newId<"renewal">()];
const [SELLER_ID, PLAN_ID, BUCKET_ID] = [newId<"seller">(), newId<"plan">(), newId<"bucket">()];
const [ATTEMPT_ID, CHECKOUT_ID] = [newId<"attempt">(), newId<"checkout">()];
const REFUND_ID = newId<"refund">();

/** A letter about a made-up order, for whoever wants to read its words; its links lead nowhere. */
export function exampleLetter(
  name: LetterName,
  language: Language,
  { publicUrl }: { readonly publicUrl: string },
): Letter {
  const write = letterWriter({
    publicUrl,
    orderPath: (of) => `/${of}`,
    refundPath: (of) => `/${of}`,
    receiptPath: (of) => `/${of}`,
  });
  const receipt = exampleReceipt();
  return write(name, { order: orderFor(name, language), receipt });
}

function orderFor(name: LetterName, language: Language): Order {
  const isSlip = name.startsWith("slip");
  const isClaim = name.startsWith("claim_");
  return {
    renewal: renewalFor(name, language),
    ...{ plan: PLAN, seller: SELLER, line: LINE, disputes: [] },
    attempts: [isSlip || isClaim ? { ...ATTEMPT, kind: "slip", method: "konbini" } : ATTEMPT],
    refunds: [name === "came_late" ? { ...REFUND, reason: "late_money" } : REFUND],
    claims: isClaim ? [name === "claim_paid" ? PAID_CLAIM : CLAIM] : [],
    ...(name === "active" || name === "started" ? { bucket: BUCKET } : {}),
    ...(isSlip ? { slip: SLIP } : {}),
    may: { pay: false, cancel: false, choose: false },
  };
}

function renewalFor(name: LetterName, language: Language): Renewal {
  const isLater = name === "queued";
  const at = (moment: typeof PAID_AT) => ({ kind: isLater ? "latest" : "at", at: moment }) as const;
  const price = { totalYen: PRICE, taxYen: yen(180) };
  return {
    ...{ lineId: LINE_ID, renewalId: RENEWAL_ID, checkoutId: CHECKOUT_ID },
    ...{ sellerId: SELLER_ID, planId: PLAN_ID, bucketId: BUCKET_ID },
    ...{ number: "7K2M9QXA4T", state: "active", channel: "web", language, ...price },
    ...{ refundRule: PLAN.terms.refundRule, terms: PLAN.terms, promiseSeconds: 600, tries: 0 },
    quote: {
      ...{ planId: PLAN_ID, mode: "stack", lineState: "active", paidAt: PAID_AT, ...price },
      starts: at(isLater ? STARTS_LATER_AT : PAID_AT),
      ends: at(ENDS_AT),
      ...{ moved: [], taxRatePerMille: 100, promiseSeconds: 600, warnings: [] },
      goodUntil: ENDS_AT,
    },
    ...{ placedAt: PAID_AT, payBy: ENDS_AT, paidAt: PAID_AT },
  };
}

const RULE: RenewalRule = { mode: "stack", carries: "nothing" };

const PLAN: Plan = {
  ...{ planId: PLAN_ID, sellerId: SELLER_ID, code: "example", network: "", carrierPlanCode: "" },
  names: exampleReceipt().content.items[0]!.names,
  terms: {
    allowance: { kind: "capped", bytes: bytes(10 * GIGABYTE), throttleKbps: 128 },
    ...{ duration: { unit: "days", count: 7 }, clock: { kind: "jst_calendar" } },
    renewalTable: { unstarted: RULE, active: RULE, depleted: RULE, grace: RULE, expired: RULE },
    ...{ startTrigger: { kind: "payment" }, refundRule: { kind: "until_credited" } },
    ...{ graceDays: 0, needsSameAllowance: false, promiseSeconds: 600 },
  },
  ...{ taxCategory: "standard", totalYen: PRICE },
};

const SELLER: Seller = {
  ...{ sellerId: SELLER_ID, code: "example", ...exampleReceipt().content.seller },
  ...{ email: "help@example.jp", responsiblePerson: "", taxRounding: "floor" },
};

const LINE: Line = {
  ...{ lineId: LINE_ID, sellerId: SELLER_ID, network: "", carrier: "", form: "sim" },
  ...{ status: "in_service", iccid: "8981040000000000019", renewalCode: "" },
  ...{ isReinstallable: false, hasSms: false },
};

const BUCKET: Bucket = {
  ...{ lineId: LINE_ID, bucketId: BUCKET_ID, planId: PLAN_ID, state: "active" },
  ...{ terms: PLAN.terms, grantedAt: PAID_AT, startsAt: PAID_AT, endsAt: ENDS_AT },
  ...{ dataUsedBytes: bytes(0), heldBy: "carrier" },
};

const ATTEMPT: Attempt = {
  ...{ lineId: LINE_ID, attemptId: ATTEMPT_ID, checkoutId: CHECKOUT_ID, provider: "" },
  ...{ method: "card", kind: "redirect", state: "succeeded", amountYen: PRICE },
  startedAt: PAID_AT,
};

const REFUND: Refund = {
  ...{ lineId: LINE_ID, refundId: REFUND_ID, attemptId: ATTEMPT_ID, amountYen: PRICE },
  ...{ reason: "promise_missed", state: "wanted", wantedAt: PAID_AT },
};

const CLAIM: RefundClaim = {
  ...{ lineId: LINE_ID, refundId: REFUND_ID, renewalId: RENEWAL_ID, number: "7K2M9QXA4T0" },
  ...{ amountYen: PRICE, state: "open", openedAt: PAID_AT, changedAt: PAID_AT },
};

const PAID_CLAIM: RefundClaim = { ...CLAIM, state: "paid", paidBy: "bank_transfer" };

const SLIP: Slip = {
  chains: [
    { chain: "lawson", paymentCode: "123456", confirmationNumber: "7890" },
    { chain: "seven_eleven", paymentCode: "5550123456789" },
  ],
  ...{ attemptId: ATTEMPT_ID, issuedAt: PAID_AT, payBy: instant("2026-11-25T03:00:00Z") },
};
