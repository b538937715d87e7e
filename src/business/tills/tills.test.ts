import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown } from "../../../tests/town.ts";
import { newId } from "../../foundation/ids/index.ts";
import { onLine } from "../../foundation/act/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import { beginPayment, outsideOf, placeRenewal, readOrder } from "../renewals/index.ts";
import type { Staff, StaffRole } from "../staff/index.ts";
import {
  countTill,
  handOutCash,
  latestSession,
  makeTill,
  moveCash,
  movementsOf,
  openTill,
  readTill,
  tillMoney,
  type Till,
} from "./index.ts";

const db = await testDatabase({ connectionsMax: 12 });
const act = db.act();
const town = await buildTown(act);
const outside = outsideOf({ payments: [], carriers: [], house: [tillMoney()] });
const person = (role: StaffRole) => ({ staffId: newId(), role }) as unknown as Staff;
const [clerk, manager] = [person("clerk"), person("manager")];
let codes = 0;

async function till(): Promise<Till> {
  const made = await makeTill(act, { code: `t-${(codes += 1)}`, name: "Till" });
  if (!made.ok) throw new Error(made.refusal);
  return made.value;
}

async function opened(): Promise<Till> {
  const one = await till();
  const session = await openTill(act, clerk, { tillId: one.tillId, float: { 1000: 10, 100: 20 } });
  if (!session.ok) throw new Error(session.refusal);
  return one;
}

async function sold({ tillId }: Till, handedYen = 2000) {
  const line = await town.line();
  const placed = await placeRenewal(act, {
    lineId: line.lineId,
    planCode: "week",
    payKind: "immediate",
    channel: "counter",
    accepted: [],
    onceKey: newId(),
  });
  if (!placed.ok) throw new Error(placed.refusal);
  const key = { lineId: placed.value.lineId, renewalId: placed.value.renewalId };
  const paid = await beginPayment(act, outside, {
    ...key,
    provider: "till",
    method: "cash",
    returnUrl: "",
    description: "",
    address: key.renewalId,
    device: key.renewalId,
    tender: { tillId, handedYen },
  });
  return { key, paid };
}

async function cashOf({ tillId }: Till): Promise<number> {
  const all = await balances(act);
  const own = all.find((one) => one.account === "cash" && one.book === `till:${tillId}`);
  return own?.balanceYen ?? 0;
}

