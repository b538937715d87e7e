import { describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import {
  beginPayment,
  cancelRenewal,
  chooseReplacement,
  chooseToWait,
  placeRenewal,
} from "../../src/business/renewals/index.ts";
import { addSeconds } from "../../src/foundation/clock/index.ts";
import { CONNECTED, MONEY_BACK, OK_CARD as OK, openStage, wishToPay } from "./stage.ts";

const {
  act,
  boxes,
  outside,
  town,
  place,
  begin,
  pay,
  buy,
  work,
  order: orderOf,
  wholeness,
} = await openStage();

describe("an order's life", () => {
  it("is paid, connected and proven", async () => {
    const renewal = await buy(await town.line());
    const order = await work(renewal, 31);
    expect(order.renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("waits for a slow carrier and tells active only when it is read back", async () => {
    const renewal = await buy(await town.line("slow"));
    expect((await work(renewal, 31)).renewal.state).toBe("activating");
    expect((await work(renewal, 25)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it.each(["lost", "hangs"] as const)("asks instead of repeating: %s", async (behaviour) => {
    const renewal = await buy(await town.line(behaviour));
    await work(renewal, 31);
    expect((await work(renewal, 60)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("sends again what the carrier certainly never saw", async () => {
    const renewal = await buy(await town.line("lost_undone"));
    await work(renewal, 31);
    await work(renewal, 90);
    expect((await work(renewal, 5)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it.each(["recycled", "fails_later"] as const)("gives the money back: %s", async (behaviour) => {
    const renewal = await buy(await town.line(behaviour));
    await work(renewal, 31);
    expect((await work(renewal, 20)).renewal.state).toBe("refunded");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("refunds by itself past the promise, and a late success is taken back", async () => {
    const renewal = await buy(await town.line("very_slow"));
    expect((await work(renewal, 31)).renewal.state).toBe("activating");
    const late = await work(renewal, 601);
    expect(late.may.choose).toBe(true);
    await boxes.advance(250);
    // Fulfilled late by the carrier before the time to choose was over: kept, not refunded.
    expect((await work(renewal, 60)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("refunds when the carrier stays silent past the time to choose", async () => {
    const renewal = await buy(await town.line("never_settles"));
    await work(renewal, 31);
    await work(renewal, 601);
    const order = await work(renewal, 20 * 60);
    expect(order.renewal.state).toBe("refunded");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("waits longer when the customer chose to", async () => {
    const renewal = await buy(await town.line("never_settles"));
    await work(renewal, 31);
    await work(renewal, 601);
    expect((await chooseToWait(act, renewal)).ok).toBe(true);
    expect((await work(renewal, 30 * 60)).renewal.state).toBe("activating");
    expect((await work(renewal, 6 * 3600)).renewal.state).toBe("refunded");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("lets another plan of the same price take the place of one that did not come", async () => {
    const renewal = await buy(await town.line("never_settles"));
    await work(renewal, 31);
    await work(renewal, 601);
    const replaced = await chooseReplacement(act, renewal, "other");
    expect(replaced.ok).toBe(true);
    if (!replaced.ok) return;
    await work(renewal);
    await work(replaced.value);
    expect((await orderOf(renewal)).renewal.state).toBe("cancelled");
    expect((await orderOf(replaced.value)).renewal.state).toBe("activating");
    const refused = await chooseReplacement(act, replaced.value, "day");
    expect(refused).toMatchObject({ ok: false, refusal: "promise_still_runs" });
  });

  it("lets a declined card be followed by another", async () => {
    const renewal = await place(await town.line());
    await pay(await begin(renewal), "4000000000000002");
    await work(renewal, 31);
    await pay(await begin(renewal), OK);
    expect((await work(renewal, 31)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("sends money that comes after the cancelling straight back", async () => {
    const renewal = await buy(await town.line(), "4000000000103004");
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    await work(renewal, 1);
    await work(renewal, 120);
    const order = await work(renewal, 1000);
    expect(order.renewal.state).toBe("cancelled");
    expect(order.refunds.map(({ state, reason }) => [state, reason])).toEqual([
      ["done", "late_money"],
    ]);
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("expires when nobody pays", async () => {
    const renewal = await place(await town.line());
    await begin(renewal);
    expect((await work(renewal, 1801)).renewal.state).toBe("payment_expired");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("takes one of two payments of an order and gives the other back", async () => {
    const renewal = await place(await town.line());
    const pages = [await begin(renewal), await begin(renewal)];
    for (const page of pages) await pay(page, OK);
    await work(renewal, 31);
    const order = await work(renewal, 31);
    expect(order.renewal.state).toBe("active");
    expect(order.refunds.map(({ reason, state }) => [reason, state])).toEqual([
      ["double_payment", "done"],
    ]);
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("is paid in a shop two days later, and keeps the shown end or better", async () => {
    const renewal = await place(await town.line(), { payKind: "slip" });
    await begin(renewal, "konbini");
    await boxes.advance(2 * 86_400);
    const [attempt] = (await orderOf(renewal)).attempts;
    await boxes.payments.payAtRegister(attempt!.attemptId);
    const order = await work(renewal, 1000);
    expect(order.renewal.state).toBe("active");
    const shown = order.renewal.quote.ends;
    expect(shown.kind === "at" && order.bucket!.endsAt! >= shown.at).toBe(true);
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("takes the money of an account once its holder has approved", async () => {
    const renewal = await place(await town.line());
    const page = await begin(renewal, "paypal");
    await boxes.payments.answerApp(page, "approve");
    await boxes.payments.settle();
    const order = await work(renewal, 1);
    expect(order.renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("moves no money of an account once the order was cancelled", async () => {
    const renewal = await place(await town.line());
    await boxes.payments.answerApp(await begin(renewal, "paypal"), "approve");
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    const order = await work(renewal, 31);
    expect(order.attempts.map(({ state }) => state)).toEqual(["cancelled"]);
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("gives who turns to a slip the time that a slip has", async () => {
    const renewal = await place(await town.line());
    await pay(await begin(renewal), "4000000000000002");
    await begin(renewal, "konbini");
    await work(renewal, 31);
    const order = await work(renewal, 2 * 86_400);
    expect(order.renewal.state).toBe("awaiting_payment");
    expect(order.slip?.payBy).toBe(addSeconds(renewal.placedAt, 3 * 86_400));
    await boxes.payments.payAtRegister(order.slip!.attemptId);
    expect((await work(renewal, 60)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("cancels before payment and closes the page at the provider", async () => {
    const renewal = await place(await town.line());
    const page = await begin(renewal);
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    await work(renewal, 31);
    await pay(page, OK).catch(() => {});
    await work(renewal, 31);
    expect((await orderOf(renewal)).renewal.state).toBe("cancelled");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("freezes a payment of another amount and grants nothing", async () => {
    const renewal = await buy(await town.line(), "4000000000104002");
    const order = await work(renewal, 31);
    expect(order.renewal.state).toBe("payment_failed");
    expect(order.attempts.map(({ state }) => state)).toEqual(["frozen"]);
    expect((await wholeness(renewal)).granted).toBe(0);
  });

  it("stops the second purchase of a line, across tabs and devices", async () => {
    const line = await town.line();
    const first = await place(line);
    await begin(first);
    const second = await placeRenewal(act, {
      lineId: line.lineId,
      planCode: "week",
      payKind: "redirect",
      channel: "counter",
      accepted: [],
      onceKey: "another tab",
    });
    expect(second).toMatchObject({
      ok: false,
      refusal: "order_under_way",
      facts: { number: first.number },
    });
    await place(line, { besideOrder: first.number });
  });

  it("stops the first order from being paid beside a later one, unless both are meant", async () => {
    const line = await town.line();
    const first = await place(line, { contactEmail: "mei+create-refused@example.com" });
    await beginPayment(act, outside, wishToPay(first));
    expect((await orderOf(first)).renewal.state).toBe("payment_failed");
    const second = await buy(line);
    const stopped = { ok: false, refusal: "order_superseded", facts: { number: second.number } };
    expect(await beginPayment(act, outside, wishToPay(first))).toMatchObject(stopped);
    await work(second);
    expect(await beginPayment(act, outside, wishToPay(first))).toMatchObject(stopped);
    const meant = { ...wishToPay(first), besideOrder: second.number };
    expect(await beginPayment(act, outside, meant)).toMatchObject({ ok: true });
  });

  it("leaves books that balance", async () => {
    expect(await checkLedger(act)).toEqual([]);
  });
});
