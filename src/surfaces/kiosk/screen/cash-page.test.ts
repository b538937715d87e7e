import { expect, test } from "vitest";
import { hiddenOf, testCounter } from "../../../../tests/counter.ts";
import { testKiosks, wishAt, type Machine } from "../../../../tests/kiosk.ts";
import { testMachine, type TestMachine } from "../../../../tests/machine.ts";
import { answering } from "../../../../tests/orders.ts";
import { kioskMoney } from "../../../business/intakes/index.ts";
import { keepVisit } from "../../../business/kiosks/index.ts";
import { checkLedger } from "../../../business/ledger/index.ts";
import { pinProvider } from "../../../business/pins/index.ts";
import { addSeconds } from "../../../foundation/clock/index.ts";
import type { CashHappening, Duty } from "../../../foundation/kiosk-wire/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { kioskScreens } from "../index.ts";
import { cashTexts } from "./texts/cash/index.ts";

const counter = await testCounter((_clock, act) => {
  const outside = answering(act);
  return {
    payments: [outside.provider("sandbox")],
    house: [pinProvider(), kioskMoney()],
    carriers: [outside.carrier("sandbox")],
  };
});
const { act, clock, ground, town } = counter;
const kiosks = testKiosks(ground, act);
const app = kioskScreens(ground);
const WAY = "kiosk_cash:cash";

