import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase, TEST_NOW } from "../../../tests/database.ts";
import { answering, orderOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { addHours, stoppedClock } from "../../foundation/clock/index.ts";
import { newHumanCode, newId } from "../../foundation/ids/index.ts";
import type { Renewal } from "../renewals/index.ts";
import { hireStaff, type Staff, type StaffRole } from "../staff/index.ts";
import {
  answerCase,
  caseFor,
  casesFor,
  closeCase,
  eraseOldCases,
  WORDS_KEPT_DAYS,
} from "./answer-case.ts";
import {
  canStep,
  CASE_CAUSES,
  CASE_STATES,
  CASE_STEPS,
  CASES_OPEN_MAX,
  judgeReport,
  type Case,
  type CaseStep,
} from "./case.ts";
import { casesOf } from "./cases-store.ts";
import { findCase } from "./find-case.ts";
import { openCase, type CaseWish } from "./open-case.ts";

describe("the steps of a case", () => {
  const steps = Object.keys(CASE_STEPS) as CaseStep[];
  test("lead from its opening to its end, and from a closed one nowhere", () => {
    const reached = new Set<string>(["open"]);
    for (const state of CASE_STATES) {
      const next = steps.filter((step) => canStep(step, state));
      for (const step of next) reached.add(CASE_STEPS[step].to);
      expect([state, next.length === 0]).toEqual([state, state === "closed"]);
      expect(next).not.toContain("case.opened");
    }
    expect([...reached].toSorted()).toEqual([...CASE_STATES].toSorted());
  });
});

describe("a report about an order that has cases", () => {
  const told = fc.record(
    { cause: fc.constantFrom(...CASE_CAUSES), text: fc.constantFrom("a", "b") },
    { requiredKeys: ["cause"] },
  );
  const known = fc.tuple(told, fc.constantFrom(...CASE_STATES), fc.constantFrom("1", "2", "3"));
  const cases = fc
    .array(known, { maxLength: 8 })
    .map((all) =>
      all.map(([one, state, caseId]) => ({ ...one, state, caseId }) as unknown as Case),
    );

  test("is a case of its own unless it was pressed or said before, and never one too many", () => {
    fc.assert(
      fc.property(cases, told, fc.constantFrom("1", "9"), (all, report, caseId) => {
        const judged = judgeReport(all, { ...report, caseId });
        const again = judgeReport(all, { ...report, caseId });
        expect(again).toEqual(judged);
        if (all.some((one) => one.caseId === caseId)) expect(judged.kind).toBe("known");
        if (judged.kind === "known" && judged.known.caseId !== caseId) {
          expect(judged.known).toMatchObject({ ...report, state: "open" });
        }
        const open = all.filter(({ state }) => state === "open").length;
        if (judged.kind === "new") expect(open).toBeLessThan(CASES_OPEN_MAX);
        if (judged.kind === "too_many") expect(open).toBeGreaterThanOrEqual(CASES_OPEN_MAX);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a case", async () => {
  const db = await testDatabase();
  const clock = stoppedClock(TEST_NOW);
  const act = db.act({ clock });
  const town = await buildTown(act);
  let order: Renewal;
  let digits: string;
  let manager: Staff;
  let number = 0;

  beforeAll(async () => {
    const line = await town.line();
    order = await orderOn(act, line, answering(act));
    digits = line.iccid.slice(-4);
    manager = await person("manager");
  });

  const person = async (role: StaffRole, agentId?: string): Promise<Staff> => {
    const name = {
      number: String(7000 + (number += 1)),
      name: "Sato",
      role,
      language: "ja",
    } as const;
    const of = agentId === undefined ? {} : { agentId };
    const hired = await hireStaff(act, { ...name, ...of });
    if (!hired.ok) throw new Error(hired.refusal);
    return hired.value.staff;
  };
  const report = async (wish: Partial<CaseWish> = {}, on: Renewal = order) =>
    openCase(act, on, {
      ...{ cause: "paid_no_data", language: "ko", channel: "web", once: newId() },
      ...wish,
    });
  const opened = async (wish: Partial<CaseWish> = {}, on?: Renewal): Promise<Case> => {
    const outcome = await report(wish, on);
    if (!outcome.ok) throw new Error(outcome.refusal);
    return outcome.value;
  };

  test("keeps what was seen of the order, and nothing that was said in the clear", async () => {
    const one = await opened({ text: " 没有网络 ", email: "Wang@Example.com" });
    expect(one).toMatchObject({
      ...{ cause: "paid_no_data", text: "没有网络", contactEmail: "wang@example.com" },
      ...{ state: "open", language: "ko" },
      seen: { state: "connected", totalYen: 1980, receipts: 1 },
    });
    expect(await casesOf(act, order)).toContainEqual(one);
    const rows = await db.database.run({
      text: "select c::text as row from cases c union all select e::text from events e",
      values: [],
    });
    const stored = JSON.stringify(rows.rows);
    expect(stored).toContain("case.opened");
    for (const secret of ["没有网络", "wang@example.com"]) expect(stored).not.toContain(secret);
  });

  test("is one however often it is sent, also at the same moment", async () => {
    const on = await orderOn(act, await town.line(), answering(act));
    const once = newId();
    const wish = { once, cause: "wrong_amount" } as const;
    const all = await Promise.all([1, 2, 3, 4].map(async () => opened(wish, on)));
    expect(new Set(all.map((one) => one.number)).size).toBe(1);
    expect((await opened({ cause: "wrong_amount" }, on)).number).toBe(all[0]!.number);
    expect(await casesOf(act, on)).toHaveLength(1);
    for (let i = 1; i < CASES_OPEN_MAX; i++) await opened({ text: `more ${i}` }, on);
    expect(await report({ text: "too much" }, on)).toMatchObject({ refusal: "too_many_cases" });
    expect(await casesOf(act, on)).toHaveLength(CASES_OPEN_MAX);
  });

  test.each([
    [{ cause: "rain" }, "cause_missing", "cause"],
    [{ cause: "other", text: "  " }, "text_missing", "text"],
    [{ text: "長".repeat(1001) }, "text_too_long", "text"],
    [{ email: "wang@" }, "contact_unreadable", "email"],
  ])("is refused at the field that is wrong: %#", async (wish, refusal, field) => {
    expect(await report(wish)).toMatchObject({ ok: false, refusal, field });
    const nothing = { ...order, renewalId: newId<"renewal">() };
    expect(await report({}, nothing)).toMatchObject({ refusal: "order_unknown" });
  });

  test("is found by its number with its address or the line's digits, and unknown ones alike", async () => {
    const one = await opened({ cause: "slip_missing", email: "wang@example.com" });
    const find = async (contact: string, of = one.number) =>
      findCase(act, { number: of, contact, address: "192.0.2.1", device: newId() });
    for (const contact of ["WANG@example.com ", digits, ` ${digits}`]) {
      expect(await find(contact)).toMatchObject({ ok: true, value: { number: one.number } });
    }
    const wrong = await find("thief@example.com");
    expect(wrong).toEqual({ ok: false, refusal: "no_such_case", field: "number" });
    expect(await find("thief@example.com", newHumanCode(9))).toEqual(wrong);
    expect(await find(digits === "9999" ? "9998" : "9999")).toEqual(wrong);
    expect(await find("?")).toMatchObject({ refusal: "contact_unreadable" });
    expect(await find(digits, "12")).toMatchObject({ refusal: "number_unreadable" });
    for (let i = 0; i < 12; i++) await find("0000");
    expect(await find(digits)).toMatchObject({ refusal: "too_many_tries" });
  });

  test("is answered once by whoever may, then closed, and no more after that", async () => {
    const one = await opened({ cause: "wrong_plan" });
    const clerk = await person("clerk");
    const elsewhere = await person("manager", newId());
    for (const other of [clerk, elsewhere]) {
      const tried = await answerCase(act, other, { number: one.number, answer: "はい" });
      expect(tried).toMatchObject({ refusal: "case_unknown" });
      expect(await caseFor(act, other, one.number)).toBeUndefined();
    }
    expect(await casesFor(act, manager, ["open"])).toContainEqual(one);
    const answer = async (text: string) =>
      answerCase(act, manager, { number: one.number, answer: text });
    expect(await answer(" ")).toMatchObject({ refusal: "answer_missing" });
    expect(await answer("字".repeat(1001))).toMatchObject({ refusal: "answer_too_long" });
    const both = await Promise.all([answer("直しました。"), answer("直しました。")]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await answer("別の答え")).toMatchObject({ refusal: "case_moved_on" });
    const told = (await casesOf(act, order)).find(({ number: of }) => of === one.number);
    expect(told).toMatchObject({ state: "answered", answer: "直しました。" });
    expect(await closeCase(act, manager, one.number)).toMatchObject({ value: { state: "closed" } });
    expect(await closeCase(act, manager, one.number)).toMatchObject({ value: { state: "closed" } });
    expect(await answer("遅い答え")).toMatchObject({ refusal: "case_moved_on" });
    const { rows } = await db.database.run({
      text: "select name, count(*)::int as n from events where thing_id = $1 group by 1 order by 1",
      values: [one.caseId],
    });
    expect(rows).toEqual(
      ["case.answered", "case.closed", "case.opened"].map((name) => ({ name, n: 1 })),
    );
  });

  test("forgets what was said half a year after it was closed, and not sooner", async () => {
    const one = await opened({ cause: "other", text: "秘密", email: "wang@example.com" });
    await closeCase(act, manager, one.number);
    const read = async () => (await casesOf(act, order)).find((of) => of.caseId === one.caseId);
    const closedAt = clock.now();
    clock.moveTo(addHours(closedAt, WORDS_KEPT_DAYS * 24));
    await eraseOldCases(act);
    expect((await read())?.text).toBe("秘密");
    clock.moveTo(addHours(closedAt, WORDS_KEPT_DAYS * 24 + 1));
    await eraseOldCases(act);
    expect(await read()).toMatchObject({ number: one.number, cause: "other", state: "closed" });
    expect(Object.keys((await read())!)).not.toEqual(expect.arrayContaining(["text"]));
    expect((await read())?.contactEmail).toBeUndefined();
  });
});
