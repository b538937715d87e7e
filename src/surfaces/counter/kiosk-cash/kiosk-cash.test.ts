import { expect, test } from "vitest";
import { faultsOf, hiddenOf, testCounter } from "../../../../tests/counter.ts";
import { testMachine } from "../../../../tests/machine.ts";
import {
  intakeById,
  kioskMoney,
  openIntake,
  stopIntake,
  voucherDigits,
  workIntake,
  cashDuties,
  type Intake,
} from "../../../business/intakes/index.ts";
import { checkLedger } from "../../../business/ledger/index.ts";
import { placeRenewal } from "../../../business/renewals/index.ts";
import { tillMoney } from "../../../business/tills/index.ts";
import { addSeconds } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { spaced } from "./spaced.ts";
import { counterTexts } from "../staff-texts/index.ts";

const counter = await testCounter(() => ({ house: [tillMoney(), kioskMoney()] }));
const { act, clock, get, outside, people, post, town } = {
  ...counter,
  people: { person: counter.person.bind(counter), keysOf: counter.keysOf.bind(counter) },
};
const machine = await testMachine(act);
const till = await counter.till();
const clerk = await counter.at(till, await people.person("clerk"));
const boss = await people.person("manager");
const manager = await counter.at(till, boss);
const URL = "/counter/kiosk-vouchers";
const words = counterTexts.en.kioskCash;

test("a voucher of a machine is paid out of this till once, and its payer signs", async () => {
  const one = await vouchered();
  const digits = voucherDigits(act, one);
  const found = await post("/counter/find", { typed: `${one.number}-${digits}` }, clerk);
  const typed = found.headers.get("location") ?? "";
  expect(typed).toContain(URL);
  expect(await (await get(typed, clerk)).text()).toContain(`value="${digits}"`);
  const wrong = await post(URL, { number: one.number, digits: "000000" }, clerk);
  expect([wrong.status, await faultsOf(wrong)]).toEqual([422, ["number"]]);
  const shown = await (await post(URL, { number: one.number, digits }, clerk)).text();
  for (const said of ["¥1,000", machine.device.name, words.voucher.pay])
    expect(shown).toContain(said);
  const form = hiddenOf(shown);
  const answers = await Promise.all([post(URL, form, clerk), post(URL, form, clerk)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const paid = answers.find(({ status }) => status === 303)!.headers.get("location")!;
  expect(await (await get(paid, clerk)).text()).toContain(words.voucher.done("¥1,000"));
  const slip = await (await get(`${paid}/slip`, clerk)).text();
  expect(slip).toContain(`返金受領書 ${spaced(one.number)}`);
  const late = await post(URL, { number: one.number, digits }, clerk);
  expect(await late.text()).toContain(words.voucher.errors.voucher_paid);
  expect(await checkLedger(act)).toEqual([]);
});

test("a manager sees what lies in each machine and what it owes, and settles with a second person", async () => {
  expect((await get("/counter/manage/kiosk-cash", clerk)).status).toBe(403);
  const one = await unknown();
  const open = await vouchered();
  const list = await (await get("/counter/manage/kiosk-cash", manager)).text();
  const numbers = [one, open].map(({ number }) => spaced(number));
  for (const said of [...numbers, words.kinds.unknown, words.kinds.voucher]) {
    expect(list).toContain(said);
  }
  const url = `/counter/manage/kiosk-cash/${one.number}`;
  expect(await (await get(url, manager)).text()).toContain("¥600");
  const second = await people.person("operator");
  const alone = await post(url, { missing: "0", ...(await people.keysOf(boss)) }, manager);
  expect([alone.status, await faultsOf(alone)]).toEqual([422, ["number"]]);
  pass(60);
  const keys = await people.keysOf(second);
  const tooMuch = await post(url, { missing: "601", ...keys }, manager);
  expect([tooMuch.status, await faultsOf(tooMuch)]).toEqual([422, ["missing"]]);
  pass(60);
  const settled = await post(url, { missing: "１００", ...(await people.keysOf(second)) }, manager);
  expect(settled.headers.get("location")).toBe("/counter/manage/kiosk-cash");
  expect(await intakeById(act, one.intakeId)).toMatchObject({ state: "ended", voucherYen: 500 });
  expect((await get(url, manager)).status).toBe(404);
  expect(await checkLedger(act)).toEqual([]);
});

test("a note credited after a power cut is listed until two people counted the box", async () => {
  const one = await vouchered({ isPresumed: true });
  const list = "/counter/manage/kiosk-cash";
  const url = `${list}/${one.number}`;
  const row = `href="${url}"`;
  const { deviceId } = machine.device;
  const lists = [list, "/counter/manage", "/counter/manage/kiosks"];
  for (const where of [...lists, `/counter/manage/kiosks/${deviceId}`]) {
    const shown = await (await get(where, manager)).text();
    for (const said of [row, words.kinds.presumed]) expect(shown).toContain(said);
  }
  expect(await (await get(url, manager)).text()).toContain(words.count.of.presumed.lead);
  pass(60);
  const keys = await people.keysOf(await people.person("operator"));
  const settled = await post(url, { missing: "1000", ...keys }, manager);
  expect(settled.headers.get("location")).toBe(list);
  expect(await intakeById(act, one.intakeId)).toMatchObject({ presumedYen: 0, voucherYen: 0 });
  for (const where of lists) {
    expect(await (await get(where, manager)).text()).not.toContain(row);
  }
  expect(await checkLedger(act)).toEqual([]);
});

async function vouchered(more: { readonly isPresumed?: true } = {}): Promise<Intake> {
  const intakeId = newId();
  await machine.tell([{ kind: "stacked", intakeId, denominationYen: 1000, pieces: 1, ...more }]);
  pass(200);
  await workIntake(act, outside, intakeId);
  return (await intakeById(act, intakeId))!;
}

async function unknown(): Promise<Intake> {
  const line = await town.line();
  const placed = await placeRenewal(act, {
    ...{ lineId: line.lineId, planCode: "week", payKind: "redirect", channel: "kiosk" },
    ...{ accepted: [], onceKey: newId() },
  });
  if (!placed.ok) throw new Error(placed.refusal);
  await machine.tell([{ kind: "started" }]);
  const opened = await openIntake(act, { device: machine.device, order: placed.value });
  if (!opened.ok) throw new Error(opened.refusal);
  const { intakeId, deviceId } = opened.value;
  await machine.tell([{ kind: "stacked", intakeId, denominationYen: 1000, pieces: 1 }]);
  await stopIntake(act, { deviceId, intakeId });
  await workIntake(act, outside, intakeId);
  const [payout] = await cashDuties.duties(act, deviceId);
  await cashDuties.tell(act, deviceId, payout!);
  const of = { payoutId: payout!.dutyId, intakeId } as const;
  await machine.tell([
    { kind: "payout_begun", ...of, yen: 1000 },
    { kind: "dispensed", ...of, denominationYen: 100, pieces: 4 },
    { kind: "payout_ended", ...of, outcome: "unknown", yen: 400 },
  ]);
  await workIntake(act, outside, intakeId);
  return (await intakeById(act, intakeId))!;
}

function pass(seconds: number): void {
  clock.moveTo(addSeconds(clock.now(), seconds));
}
