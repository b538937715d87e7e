import { afterAll, afterEach, describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import type { AttemptId } from "../../src/business/payments/index.ts";
import { fetchReport, listDifferences } from "../../src/business/reconciliation/index.ts";
import {
  beginPayment,
  cancelRenewal,
  workRenewal,
  type Order,
  type Outside,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import { addDays, JST, localDate } from "../../src/foundation/clock/index.ts";
import { READER, startStripe, type StripeFake } from "../fakes/stripe/start.ts";
import { CONNECTED, MONEY_BACK, openStage, wishToPay } from "./stage.ts";

const DAY = 86_400;
const OK_CARD = "4242 4242 4242 4242";
const DECLINED_CARD = "4000 0000 0000 0002";

let stripe!: StripeFake;
const stage = await openStage({
  async beside({ clockFile }) {
    stripe = await startStripe({ clockFile });
    return [stripe.provider({ timeoutMs: 1500 })];
  },
});
const { act, outside, town } = stage;
const firstDay = localDate(act.clock.now(), JST);
const door = `${stage.doorUrl}/webhooks/payments/stripe`;
await stripe.sendWebhooksTo(door);
afterAll(async () => stripe.stop());
afterEach(async () => {
  await stripe.webhooksFrom("once");
  await stripe.sign({});
});

describe("a card on Stripe's page", () => {
  it.each(["once", "thrice", "late", "reversed"] as const)(
    "connects once when its news come %s",
    async (mode) => {
      const { renewal, url } = await begin(await order(), "card");
      await stripe.webhooksFrom(mode);
      await stripe.payByCard(url, OK_CARD);
      for (let second = 0; second < 6; second++) await work(renewal, 1);
      const { renewal: after } = await work(renewal, 40);
      expect(after.state).toBe("active");
      expect(await books(renewal)).toEqual(CONNECTED);
    },
  );

  it.each([
    ["no news come at all", async () => stripe.webhooksFrom("never")],
    ["its news are signed by somebody else", async () => stripe.sign({ isBad: true })],
    ["its news are signed an hour ago", async () => stripe.sign({ skewSeconds: -3600 })],
  ])("connects by itself, later, when %s", async (_, happen) => {
    const { renewal, url } = await begin(await order(), "card");
    await happen();
    await stripe.payByCard(url, OK_CARD);
    await stripe.settle();
    const end = await workUntil(renewal, "active", 60);
    expect(end.renewal.state).toBe("active");
    expect(await books(renewal)).toEqual(CONNECTED);
  });

  it("is worked on by three at once, while its news come three times, and connects once", async () => {
    const { renewal, url } = await begin(await order(), "card");
    await stripe.webhooksFrom("thrice");
    await stripe.payByCard(url, OK_CARD);
    await Promise.all([
      stripe.settle(),
      ...[1, 2, 3].map(async () => workRenewal(act, outside, renewal)),
    ]);
    expect((await work(renewal, 2)).renewal.state).toBe("active");
    expect(await books(renewal)).toEqual(CONNECTED);
  });

  it("that is declined leaves the page open for another", async () => {
    const { renewal, url } = await begin(await order(), "card");
    await stripe.payByCard(url, DECLINED_CARD);
    const declined = await work(renewal, 1);
    expect(declined.renewal.state).toBe("awaiting_payment");
    await stripe.payByCard(url, "4000 0000 0000 3220");
    expect((await work(renewal, 1)).renewal.state).toBe("active");
    expect(await books(renewal)).toEqual(CONNECTED);
  });

  it("whose page was begun and not answered is found, and paid once", async () => {
    const renewal = await order();
    const fault = { on: "POST /v1/checkout/sessions", fault: "lost_after" } as const;
    await stripe.order(fault);
    expect(await tryToBegin(renewal, "card")).toMatchObject({ value: { kind: "unknown" } });
    const { openAttempt } = await work(renewal, 31);
    if (openAttempt?.next?.kind !== "redirect") return expect.fail("the page was not found");
    await stripe.payByCard(openAttempt.next.url, OK_CARD);
    expect((await work(renewal, 1)).renewal.state).toBe("active");
    expect(await books(renewal)).toEqual(CONNECTED);
  });

  it("whose key was used before a crash is not begun twice by who finds it", async () => {
    const renewal = await order();
    await expect(tryToBegin(renewal, "card", dyingAfterTheCall())).rejects.toThrow("died here");
    const { attempts } = await work(renewal, 31);
    expect(attempts).toMatchObject([{ state: "pending", providerReference: /^cs_/ }]);
    const { attemptId } = attempts[0]!;
    expect(await stripe.books(attemptId)).toMatchObject({ payments: 1 });
  });

  it("gives its money back once when the plan does not come, though that was not answered", async () => {
    const { renewal, url } = await begin(await order("recycled"), "card");
    await stripe.order({ on: "POST /v1/refunds", fault: "lost_after" });
    await stripe.payByCard(url, OK_CARD);
    const end = await workUntil(renewal, "refunded", 31);
    expect(end.refunds).toMatchObject([{ state: "done", amountYen: 1980 }]);
    expect(await books(renewal)).toEqual(MONEY_BACK);
  });

  it("that pays when the order is over gives its money back by itself", async () => {
    const { renewal, url } = await begin(await order(), "card");
    await stripe.order({ on: "POST /v1/checkout/sessions/[^/]+/expire", fault: "lost_before" });
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    await work(renewal, 1);
    await stripe.payByCard(url, OK_CARD);
    const end = await work(renewal, 60);
    expect(end.renewal.state).toBe("cancelled");
    expect(end.refunds).toMatchObject([{ reason: "late_money", state: "done" }]);
    expect(await books(renewal)).toEqual(MONEY_BACK);
  });

  it("that is disputed is read again, and its order stands", async () => {
    const { renewal, url } = await begin(await order(), "card");
    await stripe.payByCard(url, OK_CARD);
    const { attempts } = await work(renewal, 1);
    await stripe.dispute(attempts[0]!.attemptId);
    await stripe.settle();
    expect((await stage.order(renewal)).attempts[0]).toHaveProperty("heardAt");
    const end = await work(renewal, 1);
    expect(end.attempts[0]).not.toHaveProperty("heardAt");
    expect(end.renewal.state).toBe("active");
  });
});

describe("a slip", () => {
  it("connects once when it is paid, told three times and in the other order", async () => {
    const { renewal, attemptId } = await begin(await order(), "konbini");
    await stripe.webhooksFrom("thrice");
    for (const hours of [1, 24]) {
      expect((await work(renewal, hours * 3600)).openAttempt).toMatchObject({
        next: { kind: "slip" },
      });
    }
    await stripe.webhooksFrom("reversed");
    await stripe.atShop(attemptId, "register");
    for (let second = 0; second < 6; second++) await work(renewal, 1);
    expect((await work(renewal, 60)).renewal.state).toBe("active");
    expect(await books(renewal)).toEqual(CONNECTED);
  });

  it("paid for an order that was cancelled goes to the refund queue, once", async () => {
    const { renewal, attemptId } = await begin(await order(), "konbini");
    await stripe.atShop(attemptId, "print-slip");
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    await work(renewal, 1);
    await stripe.webhooksFrom("thrice");
    await stripe.atShop(attemptId, "register");
    for (let minute = 0; minute < 4; minute++) await work(renewal, 60);
    await expectClaim(renewal, "cancelled");
  });

  it("that was not printed is void once the order is cancelled", async () => {
    const { renewal, attemptId } = await begin(await order(), "konbini");
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    await work(renewal, 1);
    expect((await work(renewal, 60)).attempts).toMatchObject([{ state: "cancelled" }]);
    await expect(stripe.atShop(attemptId, "register")).rejects.toThrow("void");
    expect(await books(renewal)).toEqual(MONEY_BACK);
  });

  it("printed before its deadline and paid a little after it connects all the same", async () => {
    const { renewal, attemptId, payBy } = await begin(await order(), "konbini");
    const left = (Date.parse(payBy) - Date.parse(stripe.now())) / 1000;
    await work(renewal, left - 60);
    await stripe.atShop(attemptId, "print-slip");
    expect((await work(renewal, 120)).renewal.state).toBe("awaiting_payment");
    await stripe.atShop(attemptId, "register");
    expect((await work(renewal, 60)).renewal.state).toBe("active");
    expect(await books(renewal)).toEqual(CONNECTED);
  });

  it("that nobody pays ends with its order", async () => {
    const { renewal } = await begin(await order(), "konbini");
    const end = await workUntil(renewal, "payment_expired", DAY / 2);
    expect(end.attempts).toMatchObject([{ state: "expired" }]);
    expect(await books(renewal)).toEqual(MONEY_BACK);
  });

  it("paid beside a card: the plan comes once, the second money goes back", async () => {
    const slip = await begin(await order(), "konbini");
    await stripe.atShop(slip.attemptId, "print-slip");
    const card = await begin(slip.renewal, "card");
    await stripe.payByCard(card.url, OK_CARD);
    await work(slip.renewal, 1);
    await stripe.atShop(slip.attemptId, "register");
    for (let minute = 0; minute < 4; minute++) await work(slip.renewal, 60);
    const end = await stage.order(slip.renewal);
    expect(end.renewal.state).toBe("active");
    expect(end.refunds).toMatchObject([{ reason: "double_payment", amountYen: 1980 }]);
    expect(await books(slip.renewal)).toMatchObject({ granted: 1, buckets: 1, receipts: 1 });
  });

  async function expectClaim(renewal: Renewal, state: string): Promise<void> {
    const end = await stage.order(renewal);
    expect(end.renewal.state).toBe(state);
    expect(end.refunds).toMatchObject([{ reason: "late_money", amountYen: 1980 }]);
    expect(end.refunds[0]!.state).not.toBe("done");
    expect(await books(renewal)).toEqual({ ...MONEY_BACK, received: 1980 });
  }
});

describe("a reader at the counter", () => {
  it("connects when a card is held to it", async () => {
    const { renewal } = await begin(await order(), "card_reader");
    await stripe.present(OK_CARD);
    expect((await work(renewal, 1)).renewal.state).toBe("active");
    expect(await books(renewal)).toEqual(CONNECTED);
  });

  it("lets the clerk try again after a card was declined, and charges once", async () => {
    const { renewal } = await begin(await order(), "card_reader");
    expect(await tryToBegin(renewal, "card_reader")).toMatchObject({
      refusal: "order_not_payable",
    });
    await stripe.present(DECLINED_CARD);
    expect((await work(renewal, 1)).renewal.state).toBe("payment_failed");
    await begin(renewal, "card_reader");
    await stripe.present(OK_CARD);
    expect((await work(renewal, 1)).renewal.state).toBe("active");
    expect(await books(renewal)).toEqual(CONNECTED);
  });
});

it("leaves books that balance, and that agree with Stripe's own account day by day", async () => {
  await stripe.advance(DAY);
  const today = localDate(act.clock.now(), JST);
  for (let day = firstDay; day < today; day = addDays(day, 1)) {
    expect(await fetchReport(act, stripe.provider(), day)).toMatchObject({ ok: true });
  }
  const open = await listDifferences(act, { provider: "stripe", state: "open" });
  // The dispute as well: what Stripe holds back stands in the books.
  expect(open).toEqual([]);
  expect(await checkLedger(act)).toEqual([]);
});

async function order(line?: Parameters<typeof town.line>[0]): Promise<Renewal> {
  return stage.place(await town.line(line), { payKind: "slip" });
}

async function tryToBegin(renewal: Renewal, method: string, through: Outside = outside) {
  const reader = method === "card_reader" ? { reader: READER } : {};
  return beginPayment(act, through, {
    ...wishToPay(renewal, method),
    provider: "stripe",
    ...reader,
  });
}

async function begin(renewal: Renewal, method: string) {
  const begun = await tryToBegin(renewal, method);
  if (!begun.ok) throw new Error(`refused: ${begun.refusal}`);
  const { attemptId, next } = (await stage.order(renewal)).attempts.at(-1)!;
  return {
    renewal,
    attemptId: attemptId as AttemptId,
    url: next?.kind === "redirect" ? next.url : "",
    payBy: next?.kind === "slip" ? next.payBy : "",
  };
}

/** Our side dies when Stripe has made the page and before its answer is written down. */
function dyingAfterTheCall(): Outside {
  const provider = stripe.provider();
  return {
    ...outside,
    provider: () => ({
      ...provider,
      async begin(request) {
        await provider.begin(request);
        throw new Error("died here");
      },
    }),
  };
}

async function work(renewal: Renewal, seconds: number): Promise<Order> {
  await stripe.advance(seconds);
  await stage.boxes.carrier.settle();
  await workRenewal(act, outside, renewal);
  return stage.order(renewal);
}

async function workUntil(renewal: Renewal, state: string, seconds: number): Promise<Order> {
  let order = await work(renewal, seconds);
  for (let turn = 0; turn < 20 && order.renewal.state !== state; turn++) {
    order = await work(renewal, seconds);
  }
  expect(order.renewal.state).toBe(state);
  return order;
}

/** What Stripe's books, the carrier's and ours say of an order. */
async function books(renewal: Renewal) {
  const { attempts } = await stage.order(renewal);
  const ours = await Promise.all(attempts.map(async (one) => stripe.books(one.attemptId)));
  const received = ours.reduce((sum, one) => sum + one.receivedYen - one.refundedYen, 0);
  return { ...(await stage.wholeness(renewal)), received };
}