test("money goes in, the order is paid, and change comes out: the screen says so by itself", async () => {
  const { machine, program, order } = await ordered("en");
  expect(await ways(program, order)).toContain(WAY);
  const taking = await press(machine, { do: "way", kind: "cash", way: WAY });
  for (const said of [cashTexts.en.taking.title, "¥1,980", "data-state", 'http-equiv="refresh"']) {
    expect(taking).toContain(said);
  }
  expect(taking).not.toContain("data-idle");
  const [accept] = await duties(program);
  expect(accept).toMatchObject({ kind: "accept", dueYen: 1980, language: "en" });
  const intakeId = accept!.kind === "accept" ? accept!.intakeId : "";
  const stack = async (denominationYen: number) =>
    (await program.ask("/may-stack", { intakeId, denominationYen })).body["mayStack"];
  expect([await stack(1000), await stack(10_000)]).toEqual([true, false]);
  await tell(machine, program, [stacked(intakeId)]);
  expect(await seen(machine)).toContain("¥980");
  // Nobody is sent away while money is in.
  for (const verb of ["reset", "back", "stop"]) {
    expect(await press(machine, { do: verb })).toContain(cashTexts.en.taking.title);
  }
  expect(await press(machine, { do: "help" })).toContain(machine.device.name);
  expect(await press(machine, { do: "reset" })).toContain(machine.device.name);
  expect(await press(machine, { do: "helped" })).toContain(cashTexts.en.taking.title);
  await tell(machine, program, [stacked(intakeId)]);
  expect(await seen(machine)).toContain(cashTexts.en.giving.change);
  const [change] = await duties(program);
  expect(change).toMatchObject({ kind: "pay_out", yen: 20 });
  await tell(machine, program, paidOut(change!, 20));
  expect(await duties(program)).toEqual([]);
  expect(await seen(machine)).toMatch(/class="(?:result|unknown)/u);
  expect((await program.ask("/orders/state", { order })).body["state"]).toBe("paid");
  expect(await checkLedger(act)).toEqual([]);
});

test("what could not be given back is shown as a voucher, until it is noted or its customer has gone", async () => {
  const { machine, program, order } = await ordered("ja");
  await press(machine, { do: "way", kind: "cash", way: WAY });
  const [accept] = await duties(program);
  const intakeId = accept!.kind === "accept" ? accept!.intakeId : "";
  await tell(machine, program, [stacked(intakeId)]);
  expect(await press(machine, { do: "cashStop" })).toContain(cashTexts.ja.giving.back);
  const [payout] = await duties(program);
  await tell(machine, program, paidOut(payout!, 400, "short"));
  const { digits = "", number = "" } = (await program.ask("/orders/state", { order })).body[
    "cash"
  ] as Record<string, string>;
  for (const language of LANGUAGES) {
    await visit(machine, { language, order });
    const shown = await seen(machine);
    const { title, where } = cashTexts[language].voucher;
    for (const said of [title, where, digits, "600"]) expect(shown).toContain(said);
  }
  const noted = await press(machine, { do: "cashNoted" });
  expect(noted).not.toContain(digits);
  expect(await ways(program, order)).toContain(WAY);
  await visit(machine, { language: "ja", order });
  expect(await seen(machine)).toContain(digits);
  clock.moveTo(addSeconds(clock.now(), 180));
  expect(await seen(machine)).not.toContain(digits);
  expect(number).toMatch(/^[0-9A-Y]{9}$/u);
});

test("a machine that says nothing of cash, or whose door is open, offers none", async () => {
  const { machine, program, order } = await ordered("en");
  const WELL = { ...machine.well(), machine: undefined };
  const health = machine.well().machine!;
  const offers = async (more: object) => {
    await program.ask("/heartbeat", { ...WELL, ...more });
    return (await ways(program, order)).includes(WAY);
  };
  expect(await offers(health)).toBe(true);
  const faults = [{ door: "open" }, { isTampered: true }, { acceptor: "full" }, { change: {} }];
  for (const fault of faults) expect(await offers({ ...health, ...fault })).toBe(false);
  expect(await offers({})).toBe(false);
  const paid = await program.ask("/orders/pay", { order, way: WAY });
  expect(paid.body.error?.name).toBe("way_unknown");
});

async function ordered(language: Language) {
  const machine = await testMachine(act);
  const program: Machine = {
    ...{ device: machine.device, token: machine.token },
    ask: async (path, body) =>
      kiosks.send(path, body, {
        headers: { authorization: `Bearer ${machine.token}`, "accept-language": language },
      }),
  };
  const line = await town.line();
  const placed = await program.ask("/orders", await wishAt(program, line.renewalCode));
  const order = String(placed.body.order);
  await visit(machine, { language, order });
  return { machine, program, order };
}

async function visit({ device }: TestMachine, of: { language: Language; order: string }) {
  const content = { ...of, step: "order" };
  await keepVisit(act, device.deviceId, { content, keptSeconds: 3600, step: "begun" });
}

async function ways(program: Machine, order: string): Promise<readonly string[]> {
  const { body } = await program.ask("/orders/state", { order });
  return (body["ways"] as readonly { way: string }[]).map(({ way }) => way);
}

async function duties(program: Machine): Promise<readonly Duty[]> {
  const { body } = await program.ask("/duties", { waitSeconds: 0, known: [] });
  return body["duties"] as readonly Duty[];
}

async function tell(machine: TestMachine, program: Machine, told: readonly CashHappening[]) {
  const entries = machine.lines(told);
  const { body } = await program.ask("/journal", { entries });
  expect(body).toEqual({ upTo: entries.at(-1)!.seq });
}

function stacked(intakeId: string): CashHappening {
  return { kind: "stacked", intakeId, denominationYen: 1000, pieces: 1 };
}

function paidOut(duty: Duty, yen: number, outcome: "complete" | "short" = "complete") {
  if (duty.kind !== "pay_out") throw new Error(duty.kind);
  const of = { payoutId: duty.dutyId, intakeId: duty.intakeId } as const;
  return [
    { kind: "payout_begun", ...of, yen: duty.yen },
    { kind: "dispensed", ...of, denominationYen: 10, pieces: yen / 10 },
    { kind: "payout_ended", ...of, outcome, yen },
  ] as const satisfies readonly CashHappening[];
}

/** Presses on the screen as it stands, and follows. */
async function press(machine: TestMachine, form: Readonly<Record<string, string>>) {
  const { step = "order" } = hiddenOf(await seen(machine));
  const body = new URLSearchParams({ step, ...form });
  const init = { method: "POST", body, headers: headersOf(machine) };
  expect((await app.request("http://tsunagu.test/kiosk", init)).status).toBe(303);
  return seen(machine);
}

async function seen(machine: TestMachine): Promise<string> {
  const response = await app.request("http://tsunagu.test/kiosk", { headers: headersOf(machine) });
  return response.text();
}

function headersOf({ token }: TestMachine) {
  return { origin: "http://tsunagu.test", cookie: `kiosk_device=${token}` };
}
