import { afterAll, describe, expect, it } from "vitest";
import {
  armAuto,
  beginSaving,
  forgetMethod,
  hearSaving,
  readAuto,
  savedMethodsOf,
  workAuto,
} from "../../src/business/auto-renewals/index.ts";
import { saveLine } from "../../src/business/customers/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import type { PaymentProvider, SavedMethodId } from "../../src/business/payments/index.ts";
import {
  beginPayment,
  cancelRenewal,
  chooseClaimWay,
  hearReturn,
  wantRefund,
  workRenewal,
  type Order,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import type { Act } from "../../src/foundation/act/index.ts";
import {
  addDays,
  addHours,
  JST,
  localDate,
  nextMidnight,
} from "../../src/foundation/clock/index.ts";
import { autoWorld } from "../auto-renewals.ts";
import type { KeptInstrument } from "../fakes/paypal/vault-api.ts";
import { receivedByPaypal, startPaypal, type PaypalFake } from "../fakes/paypal/start.ts";
import type { TownLine } from "../town.ts";
import { openWorker } from "./worker.ts";
import { CONNECTED, MONEY_BACK, openStage, wishToPay } from "./stage.ts";

let paypal!: PaypalFake;
const stage = await openStage({
  async beside({ clockFile }) {
    paypal = await startPaypal({ clockFile });
    return [paypal.provider({ hasVault: true })];
  },
  receivedBeside: async (attemptIds) => receivedByPaypal(paypal, attemptIds),
});
const { act, outside, town, wholeness } = stage;
const worker = openWorker(act, outside);
const needs = { outside, shopUrl: "http://127.0.0.1:1" };
const { customer, toBeforeEnd } = autoWorld(stage);
await paypal.sendWebhooksTo(`${stage.doorUrl}/webhooks/payments/paypal`);
afterAll(async () => paypal.stop());

class Died extends Error {}

describe("money that was approved", () => {
  it("is captured by the worker, and connects once, however often it is told", async () => {
    for (const telling of ["once", "thrice", "reversed", "late", "never"] as const) {
      await paypal.tell(telling);
      const { renewal, page } = await begun();
      await paypal.approve(page);
      await paypal.settle();
      const order = await untilOver(renewal);
      expect([telling, order.renewal.state]).toEqual([telling, "active"]);
      expect(await wholeness(renewal)).toEqual(CONNECTED);
    }
    await paypal.tell("once");
  });

  it.each([
    "answer_lost",
    "error_after",
    "hangs_after",
    "request_lost",
    "error_before",
    "busy",
    "in_progress",
  ] as const)("is captured once though the capture met with %s", async (fault) => {
    const { renewal, page, reference } = await begun();
    await paypal.layFault("orders.capture", fault, reference);
    await paypal.approve(page);
    expect((await untilOver(renewal)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
    expect((await stage.order(renewal)).refunds).toEqual([]);
  });

  it.each(["payment.before_capture", "payment.after_capture", "payment.after_read"])(
    "is captured once though the worker died at %s",
    async (failpoint) => {
      const { renewal, page } = await begun();
      await paypal.approve(page);
      await paypal.settle();
      const mortal: Act = {
        ...act,
        failpoint(name) {
          if (name === failpoint) throw new Died();
        },
      };
      await expect(workRenewal(mortal, outside, renewal)).rejects.toThrow(Died);
      expect((await untilOver(renewal)).renewal.state).toBe("active");
      expect(await wholeness(renewal)).toEqual(CONNECTED);
    },
  );

  it("is captured once though two workers come at once, and PayPal dies between", async () => {
    const { renewal, page } = await begun();
    await paypal.approve(page);
    await paypal.settle();
    await Promise.all([
      workRenewal(act, outside, renewal),
      workRenewal(act, outside, renewal),
      paypal.crash(),
    ]);
    await paypal.sendWebhooksTo(`${stage.doorUrl}/webhooks/payments/paypal`);
    expect((await untilOver(renewal)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });
});

describe("an approval that is told of once more while it is read", () => {
  it("is captured in the same moment", async () => {
    const { renewal, page } = await begun();
    await paypal.approve(page);
    await paypal.settle();
    let readings = 0;
    const provider = outside.provider("paypal");
    const read: PaymentProvider["read"] = async (attempt) => {
      const reading = await provider.read(attempt);
      readings += 1;
      if (readings === 1) await hearReturn(act, renewal);
      return reading;
    };
    await workRenewal(act, { ...outside, provider: () => ({ ...provider, read }) }, renewal);
    expect((await stage.order(renewal)).renewal.state).toBe("active");
    expect(readings).toBeGreaterThan(1);
  });
});

describe("an approval that comes", () => {
  it("after the order was cancelled is never captured", async () => {
    const { renewal, page, reference } = await begun();
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    await work(renewal, 31);
    await expectNeverCaptured(renewal, page, reference);
    expect((await stage.order(renewal)).renewal.state).toBe("cancelled");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("after the order was paid another way is never captured", async () => {
    const { renewal, page, reference } = await begun();
    await stage.pay(await stage.begin(renewal));
    await untilOver(renewal);
    await expectNeverCaptured(renewal, page, reference);
    expect((await stage.order(renewal)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("while the same order is being paid another way costs nobody twice", async () => {
    const { renewal, page } = await begun();
    const card = await stage.begin(renewal);
    await Promise.all([paypal.approve(page), stage.pay(card)]);
    const order = await untilOver(renewal);
    expect(order.renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("when the order's time is over is never captured", async () => {
    const { renewal, page, reference } = await begun();
    await paypal.advance(1801);
    expect((await work(renewal)).renewal.state).toBe("payment_expired");
    await expectNeverCaptured(renewal, page, reference);
  });

  it("before the worker does, when both run out, is never captured", async () => {
    const { renewal, page, reference } = await begun();
    await paypal.approve(page);
    await paypal.advance(1801);
    expect((await untilOver(renewal)).renewal.state).toBe("payment_expired");
    expect(await paypal.calls("orders.capture", reference)).toBe(0);
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });
});

describe("money that pends", () => {
  it("connects nobody, whatever is told, until it is there", async () => {
    const { renewal, page } = await begun();
    await paypal.tell("thrice");
    await paypal.approve(page, "review");
    for (const seconds of [0, 31, 300, 600]) {
      const order = await work(renewal, seconds);
      expect(order.renewal.state).toBe("awaiting_payment");
      expect(order.openAttempt).toMatchObject({ state: "pending", next: { kind: "none" } });
      expect(await wholeness(renewal)).toEqual(MONEY_BACK);
    }
    await paypal.tell("once");
    await paypal.advance(3600);
    // The order's own time was over by then, but it waits for money that is on its way.
    expect((await untilOver(renewal)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("and is denied ends the try, and another one may be made", async () => {
    const { renewal, page } = await begun();
    await paypal.approve(page, "review_denied");
    await work(renewal);
    await paypal.advance(3600);
    const order = await untilOver(renewal);
    expect(order.attempts).toMatchObject([{ state: "failed", failure: "declined" }]);
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });
});

describe("a declined card", () => {
  it("is not asked again and again; another one on the same page connects", async () => {
    const { renewal, page, reference } = await begun();
    await paypal.approve(page, "declined_card");
    await hearReturn(act, renewal);
    for (const seconds of [0, 20, 40, 120, 300]) await work(renewal, seconds);
    const order = await stage.order(renewal);
    expect(order.renewal.state).toBe("awaiting_payment");
    expect(order.openAttempt).toMatchObject({
      state: "pending",
      failure: "declined",
      next: { kind: "redirect", url: page },
    });
    // Once for the customer's return and once for the notification, at most.
    expect(await paypal.calls("orders.capture", reference)).toBeLessThanOrEqual(2);
    await paypal.approve(page);
    await hearReturn(act, renewal);
    const connected = await untilOver(renewal);
    expect(connected.renewal.state).toBe("active");
    expect(connected.attempts[0]!.failure).toBeUndefined();
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("of an account that cannot pay us ends the try at once", async () => {
    const { renewal, page } = await begun();
    await paypal.approve(page, "blocked_account");
    expect((await work(renewal)).renewal.state).toBe("payment_failed");
    await stage.pay(await stage.begin(renewal));
    expect((await untilOver(renewal)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });
});

describe("a beginning whose answer was lost", () => {
  it("is given up, for nobody can approve it, and the next one connects", async () => {
    const renewal = await stage.place(await town.line());
    await paypal.layFault("orders.create", "answer_lost");
    const wish = { ...wishToPay(renewal, "paypal"), provider: "paypal" };
    expect(await beginPayment(act, outside, wish)).toMatchObject({ value: { kind: "unknown" } });
    await work(renewal, 61);
    expect((await stage.order(renewal)).renewal.state).toBe("payment_failed");
    const { page } = await begin(renewal);
    await paypal.approve(page);
    expect((await untilOver(renewal)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });
});

describe("money that goes back", () => {
  it.each([undefined, "answer_lost", "request_lost", "error_after", "busy"] as const)(
    "does so once, when its plan cannot be had (%s)",
    async (fault) => {
      const { renewal, page } = await begun("recycled");
      if (fault !== undefined) await paypal.layFault("captures.refund", fault);
      await paypal.approve(page);
      expect((await untilOver(renewal)).renewal.state).toBe("refunded");
      expect(await wholeness(renewal)).toEqual(MONEY_BACK);
      expect(await refundsOf(renewal)).toBe(1);
    },
  );

  it("slowly is waited for", async () => {
    const { renewal, page } = await begun("recycled");
    await paypal.approve(page, "slow_refunds");
    await work(renewal);
    expect((await stage.order(renewal)).renewal.state).toBe("refunding");
    expect((await untilOver(renewal)).renewal.state).toBe("refunded");
    expect(await refundsOf(renewal)).toBe(1);
  });

  it.each([undefined, "answer_lost", "request_lost", "busy", "hangs_after"] as const)(
    "to another address is paid out once (%s)",
    async (fault) => {
      const { renewal, page } = await begun("recycled");
      await paypal.approve(page, "no_refunds");
      await work(renewal);
      const { claims } = await work(renewal, 31);
      expect(claims).toMatchObject([{ state: "open", amountYen: 1980 }]);
      const { refundId } = claims[0]!;
      const email = `mei-${fault ?? "well"}@example.com`;
      const way = { kind: "payout", provider: "paypal", email } as const;
      const chosen = await chooseClaimWay(act, outside, { ...renewal, refundId, way });
      expect(chosen.ok).toBe(true);
      if (fault !== undefined) await paypal.layFault("payouts.create", fault);
      expect((await untilOver(renewal)).renewal.state).toBe("refunded");
      const sent = (await paypal.payouts()).filter(({ wish }) => wish.items[0]!.receiver === email);
      expect(sent.map(({ status, wish }) => [status, wish.items[0]!.amount.value])).toEqual([
        ["SUCCESS", "1980"],
      ]);
    },
  );
});

describe("a payer who complains to PayPal", () => {
  it.each([
    ["RESOLVED_SELLER_FAVOUR", false, "won"],
    ["RESOLVED_BUYER_FAVOUR", true, "lost"],
  ] as const)("is heard, and refunds wait (%s, nameless: %s)", async (outcome, isNameless, end) => {
    const { renewal, page, reference } = await begun();
    await paypal.approve(page);
    await paypal.settle();
    await untilOver(renewal);
    const { capture } = (await paypal.orders()).find(({ id }) => id === reference)!;
    const wish = { captureId: capture!.id, reason: "UNAUTHORISED", isNameless };
    const { id } = await paypal.dispute(wish);
    let order = await work(renewal, 1);
    expect(order.disputes).toMatchObject([{ state: "open", amountYen: 1980 }]);
    expect(await wantRefund(act, outside, renewal)).toMatchObject({ refusal: "payment_disputed" });
    await paypal.resolve(id, outcome);
    order = await work(renewal, 1);
    expect(order.disputes).toMatchObject([{ state: end }]);
    expect(order.renewal.state).toBe("active");
  });
});

describe("an account that PayPal keeps, charged without its holder", () => {
  it("is charged once by however many workers, and connects", async () => {
    const { line } = await armed("balance");
    await toCharge(line);
    await Promise.all(Array.from({ length: 6 }, async () => workAuto(act, needs, line.lineId)));
    const { occasions } = await settled(line);
    expect(occasions).toMatchObject([{ state: "renewed", tries: 1 }]);
    const key = { lineId: line.lineId, renewalId: occasions[0]!.renewalId! } as Renewal;
    expect(await wholeness(key)).toMatchObject({ received: 1980, buckets: 1, receipts: 1 });
    expect(await chargesOf(key)).toHaveLength(1);
  });

  it.each(["answer_lost", "request_lost"] as const)(
    "is charged once though the charge met with %s",
    async (fault) => {
      const { line } = await armed("balance");
      await toCharge(line);
      await paypal.layFault("orders.capture", fault);
      const { auto, occasions } = await settled(line);
      expect([auto.state, occasions.map(({ state, tries }) => [state, tries])]).toEqual([
        "armed",
        [["renewed", 1]],
      ]);
      const key = { lineId: line.lineId, renewalId: occasions[0]!.renewalId! } as Renewal;
      expect(await wholeness(key)).toMatchObject({ received: 1980, buckets: 1, receipts: 1 });
    },
  );

  it.each([
    ["declined_card", 2, "failed_twice"],
    ["needs_payer", 1, "needs_holder"],
  ] as const)("%s: tried %i times at most, then it is off", async (instrument, tries, because) => {
    const { line } = await armed(instrument);
    await toCharge(line);
    const { auto, occasions } = await settled(line);
    expect(auto).toMatchObject({ state: "off", stoppedBecause: because });
    expect(occasions).toMatchObject([{ state: "failed", tries, because }]);
    const orders = await ordersOfLine(line);
    expect(orders.every(({ capture }) => capture === undefined)).toBe(true);
    expect(orders).toHaveLength(tries);
  });

  it("is forgotten at PayPal when it is forgotten here, and its notice changes nothing", async () => {
    const { customerId, savedMethodId, keptId } = await armed("balance");
    await forgetMethod(act, { customerId, savedMethodId });
    await worker.rest();
    await paypal.settle();
    expect((await paypal.kept()).find(({ id }) => id === keptId)).toMatchObject({
      isDeleted: true,
    });
    expect(await savedMethodsOf(act, customerId)).toEqual([]);
  });

  it("taken away at PayPal by its holder, it ends here and is charged no more", async () => {
    const { line, customerId, keptId } = await armed("balance");
    await paypal.takeAway(keptId);
    await paypal.settle();
    await worker.rest();
    const { auto, method } = (await readAuto(act, line.lineId))!;
    expect(auto).toMatchObject({ state: "off", stoppedBecause: "method_gone" });
    expect(method).toMatchObject({ state: "forgotten" });
    expect(await savedMethodsOf(act, customerId)).toEqual([]);
  });
});

it("speaks to PayPal as its specifications have it", async () => {
  expect(await paypal.violations()).toEqual([]);
});

it("leaves books that balance", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

async function begun(carrier?: Parameters<typeof town.line>[0]) {
  const renewal = await stage.place(await town.line(carrier));
  return { renewal, ...(await begin(renewal)) };
}

async function begin(renewal: Renewal) {
  const wish = { ...wishToPay(renewal, "paypal"), provider: "paypal" };
  const answer = await beginPayment(act, outside, wish);
  if (!answer.ok) throw new Error(`refused: ${answer.refusal}`);
  const { next, providerReference } = (await stage.order(renewal)).attempts.at(-1)!;
  if (next?.kind !== "redirect") throw new Error("no page");
  return { page: next.url, reference: providerReference! };
}

async function work(renewal: Renewal, seconds = 0): Promise<Order> {
  if (seconds > 0) await paypal.advance(seconds);
  await Promise.all([stage.boxes.carrier.settle(), paypal.settle()]);
  await workRenewal(act, outside, renewal);
  return stage.order(renewal);
}

/** Works on, through leases and the pauses after lost answers, until the order does not move. */
async function untilOver(renewal: Renewal): Promise<Order> {
  let order = await work(renewal);
  for (const seconds of [31, 61, 61, 120, 300, 300]) order = await work(renewal, seconds);
  return order;
}

async function expectNeverCaptured(renewal: Renewal, page: string, reference: string) {
  await paypal.approve(page);
  await paypal.settle();
  for (const seconds of [0, 61, 600]) await work(renewal, seconds);
  expect(await paypal.calls("orders.capture", reference)).toBe(0);
  const order = (await paypal.orders()).find(({ id }) => id === reference);
  expect(order).toMatchObject({ status: "APPROVED" });
}

async function armed(instrument: KeptInstrument) {
  const customerId = await customer();
  const line = await town.line();
  const endsAt = addHours(nextMidnight(addHours(act.clock.now(), 48), JST), 12);
  await town.bucket(line, { endsAt });
  await saveLine(act, customerId, { lineId: line.lineId, proof: "renewal_code", nickname: "" });
  let savedMethodId: SavedMethodId | undefined;
  const begun = await beginSaving(act, outside, {
    ...{ customerId, provider: "paypal", method: "saved_paypal" },
    returnUrl(id) {
      savedMethodId = id;
      return "http://127.0.0.1:1/back";
    },
  });
  if (!begun.ok) throw new Error(begun.refusal);
  await paypal.agree(begun.value.url, instrument);
  const before = new Set((await paypal.kept()).map(({ id }) => id));
  await hearSaving(act, outside, savedMethodId!);
  const consent = await armAuto(act, {
    ...{ lineId: line.lineId, customerId, savedMethodId: savedMethodId!, planCode: "week" },
    ...{ trigger: "time-6", ceilingYen: 10_000, shownYen: 1980 },
    until: addDays(localDate(act.clock.now(), JST), 60),
    contactEmail: "mei@example.com",
  });
  if (!consent.ok) throw new Error(consent.refusal);
  const keptId = (await paypal.kept()).find(({ id }) => !before.has(id))!.id;
  return { line, customerId, savedMethodId: savedMethodId!, keptId };
}

/** Told a day before, to the hour of its charge. */
async function toCharge(line: TownLine): Promise<void> {
  await toBeforeEnd(line, 30 * 60);
  await worker.rest();
  await toBeforeEnd(line, 6 * 60 - 1);
}

async function settled(line: TownLine) {
  for (const seconds of [0, 31, 61, 61, 3600, 61, 61]) {
    await stage.boxes.advance(seconds);
    await Promise.all([stage.boxes.carrier.settle(), paypal.settle()]);
    await worker.rest();
  }
  return (await readAuto(act, line.lineId))!;
}

async function ordersOfLine({ lineId }: Pick<TownLine, "lineId">) {
  return (await paypal.orders()).filter(({ customId }) => customId?.startsWith(lineId));
}

async function chargesOf(key: Pick<TownLine, "lineId">) {
  return (await ordersOfLine(key)).filter(({ capture }) => capture !== undefined);
}

async function refundsOf(renewal: Renewal): Promise<number> {
  const { attempts } = await stage.order(renewal);
  const orders = await paypal.orders();
  return orders
    .filter(({ invoiceId }) => attempts.some(({ attemptId }) => attemptId === invoiceId))
    .reduce((sum, { refunds }) => sum + refunds.length, 0);
}