describe("a till", () => {
  it("has a code that can stand on a receipt, once", async () => {
    const one = await till();
    for (const code of ["", "x", "a b", "ü1", "A".repeat(17)]) {
      const made = await makeTill(act, { code, name: "" });
      expect(made).toMatchObject({ refusal: "till_code_unreadable" });
    }
    expect(await makeTill(act, { code: one.code, name: "" })).toMatchObject({
      refusal: "till_code_taken",
    });
  });

  it("is opened once, and by whoever may", async () => {
    const { tillId } = await till();
    const all = await Promise.all(
      Array.from({ length: 6 }, () => openTill(act, clerk, { tillId, float: {} })),
    );
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await openTill(act, clerk, { tillId, float: {} })).toMatchObject({
      refusal: "till_open_already",
    });
    expect(await openTill(act, person("operator"), { tillId, float: {} })).toMatchObject({
      refusal: "not_allowed",
    });
  });

  it("of another shop is nobody's business", async () => {
    const made = await makeTill(act, { code: "other-1", name: "", agentId: newId() });
    if (!made.ok) return expect.fail();
    const { tillId } = made.value;
    expect(await openTill(act, clerk, { tillId, float: {} })).toMatchObject({
      refusal: "till_unknown",
    });
  });

  it("takes cash in the statement that pays the order, and gives change", async () => {
    const one = await opened();
    const { key, paid } = await sold(one, 5000);
    expect(paid).toEqual({ ok: true, value: { kind: "paid" } });
    const order = await readOrder(act, key);
    expect(order?.renewal.state).toBe("paid");
    expect(order?.attempts).toMatchObject([{ state: "succeeded", provider: "till" }]);
    const session = (await latestSession(act, one.tillId))!;
    expect((await movementsOf(act, session)).at(-1)).toMatchObject({
      kind: "sale",
      amountYen: 1980,
      handedYen: 5000,
    });
    expect(await cashOf(one)).toBe(12_000 + 1980);
  });

  it.each([
    [1979, "cash_short"],
    [-1, "cash_unreadable"],
    [1_000_000, "cash_absurd"],
  ])("refuses %i yen as %s, and nothing is written", async (handed, why) => {
    const one = await opened();
    const { key, paid } = await sold(one, handed);
    expect(paid).toMatchObject({ refusal: "tender_refused", field: "handed", facts: { why } });
    expect((await readOrder(act, key))?.attempts).toEqual([]);
    expect(await cashOf(one)).toBe(12_000);
  });

  it("that is closed takes nothing", async () => {
    const one = await till();
    expect((await sold(one)).paid).toMatchObject({ facts: { why: "till_closed" } });
  });

  it("pays in and out with a reason, never more than is there", async () => {
    const one = await opened();
    const move = async (
      kind: "pay_in" | "pay_out" | "bank_drop",
      amountYen: number,
      reason = "x",
    ) => moveCash(act, manager, { tillId: one.tillId, kind, amountYen, reason });
    expect(await move("pay_out", 12_001)).toMatchObject({ refusal: "cash_missing" });
    expect(await move("pay_in", 0)).toMatchObject({ refusal: "amount_unreadable" });
    expect(await move("pay_in", 1, " ")).toMatchObject({ refusal: "reason_missing" });
    expect(
      await moveCash(act, clerk, { ...one, kind: "pay_in", amountYen: 1, reason: "x" }),
    ).toEqual({ ok: false, refusal: "not_allowed" });
    const both = await Promise.all([move("bank_drop", 7000), move("bank_drop", 7000)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await move("pay_in", 300)).toMatchObject({ value: { expectedYen: 5300 } });
    expect(await readTill(act, manager, one.tillId)).toMatchObject({
      value: { kind: "x", totals: { bank_drop: { times: 1, yen: -7000 } } },
    });
    expect(await cashOf(one)).toBe(5300);
  });

  it("is closed by a blind count; the difference is booked, and nothing is left in it", async () => {
    const one = await opened();
    await sold(one);
    const report = await countTill(act, clerk, { ...one, count: { 1000: 12, 500: 3 } });
    expect(report).toMatchObject({
      value: { kind: "z", number: 1, expectedYen: 13_980, countedYen: 13_500, differenceYen: -480 },
    });
    expect(await cashOf(one)).toBe(0);
    expect(await countTill(act, clerk, { ...one, count: {} })).toMatchObject({
      refusal: "till_closed",
    });
    const again = await openTill(act, clerk, { tillId: one.tillId, float: {} });
    expect(again).toMatchObject({ value: { number: 2 } });
  });

  it("hands cash out once for a refund, while it has it", async () => {
    const one = await opened();
    const refundId = newId();
    const out = { tillId: one.tillId, amountYen: yen(1980), refundId, byId: clerk.staffId };
    const write = async () =>
      onLine(act, newId(), async (turn) => {
        const handed = await handOutCash(act, out);
        if (!handed.ok) return handed.refusal;
        await turn.write({ name: "test.paid_out" }, handed.value.parts);
        return "paid";
      }).catch(() => "twice");
    const all = await Promise.all([write(), write(), write()]);
    expect(all.filter((one) => one === "paid")).toHaveLength(1);
    const session = (await latestSession(act, one.tillId))!;
    expect((await movementsOf(act, session)).at(-1)).toMatchObject({ kind: "refund" });
    const tooMuch = await handOutCash(act, { ...out, amountYen: yen(50_000) });
    expect(tooMuch).toMatchObject({ refusal: "cash_missing" });
  });
});

it("counted while it sells, a till knows every sale that was made, and no other", async () => {
  const one = await opened();
  const [report, ...sales] = await Promise.all([
    sold(one).then(async () => countTill(act, clerk, { ...one, count: {} })),
    ...Array.from({ length: 12 }, async () => (await sold(one)).paid),
  ]);
  if (!report.ok) return expect.fail(report.refusal);
  const made = sales.filter(({ ok }) => ok).length + 1;
  for (const sale of sales) {
    if (!sale.ok) expect(sale.facts).toMatchObject({ why: "till_closed" });
  }
  expect(report.value.totals.sale).toEqual({ times: made, yen: made * 1980 });
  expect(await cashOf(one)).toBe(0);
});

it("leaves books that balance", async () => {
  expect(await checkLedger(act)).toEqual([]);
});
