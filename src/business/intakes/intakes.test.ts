import { beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { testMachine } from "../../../tests/machine.ts";
import { buildTown } from "../../../tests/town.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { intakeNumber, type CashHappening } from "../../foundation/kiosk-wire/index.ts";
import { hearKiosk } from "../kiosks/index.ts";
import { balances, checkLedger } from "../ledger/index.ts";
import {
  cancelRenewal,
  outsideOf,
  placeRenewal,
  readOrder,
  type RenewalKey,
} from "../renewals/index.ts";
import type { Staff, StaffRole } from "../staff/index.ts";
import { makeTill, openTill } from "../tills/index.ts";
import {
  cashDuties,
  findVoucher,
  intakeById,
  intakeDesk,
  kioskMoney,
  mayStack,
  openIntake,
  payVoucher,
  readCash,
  receiveJournal,
  settleUnknown,
  stopIntake,
  voucherDigits,
  workIntake,
  type Intake,
} from "./index.ts";

const db = await testDatabase({ connectionsMax: 12 });
const act = db.act();
const town = await buildTown(act);
const outside = outsideOf({ payments: [], carriers: [], house: [kioskMoney()] });
const person = (role: StaffRole) => ({ staffId: newId(), role }) as unknown as Staff;
const [clerk, manager] = [person("clerk"), person("manager")];
const till = await openedTill();

let machine: Awaited<ReturnType<typeof testMachine>>;
beforeEach(async () => {
  machine = await testMachine(act);
});

describe("money that is put into a machine", () => {
  it("pays for the order when it is enough, and the rest comes out again", async () => {
    const { key, one } = await opened();
    expect(await duties()).toMatchObject([{ kind: "accept", dueYen: 1980, inYen: 0 }]);
    const ask = { device: machine.device, intakeId: one.intakeId };
    const notes = [1000, 2000, 5000, 10_000] as const;
    const may = notes.map(async (yen) => mayStack(act, { ...ask, denominationYen: yen }));
    // Its change of 3,020 or 8,020 yen cannot be given.
    expect(await Promise.all(may)).toEqual([true, true, false, false]);
    await put(one, 1000);
    expect(await state(key)).toBe("draft");
    await put(one, 1000);
    expect(await state(key)).toBe("paid");
    const [change] = await duties();
    expect(change).toMatchObject({ kind: "pay_out", yen: 20 });
    await cashDuties.tell(act, machine.device.deviceId, change!);
    await machine.payOut(change!.dutyId, one.intakeId, 20);
    expect(await now(one)).toMatchObject({ state: "ended", takenYen: 1980, outYen: 20 });
    expect((await readOrder(act, key))?.attempts).toMatchObject([
      { provider: "kiosk_cash", state: "succeeded", money: { account: "intake_money" } },
    ]);
    expect(await cashInBooks()).toBe(1980);
    await booksHold();
  });

  it("goes back when its customer wants no more, and what does not come out is a voucher", async () => {
    const { key, one } = await opened();
    await put(one, 1000);
    await stop(one);
    const [payout] = await duties();
    expect(payout).toMatchObject({ kind: "pay_out", yen: 1000 });
    expect(await cashDuties.tell(act, machine.device.deviceId, payout!)).toBe(true);
    await machine.payOut(payout!.dutyId, one.intakeId, 400, "short");
    expect(await now(one)).toMatchObject({ state: "ended", outYen: 400, voucherYen: 600 });
    expect(await state(key)).toBe("draft");
    await booksHold();
    const typed = { number: one.number, digits: voucherDigits(act, one) };
    const wish = { ...typed, tillId: till, shownYen: 600 };
    const paid = await Promise.all([1, 2, 3].map(async () => payVoucher(act, clerk, wish)));
    expect(paid.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await payVoucher(act, clerk, wish)).toMatchObject({ refusal: "voucher_paid" });
    await booksHold();
  });

  it("is not thrown into an empty hall: nobody was there, so it is a voucher", async () => {
    const { one } = await opened();
    await put(one, 1000);
    pass(130);
    await hearKiosk(act, machine.device, machine.well());
    await work(one);
    expect(await duties()).toMatchObject([{ kind: "pay_out", yen: 1000 }]);
    const [payout] = await duties();
    pass(60);
    expect(await cashDuties.tell(act, machine.device.deviceId, payout!)).toBe(false);
    await work(one);
    expect(await now(one)).toMatchObject({ state: "ended", voucherYen: 1000, stopped: "idle" });
    expect(await duties()).toEqual([]);
    await booksHold();
  });

  it("of an order that takes no money any more goes back whole", async () => {
    const { key, one } = await opened();
    await cancelRenewal(act, key);
    await put(one, 2000);
    expect(await now(one)).toMatchObject({ state: "giving", takenYen: 0, stopped: "order" });
    expect(await duties()).toMatchObject([{ kind: "pay_out", yen: 2000 }]);
    await booksHold();
  });

  it("is one customer's at a time, and asked for twice it is the same", async () => {
    const { key, one } = await opened();
    const again = await openIntake(act, { device: machine.device, order: key });
    expect(again).toMatchObject({ ok: true, value: { intakeId: one.intakeId } });
    const other = await openIntake(act, { device: machine.device, order: await order() });
    expect(other).toMatchObject({ refusal: "machine_busy" });
    await hearKiosk(act, machine.device, machine.well({ isTampered: true }));
    expect(await openIntake(act, { device: machine.device, order: key })).toMatchObject({
      refusal: "cash_down",
    });
  });

  it("that nobody asked for is owed to whoever has its number", async () => {
    const intakeId = newId();
    await machine.tell([{ kind: "stacked", intakeId, denominationYen: 1000, pieces: 1 }]);
    pass(200);
    await desk();
    const one = (await intakeById(act, intakeId))!;
    expect(one).toMatchObject({ number: intakeNumber(intakeId), voucherYen: 1000 });
    await booksHold();
  });
});

describe("what nobody can know", () => {
  it("waits for a person who counted, and the rest is a voucher", async () => {
    const { one } = await opened();
    await put(one, 1000);
    await stop(one);
    const [payout] = await duties();
    await cashDuties.tell(act, machine.device.deviceId, payout!);
    const { dutyId: payoutId } = payout!;
    await machine.tell([
      { kind: "payout_begun", payoutId, intakeId: one.intakeId, yen: 1000 },
      { kind: "dispensed", payoutId, intakeId: one.intakeId, denominationYen: 500, pieces: 1 },
      { kind: "payout_ended", payoutId, intakeId: one.intakeId, outcome: "unknown", yen: 500 },
    ]);
    await work(one);
    expect(await now(one)).toMatchObject({ state: "unknown", voucherYen: 0 });
    const typed = { number: `${one.number}-${voucherDigits(act, one)}`, digits: "" };
    expect(await findVoucher(act, clerk, typed)).toMatchObject({
      refusal: "voucher_not_known_yet",
    });
    await machine.tell([
      { kind: "counted", denominationYen: 500, pieces: 17, by: "K", place: "dispenser" },
    ]);
    const wish = { intakeId: one.intakeId, missingYen: 1000 };
    const people = { by: manager, second: person("operator") };
    expect(await settleUnknown(act, people, wish)).toMatchObject({ refusal: "amount_unreadable" });
    const alone = { by: manager, second: manager };
    expect(await settleUnknown(act, alone, wish)).toMatchObject({ refusal: "same_person" });
    const settled = await settleUnknown(act, people, { ...wish, missingYen: 100 });
    expect(settled).toMatchObject({ ok: true });
    await work(one);
    expect(await now(one)).toMatchObject({ state: "ended", foundYen: 100, voucherYen: 400 });
    expect(await findVoucher(act, clerk, typed)).toMatchObject({ ok: true });
    await booksHold();
  });

  it("a note that a machine presumes to have is its customer's, and a count says whether it is there", async () => {
    const { key, one } = await opened();
    const { intakeId } = one;
    const note = { intakeId, denominationYen: 2000, pieces: 1 } as const;
    await machine.tell([
      { kind: "escrowed", ...note },
      { kind: "stacking", ...note },
      { kind: "started" },
      { kind: "stacked", ...note, isPresumed: true },
    ]);
    expect(await now(one)).toMatchObject({ takenYen: 1980, presumedYen: 2000, state: "giving" });
    expect(await state(key)).toBe("paid");
    const people = { by: manager, second: person("operator") };
    const wish = { intakeId, missingYen: 2000 };
    expect(await settleUnknown(act, people, wish)).toMatchObject({ refusal: "intake_is_known" });
    const [change] = await duties();
    await cashDuties.tell(act, machine.device.deviceId, change!);
    await machine.payOut(change!.dutyId, intakeId, 20);
    expect(await now(one)).toMatchObject({ state: "ended", outYen: 20 });
    expect(await waiting()).toEqual([intakeId]);
    await machine.tell([
      { kind: "counted", denominationYen: 2000, pieces: 0, by: "K", place: "box" },
    ]);
    expect(await settleUnknown(act, people, wish)).toMatchObject({ ok: true });
    // He has his note and his plan; the house is short by it, and the books say so.
    expect(await now(one)).toMatchObject({ foundYen: 2000, lostYen: 2000, presumedYen: 0 });
    expect([await state(key), await waiting()]).toEqual(["paid", []]);
    expect(await cashInBooks()).toBe(-20);
    expect(await settleUnknown(act, people, wish)).toMatchObject({ refusal: "intake_is_known" });
    await booksHold();
  });

  it("a payout that was told and not begun when the machine began anew did not happen", async () => {
    const { one } = await opened();
    await put(one, 1000);
    await stop(one);
    const [payout] = await duties();
    await cashDuties.tell(act, machine.device.deviceId, payout!);
    pass(700);
    await work(one);
    expect(await now(one)).toMatchObject({ state: "unknown" });
    await machine.tell([{ kind: "started" }]);
    await work(one);
    expect(await now(one)).toMatchObject({ state: "ended", voucherYen: 1000 });
    await booksHold();
  });
});

describe("a journal", () => {
  it("is kept once, whoever sends it how often, in one process or in several", async () => {
    const { key, one } = await opened();
    const lines = machine.lines([
      { kind: "stacked", intakeId: one.intakeId, denominationYen: 1000, pieces: 1 },
      { kind: "stacked", intakeId: one.intakeId, denominationYen: 1000, pieces: 1 },
    ]);
    const wish = { deviceId: machine.device.deviceId, entries: lines };
    const all = await Promise.all(
      Array.from({ length: 5 }, async () => {
        const { upTo } = await receiveJournal(act, wish);
        await work(one);
        return upTo;
      }),
    );
    expect(new Set(all).size).toBe(1);
    expect(await now(one)).toMatchObject({ inYen: 2000, takenYen: 1980, state: "giving" });
    expect((await readOrder(act, key))?.attempts).toHaveLength(1);
    await booksHold();
  });

  it("with a gap or a broken chain is refused, and its machine takes no cash until it is whole", async () => {
    const { one, key } = await opened();
    const { deviceId } = machine.device;
    const stacked = { kind: "stacked", denominationYen: 100, pieces: 1 } as const;
    const [first, second] = machine.lines([
      { ...stacked, intakeId: one.intakeId },
      { ...stacked, intakeId: one.intakeId },
    ]);
    const look = async () =>
      (await readCash(act)).find((r) => r.device.deviceId === deviceId)?.cash.look;
    const upTo = first!.seq - 1;
    for (let i = 0; i < 2; i++) {
      expect(await receiveJournal(act, { deviceId, entries: [second!] })).toMatchObject({ upTo });
    }
    expect(await look()).toEqual(["journal_gap"]);
    await receiveJournal(act, { deviceId, entries: [second!, first!] });
    expect(await look()).toEqual([]);
    const other = { ...first!, at: "2020-01-01T00:00:00.000Z" };
    await receiveJournal(act, { deviceId, entries: [other] });
    expect(await look()).toEqual(["journal_broken"]);
    await stop(one);
    await work(one);
    expect(await openIntake(act, { device: machine.device, order: key })).toMatchObject({
      ok: false,
    });
    expect(await now(one)).toMatchObject({ inYen: 200 });
    await booksHold();
  });

  it("and its customer's way out at the same moment: paid or given back, never both", async () => {
    for (let i = 0; i < 4; i++) {
      const { key, one } = await opened();
      const lines = machine.lines([
        { kind: "stacked", intakeId: one.intakeId, denominationYen: 2000, pieces: 1 },
      ]);
      const { deviceId } = machine.device;
      await Promise.all([
        receiveJournal(act, { deviceId, entries: lines }).then(async () => work(one)),
        stopIntake(act, { deviceId, intakeId: one.intakeId }).then(async () => work(one)),
        desk(),
      ]);
      await work(one);
      const after = await now(one);
      const isPaid = (await state(key)) === "paid";
      expect(after.takenYen).toBe(isPaid ? 1980 : 0);
      expect(after).toMatchObject({ state: "giving", payout: { yen: isPaid ? 20 : 2000 } });
      const { dutyId } = (await duties())[0]!;
      await machine.payOut(dutyId, one.intakeId, isPaid ? 20 : 2000);
      expect(await now(one)).toMatchObject({ state: "ended", voucherYen: 0 });
    }
    await booksHold();
  });

  it("tells what was filled in, fetched and counted, and the books say the same", async () => {
    await machine.tell([
      { kind: "refilled", denominationYen: 10, pieces: 100, by: "K" },
      { kind: "counted", denominationYen: 10, pieces: 198, by: "K", place: "dispenser" },
      { kind: "collected", denominationYen: 10, pieces: 8, by: "K", from: "dispenser" },
    ]);
    const report = (await readCash(act)).find(
      ({ device }) => device.deviceId === machine.device.deviceId,
    )!;
    const held = 10_000 + 1900;
    expect(report).toMatchObject({
      boxYen: 0,
      dispenserYen: held,
      cash: { inSinceYen: 0 },
      waiting: [],
    });
    expect(await cashInBooks()).toBe(held - 10_000);
    await booksHold();
  });
});

it("guesses at a voucher's digits are counted, by whoever types them and of the number", async () => {
  const { one } = await opened();
  const guesser = person("clerk");
  for (let i = 0; i < 5; i++) {
    const guess = await findVoucher(act, guesser, { number: one.number, digits: `00000${i}` });
    expect(guess).toMatchObject({ refusal: "voucher_unknown", field: "number" });
  }
  const right = { number: one.number, digits: voucherDigits(act, one) };
  expect(await findVoucher(act, guesser, right)).toMatchObject({ refusal: "too_many_tries" });
  expect(await findVoucher(act, clerk, right)).toMatchObject({ refusal: "too_many_tries" });
});

async function order(): Promise<RenewalKey> {
  const line = await town.line();
  const placed = await placeRenewal(act, {
    ...{ lineId: line.lineId, planCode: "week", payKind: "redirect", channel: "kiosk" },
    ...{ accepted: [], onceKey: newId() },
  });
  if (!placed.ok) throw new Error(placed.refusal);
  const { lineId, renewalId } = placed.value;
  return { lineId, renewalId };
}

async function opened(): Promise<{ readonly key: RenewalKey; readonly one: Intake }> {
  const key = await order();
  const made = await openIntake(act, { device: machine.device, order: key });
  if (!made.ok) throw new Error(made.refusal);
  return { key, one: made.value };
}

async function openedTill(): Promise<string> {
  const made = await makeTill(act, { code: "V-1", name: "Till" });
  if (!made.ok) throw new Error(made.refusal);
  const { tillId } = made.value;
  await openTill(act, clerk, { tillId, float: { 1000: 30 } });
  return tillId;
}

async function put({ intakeId }: Intake, denominationYen: 100 | 1000 | 2000): Promise<void> {
  await machine.tell([
    { kind: "stacked", intakeId, denominationYen, pieces: 1 } satisfies CashHappening,
  ]);
  await workIntake(act, outside, intakeId);
}

async function stop({ intakeId }: Intake): Promise<void> {
  const { deviceId } = machine.device;
  expect(await stopIntake(act, { deviceId, intakeId })).toMatchObject({ ok: true });
  await workIntake(act, outside, intakeId);
}

async function waiting(): Promise<readonly string[]> {
  const { deviceId } = machine.device;
  const report = (await readCash(act)).find(({ device }) => device.deviceId === deviceId);
  return report!.waiting.map(({ intakeId }) => intakeId);
}

async function work({ intakeId }: Intake): Promise<void> {
  await workIntake(act, outside, intakeId);
}

async function desk(): Promise<void> {
  const at = act.clock.now();
  const { claim, work: workOne } = intakeDesk(act, outside);
  for (const id of await claim({ now: at, limit: 20, leaseUntil: addSeconds(at, 60) })) {
    await workOne(id);
  }
}

async function duties() {
  return cashDuties.duties(act, machine.device.deviceId);
}

async function now({ intakeId }: Intake): Promise<Intake> {
  await workIntake(act, outside, intakeId);
  return (await intakeById(act, intakeId))!;
}

async function state(key: RenewalKey) {
  return (await readOrder(act, key))?.renewal.state;
}

function pass(seconds: number): void {
  act.clock.moveTo(addSeconds(act.clock.now(), seconds));
}

/** Beyond what was filled in when it was set up. */
async function cashInBooks(): Promise<number> {
  const all = await balances(act, { account: "kiosk_cash" });
  const own = all.find(({ book }) => book === `kiosk:${machine.device.deviceId}`);
  return (own?.balanceYen ?? 0) - machine.filledYen;
}

async function booksHold(): Promise<void> {
  expect(await checkLedger(act)).toEqual([]);
}
