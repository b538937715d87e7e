import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn, workOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { newId } from "../../foundation/ids/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import { readOrder, type Renewal } from "../renewals/index.ts";
import { hireStaff, type Staff } from "../staff/index.ts";
import { askDecision, decideCase, type DecisionWish } from "./decide-case.ts";
import { DECISION_REASONS, verdictOf } from "./decision.ts";
import { decisionOf } from "./decisions-store.ts";
import { answerCase, caseFor } from "./answer-case.ts";
import type { Case } from "./case.ts";
import { openCase } from "./open-case.ts";

test("every reason belongs to one verdict, and no other word to any", () => {
  for (const verdict of ["refund", "decline"] as const) {
    for (const reason of DECISION_REASONS[verdict]) expect(verdictOf(reason)).toBe(verdict);
  }
  for (const word of ["", "gone_back", "refund", "toString"]) {
    expect(verdictOf(word)).toBeUndefined();
  }
});

describe("the money of a case", async () => {
  const db = await testDatabase();
  const act = db.act();
  const town = await buildTown(act);
  const outside = answering(act);
  let manager: Staff;
  let other: Staff;

  beforeAll(async () => {
    [manager, other] = [await person("8001"), await person("8002")];
  });

  const person = async (number: string): Promise<Staff> => {
    const hired = await hireStaff(act, { number, name: "Sato", role: "manager", language: "ja" });
    if (!hired.ok) throw new Error(hired.refusal);
    return hired.value.staff;
  };
  const asking = async (): Promise<{ order: Renewal; asked: Case }> => {
    const order = await orderOn(act, await town.line(), outside);
    const opened = await openCase(act, order, {
      ...{ cause: "money_back", text: "no signal", email: "wang@example.com" },
      ...{ language: "zh-Hans", channel: "web", once: newId() },
    });
    if (!opened.ok) throw new Error(opened.refusal);
    return { order, asked: opened.value };
  };
  const decide = async (of: Case, wish: Partial<DecisionWish> = {}, by = manager) =>
    decideCase(act, outside, by, {
      ...{ number: of.number, reason: "our_fault", answer: "我们查过了，退款给您。" },
      ...{ secondId: other.staffId, ...wish },
    });
  const standing = async ({ order, asked }: { order: Renewal; asked: Case }) => ({
    order: (await readOrder(act, order))!,
    asked: (await caseFor(act, manager, asked.number))!,
    decision: await decisionOf(act, asked),
  });

  test("goes back whole where it was our fault, once, with its decision and the answer", async () => {
    const of = await asking();
    const offers = await askDecision(act, outside, of.asked);
    expect(offers.our_fault).toMatchObject({ value: { offer: { amountYen: 1980 } } });
    expect(offers.plan_rule.ok).toBe(false);
    expect(await decide(of.asked)).toMatchObject({ ok: true, value: { amountYen: 1980 } });
    expect(await decide(of.asked)).toMatchObject({ ok: true });
    await workOn(act, outside, of.order);
    const { order, asked, decision } = await standing(of);
    expect(order.renewal.state).toBe("refunded");
    expect(order.refunds).toMatchObject([{ state: "done", amountYen: 1980, reason: "our_fault" }]);
    expect(asked).toMatchObject({ state: "answered", answer: "我们查过了，退款给您。" });
    expect(decision).toMatchObject({ verdict: "refund", secondId: other.staffId });
    const books = await balances(act, { renewalId: of.order.renewalId });
    const owed = books.filter(
      ({ account }) => account === "refunds_payable" || account === "receivable",
    );
    for (const { balanceYen } of owed) expect(balanceYen).toBe(0);
  });

  test("goes back for a plan that is over as well", async () => {
    const of = await asking();
    await act.database.run({
      text: "update renewals set state = 'completed', due_at = null where renewal_id = $1",
      values: [of.order.renewalId],
    });
    await act.database.run({
      text: "update buckets set state = 'expired' where line_id = $1",
      values: [of.order.lineId],
    });
    expect(await decide(of.asked, { reason: "plan_rule" })).toMatchObject({ refusal: "plan_over" });
    expect(await decide(of.asked)).toMatchObject({ ok: true, value: { amountYen: 1980 } });
    for (let i = 0; i < 3; i++) await workOn(act, outside, of.order);
    expect((await standing(of)).order).toMatchObject({
      renewal: { state: "refunded" },
      refunds: [{ state: "done" }],
    });
  });

  test("stays where that is decided, with a reason, and nothing moves", async () => {
    const of = await asking();
    const declined = { reason: "worked_as_sold", answer: "数据正常使用到了最后一天。" };
    expect(await decide(of.asked, declined)).toMatchObject({
      ok: true,
      value: { verdict: "decline", amountYen: 0 },
    });
    const now = await standing(of);
    expect(now.order).toMatchObject({ renewal: { state: "active" }, refunds: [] });
    expect(now.asked.state).toBe("answered");
    expect(now.decision?.secondId).toBeUndefined();
    expect(await decide(of.asked)).toMatchObject({ refusal: "decided_already" });
  });

  test("is decided once by two people at the same moment, either way", async () => {
    for (let i = 0; i < 4; i++) {
      const of = await asking();
      const [given, kept] = await Promise.all([
        decide(of.asked),
        decide(of.asked, { reason: "not_shown" }, other),
      ]);
      expect([given.ok, kept.ok].toSorted()).toEqual([false, true]);
      const { order, decision } = await standing(of);
      expect(decision?.verdict).toBe(given.ok ? "refund" : "decline");
      expect(order.refunds).toHaveLength(given.ok ? 1 : 0);
    }
  });

  test("is decided of every report about one order, though its money goes back once", async () => {
    // Of another process: writers of one and the same let each other go first.
    const elsewhere = { ...act, database: Object.create(act.database) as typeof act.database };
    for (let i = 0; i < 6; i++) {
      const { order, asked } = await asking();
      const second = await openCase(act, order, {
        ...{ cause: "paid_no_data", text: "no signal", email: "wang@example.com" },
        ...{ language: "zh-Hans", channel: "web", once: newId() },
      });
      if (!second.ok) throw new Error(second.refusal);
      const wish = { reason: "our_fault", answer: "ok", secondId: other.staffId };
      const both = await Promise.all([
        decideCase(act, outside, manager, { ...wish, number: asked.number }),
        decideCase(elsewhere, outside, manager, { ...wish, number: second.value.number }),
      ]);
      expect(both).toMatchObject([{ ok: true }, { ok: true }]);
      const decisions = [await decisionOf(act, asked), await decisionOf(act, second.value)];
      const reasons = decisions.map((one) => one?.reason);
      expect(reasons.toSorted()).toEqual(["gone_back", "our_fault"]);
      expect((await readOrder(act, order))!.refunds).toHaveLength(1);
    }
  });

  test("is answered by the same decision again when its decider died before the answer", async () => {
    const of = await asking();
    const dying = {
      ...act,
      failpoint(name: string) {
        if (name === "case.decided") throw new Error("died");
      },
    };
    const wish = { number: of.asked.number, reason: "our_fault", answer: "退款。" };
    const half = decideCase(dying, outside, manager, { ...wish, secondId: other.staffId });
    await expect(half).rejects.toThrow("died");
    expect(await standing(of)).toMatchObject({
      asked: { state: "open" },
      decision: { verdict: "refund" },
      order: { refunds: [{}] },
    });
    expect(await decide(of.asked, { reason: "not_shown" })).toMatchObject({
      refusal: "decided_already",
    });
    expect(await decide(of.asked)).toMatchObject({ ok: true });
    const { asked, order } = await standing(of);
    expect(asked.state).toBe("answered");
    expect(order.refunds).toHaveLength(1);
  });

  test.each([
    [{ reason: "because" }, "reason_missing", "reason"],
    [{ answer: " " }, "answer_missing", "answer"],
    [{ secondId: undefined }, "second_missing", "number"],
    [{ shownYen: 9000 }, "refund_changed", undefined],
    [{ number: "000000000" }, "case_unknown", undefined],
  ])("is not moved by %j", async (wish, refusal, field) => {
    const of = await asking();
    const refused = await decide(of.asked, wish as Partial<DecisionWish>);
    expect(refused).toMatchObject({
      ok: false,
      refusal,
      ...(field === undefined ? {} : { field }),
    });
    expect(await decide(of.asked, { secondId: manager.staffId })).toMatchObject({ ok: false });
    expect(await standing(of)).toMatchObject({ asked: { state: "open" }, order: { refunds: [] } });
  });

  test("is not decided any more once the case was answered", async () => {
    const of = await asking();
    await answerCase(act, manager, { number: of.asked.number, answer: "ok" });
    for (const reason of ["our_fault", "not_shown"]) {
      expect(await decide(of.asked, { reason })).toMatchObject({ refusal: "case_moved_on" });
    }
    expect((await standing(of)).order.refunds).toEqual([]);
  });

  test("leaves the books at zero", async () => {
    expect(await checkLedger(act)).toEqual([]);
  });
});
