import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { yen } from "../../foundation/money/index.ts";
import { done } from "../../foundation/outcome/index.ts";
import { checkDocument } from "../identity/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import {
  markHeard,
  openDisputes,
  type DisputeReading,
  type PaymentReading,
} from "../payments/index.ts";
import { hearDisputes } from "./hear-disputes.ts";
import {
  askRefund,
  payClaimAtCounter,
  readOrder,
  wantRefund,
  type Outside,
  type Renewal,
} from "./index.ts";
import { wakeOne } from "./renewals-store.ts";
import { settlePayment } from "./settle-payment.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
await act.database.run({
  text: `update plans set terms = terms || '{"refundRule": {"kind": "pro_rata"}}'`,
  values: [],
});
const outside = answering(act);

describe("a dispute", () => {
  test("is recorded once, holds the money back, and freezes what might go back", async () => {
    const renewal = await bought();
    for (let i = 0; i < 3; i++) await tell(renewal, [dispute("open")]);
    expect(await eventsOf(renewal)).toEqual(["payment.disputed"]);
    expect(await booksOf(renewal)).toMatchObject({ withheld: 1980, receivable: 0 });
    const frozen = { ok: false, refusal: "payment_disputed" };
    expect(await askRefund(act, outside, renewal)).toMatchObject(frozen);
    expect(await wantRefund(act, outside, renewal)).toMatchObject(frozen);
    const order = await orderOf(renewal);
    expect(order.disputes).toMatchObject([
      { state: "open", amountYen: 1980, reason: "fraudulent" },
    ]);
    expect((await openDisputes(act, 99)).map(({ lineId }) => lineId)).toContain(renewal.lineId);
  });

  test("that is won gives the money back to us, and refunds are possible again", async () => {
    const renewal = await bought();
    await tell(renewal, [dispute("open")]);
    await tell(renewal, [dispute("won")]);
    await tell(renewal, [dispute("won")]);
    await tell(renewal, [dispute("open")]);
    expect(await eventsOf(renewal)).toEqual(["payment.disputed", "payment.dispute_won"]);
    expect(await booksOf(renewal)).toMatchObject({ withheld: 0, receivable: 1980 });
    expect(await askRefund(act, outside, renewal)).toMatchObject({ ok: true });
  });

  test("that is lost is a loss, and nothing of it goes back a second time", async () => {
    const renewal = await bought();
    await tell(renewal, [dispute("lost")]);
    await tell(renewal, [dispute("won")]);
    expect(await eventsOf(renewal)).toEqual(["payment.disputed", "payment.dispute_lost"]);
    expect(await booksOf(renewal)).toMatchObject({ withheld: 0, receivable: 0, losses: 1980 });
    expect(await askRefund(act, outside, renewal)).toMatchObject({ refusal: "payment_disputed" });
    expect((await orderOf(renewal)).renewal.state).toBe("active");
  });

  test("is one of several: each is counted for itself", async () => {
    const renewal = await bought();
    const [one, other] = [dispute("open", 500), { ...dispute("open", 700), reference: "du_2" }];
    await tell(renewal, [one, other]);
    await tell(renewal, [{ ...one, state: "won" }, other]);
    expect(await booksOf(renewal)).toMatchObject({ withheld: 700, receivable: 1280 });
    expect(await askRefund(act, outside, renewal)).toMatchObject({ refusal: "payment_disputed" });
  });

  test("that comes with the first word of the payment is heard as well", async () => {
    const renewal = await bought(answering(act, { paid: "pending" }));
    const { attempts } = await orderOf(renewal);
    await settlePayment(act, renewal, {
      attemptId: attempts[0]!.attemptId,
      reading: reading([dispute("open")]),
      askedDueAt: undefined,
    });
    expect((await orderOf(renewal)).renewal.state).toBe("paid");
    expect(await eventsOf(renewal)).toEqual(["payment.disputed"]);
  });
});

test("news of a plan that ended long ago is read by the worker", async () => {
  const renewal = await bought();
  await act.database.run({
    text: "update renewals set state = 'completed', due_at = null where renewal_id = $1",
    values: [renewal.renewalId],
  });
  const [attempt] = (await orderOf(renewal)).attempts;
  await markHeard(act, attempt!);
  await wakeOne(act, renewal);
  const provider = { ...outside.provider("sandbox"), read: async () => reading([dispute("open")]) };
  await workOn(act, { ...outside, provider: () => provider }, renewal);
  expect(await eventsOf(renewal)).toEqual(["payment.disputed"]);
  await act.database.run({
    text: "update renewals set state = 'active' where renewal_id = $1",
    values: [renewal.renewalId],
  });
});

