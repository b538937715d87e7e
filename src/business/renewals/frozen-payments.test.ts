import { describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import { frozenAttempts, type PaymentReading } from "../payments/index.ts";
import { readOrder, returnFrozen, type Outside, type Renewal } from "./index.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);

const WRONG = {
  amount: {
    kind: "succeeded",
    providerReference: "pay_1",
    amountYen: yen(1979),
    at: act.clock.now(),
  },
  currency: { kind: "mismatched", providerReference: "pay_1", what: "currency" },
  reference: { kind: "mismatched", providerReference: "pay_1", what: "reference" },
} as const satisfies Record<string, PaymentReading>;

describe.each(["amount", "currency", "reference"] as const)(
  "a payment whose %s disagrees",
  (what) => {
    test("is frozen, grants nothing, and staff hear of it once", async () => {
      const { renewal, outside } = await paidWrongly(what);
      await workOn(act, outside, renewal);
      await workOn(act, outside, renewal);
      const { attempts, bucket, renewal: after } = await orderOf(renewal);
      expect(after.state).toBe("payment_failed");
      expect(attempts).toMatchObject([{ state: "frozen", frozenBecause: what }]);
      expect(bucket).toBeUndefined();
      expect(await eventsOf(renewal, "payment.frozen")).toMatchObject([
        { after: { because: what, askedYen: 1980 } },
      ]);
      const listed = await frozenAttempts(act, 500);
      expect(listed.map(({ attemptId }) => attemptId)).toContain(attempts[0]!.attemptId);
    });
  },
);

test("what came of a wrong amount goes back whole, once, however often it is asked for", async () => {
  const { renewal, outside, attemptId } = await paidWrongly("amount");
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => returnFrozen(act, { attemptId, why: "a yen short" })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((one) => !one.ok && one.refusal === "already_returned")).toHaveLength(7);
  await workOn(act, outside, renewal);
  expect((await orderOf(renewal)).refunds).toMatchObject([
    { amountYen: 1979, state: "done", reason: "wrong_amount" },
  ]);
  expect(
    (await balances(act, { renewalId: renewal.renewalId })).map(({ balanceYen }) => balanceYen),
  ).toEqual([0, 0, 0]);
  const listed = await frozenAttempts(act, 500);
  expect(listed.map((one) => one.attemptId)).not.toContain(attemptId);
});

test("where nobody can tell what came, staff say it, and it is booked as it goes back", async () => {
  const { renewal, outside, attemptId } = await paidWrongly("currency");
  const wish = { attemptId, why: "12.10 dollars, credited as 1,850 yen" };
  expect(await returnFrozen(act, wish)).toMatchObject({ refusal: "amount_unknown" });
  for (const receivedYen of [0, -5, 1.5, Number.NaN, 1e12]) {
    expect(await returnFrozen(act, { ...wish, receivedYen })).toMatchObject({
      refusal: "amount_unreadable",
    });
  }
  expect(await returnFrozen(act, { ...wish, receivedYen: 1850 })).toMatchObject({ ok: true });
  await workOn(act, outside, renewal);
  expect((await orderOf(renewal)).refunds).toMatchObject([{ amountYen: 1850, state: "done" }]);
});

test.each([newId(), "nonsense", ""])("%j is no frozen payment", async (attemptId) => {
  expect(await returnFrozen(act, { attemptId, why: "?" })).toMatchObject({
    refusal: "payment_not_frozen",
  });
});

test("the books hold", async () => {
  expect(await checkLedger(act)).toEqual([]);
});

async function paidWrongly(what: keyof typeof WRONG) {
  const good = answering(act);
  const provider = { ...good.provider("sandbox"), read: async () => WRONG[what] };
  const outside: Outside = { ...good, payments: [provider], provider: () => provider };
  const renewal = await orderOn(act, await town.line(), outside);
  const [attempt] = (await orderOf(renewal)).attempts;
  return { renewal, outside, attemptId: attempt!.attemptId };
}

async function orderOf(renewal: Renewal) {
  return (await readOrder(act, renewal))!;
}

async function eventsOf({ lineId }: Renewal, name: string): Promise<readonly object[]> {
  const { rows } = await act.database.run({
    text: "select after from events where line_id = $1 and name = $2",
    values: [lineId, name],
  });
  return rows as object[];
}