describe("a refund that was decided and not sent yet", () => {
  test("waits while its payment is disputed, and goes when that is won", async () => {
    const { renewal, counted } = await decided();
    await tell(renewal, [dispute("open")]);
    for (let i = 0; i < 3; i++) await workOn(act, counted.outside, renewal);
    expect(counted.calls()).toBe(0);
    expect((await orderOf(renewal)).renewal.state).toBe("refunding");
    await tell(renewal, [dispute("won")]);
    await workOn(act, counted.outside, renewal);
    expect(counted.calls()).toBe(1);
    expect((await orderOf(renewal)).renewal.state).toBe("refunded");
  });

  test("is settled by a dispute that was lost: its payer has the money from there", async () => {
    const { renewal, counted } = await decided();
    await tell(renewal, [dispute("open")]);
    await tell(renewal, [dispute("lost")]);
    await workOn(act, counted.outside, renewal);
    expect(counted.calls()).toBe(0);
    const order = await orderOf(renewal);
    expect(order.renewal.state).toBe("refunded");
    expect(order.refunds).toMatchObject([{ state: "done", providerReference: "du_1" }]);
    expect(await booksOf(renewal)).toMatchObject({
      withheld: 0,
      receivable: 0,
      refunds_payable: 0,
      losses: 1980 - 1697,
    });
  });

  test("and became a claim is not paid at a counter, and withdrawn when the dispute is lost", async () => {
    const refusing = answering(act, { refunded: "refused" });
    const renewal = await bought();
    await wantRefund(act, refusing, renewal);
    await workOn(act, refusing, renewal);
    await tell(renewal, [dispute("open")]);
    const [claim] = (await orderOf(renewal)).claims;
    const { lineId } = renewal;
    const document = { kind: "passport", issuer: "CHN", number: "E12345678" } as const;
    await checkDocument(act, { lineId, document, accepts: ["passport"], isToRegister: false });
    const handOut = async () =>
      done({ parts: [], money: { account: "cash", book: "till:one" } as const });
    expect(await payClaimAtCounter(act, { voucher: claim!.number, handOut })).toMatchObject({
      refusal: "payment_disputed",
    });
    await tell(renewal, [dispute("lost")]);
    expect((await orderOf(renewal)).claims).toMatchObject([{ state: "withdrawn" }]);
    await workOn(act, refusing, renewal);
    expect((await orderOf(renewal)).renewal.state).toBe("refunded");
  });
});

test("told by twenty at once, in any order, it is opened and closed once", async () => {
  const renewal = await bought();
  const states = ["open", "lost", "open", "won"] as const;
  await Promise.all(
    Array.from({ length: 20 }, async (_, i) => tell(renewal, [dispute(states[i % 4]!)])),
  );
  const events = await eventsOf(renewal);
  expect(events).toHaveLength(2);
  expect(events[0]).toBe("payment.disputed");
});

test("the books hold", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

function dispute(state: DisputeReading["state"], amountYen = 1980): DisputeReading {
  return {
    reference: "du_1",
    state,
    amountYen: yen(amountYen),
    reason: "fraudulent",
    openedAt: act.clock.now(),
  };
}

function reading(disputes: readonly DisputeReading[]): PaymentReading {
  const at = act.clock.now();
  return { kind: "succeeded", providerReference: "pay_1", amountYen: yen(1980), at, disputes };
}

async function tell(renewal: Renewal, disputes: readonly DisputeReading[]): Promise<void> {
  const [attempt] = (await orderOf(renewal)).attempts;
  await hearDisputes(act, renewal, { attemptId: attempt!.attemptId, disputes });
}

async function bought(of: Outside = outside): Promise<Renewal> {
  return orderOn(act, await town.line(), of);
}

/** An order whose refund is decided; how often its provider was asked to send it. */
async function decided() {
  const renewal = await bought();
  await wantRefund(act, outside, renewal);
  const provider = outside.provider("sandbox");
  let calls = 0;
  const counting = {
    ...provider,
    async refund(request: Parameters<typeof provider.refund>[0]) {
      calls += 1;
      return provider.refund(request);
    },
  };
  const counted = {
    outside: { ...outside, payments: [counting], provider: () => counting },
    calls: () => calls,
  };
  return { renewal, counted };
}

async function orderOf(renewal: Renewal) {
  return (await readOrder(act, renewal))!;
}

async function eventsOf({ lineId }: Renewal): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: "select name from events where line_id = $1 and name like 'payment.disp%' order by seq",
    values: [lineId],
  });
  return (rows as { name: string }[]).map(({ name }) => name);
}

async function booksOf({ renewalId }: Renewal): Promise<Readonly<Record<string, number>>> {
  const all = await balances(act, { renewalId });
  return Object.fromEntries(all.map(({ account, balanceYen }) => [account, balanceYen]));
}
