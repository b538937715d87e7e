import { expect, test } from "vitest";
import { got, hiddenOf, testCounter } from "../../tests/counter.ts";
import { fakeReader } from "../../tests/fake-reader.ts";
import { readEscpos } from "../../tests/fakes/printer/read-escpos.ts";
import { testKiosks, WELL, wishAt, type Machine } from "../../tests/kiosk.ts";
import { answering, handOut } from "../../tests/orders.ts";
import { giveKioskPrinter } from "../business/kiosks/index.ts";
import {
  jobsOf,
  makePrinter,
  printerDesk,
  printJobDesk,
  wishedDevice,
} from "../business/printing/index.ts";
import { recentRenewals, workRenewal, type Renewal } from "../business/renewals/index.ts";
import { allDevices, type Device } from "../business/staff/index.ts";
import { addMinutes, addSeconds } from "../foundation/clock/index.ts";
import type { DutyOf } from "../foundation/kiosk-wire/index.ts";
import { textOf } from "../foundation/paper/index.ts";
import { virtualPrinter } from "../gateways/printers/virtual/index.ts";
import { leaveSlip } from "../surfaces/kiosk/index.ts";
import { printSubscriptions } from "../surfaces/printing/index.ts";

const NEWS = ["renewal.active", "renewal.queued", "renewal.refunded"];
const counter = await testCounter((clock, act) => {
  const outside = answering(act);
  return {
    payments: [outside.provider("sandbox"), fakeReader(clock)],
    carriers: [outside.carrier("sandbox")],
    isNews: (event) => NEWS.includes(event),
  };
});
const { act, clock, ground, outside, town } = counter;
const reader = ground.payments[1] as ReturnType<typeof fakeReader>;
const kiosks = testKiosks(ground, act);
const subscriptions = printSubscriptions(NEWS, { publicUrl: "https://tsunagu.example" });
const JAPANESE = { paperMm: 80, codePages: ["shiftjis"] } as const;
const LANGUAGE = { "accept-language": "ja" };

test("the slip of a sale comes out once, whatever answer is lost, and says what is certain", async () => {
  const at = await printing("One");
  const { order, renewal } = await sold(at);
  expect(await fateOf(at, order)).toEqual({ fate: "printing", mayPrint: false });
  const [duty] = await dutiesOf(at);
  expect(duty).toEqual((await dutiesOf(at))[0]);
  const paper = readEscpos(Buffer.from(duty!.bytes, "base64")).text.replaceAll(/\s/gu, "");
  for (const word of [renewal.number.slice(0, 5), "控え番号", "領収書", "1,980"]) {
    expect(paper).toContain(word);
  }
  await tell(at, duty!, "done");
  expect(await fateOf(at, order)).toEqual({ fate: "printed", mayPrint: true });
  expect(await dutiesOf(at)).toEqual([]);
  await handOut(act, subscriptions);
  expect(await dutiesOf(at)).toEqual([]);
});

test("printed again it is marked, at most twice, and two touches are one", async () => {
  const at = await printing("Again");
  const { order, renewal } = await sold(at);
  await tell(at, (await dutiesOf(at))[0]!, "done");
  for (let i = 0; i < 2; i++) {
    await Promise.all([ask(at, "/orders/slip", order), ask(at, "/orders/slip", order)]);
    const duties = await dutiesOf(at);
    expect(duties).toHaveLength(1);
    await tell(at, duties[0]!, "done");
  }
  const [last, , first] = await jobsOf(act, renewal.number);
  expect(textOf(last!.slip!, 80)).toContain("【再発行】");
  expect(textOf(first!.slip!, 80)).not.toContain("【再発行】");
  expect((await ask(at, "/orders/slip", order)).body.error?.name).toBe("slip_too_many");
  expect(await fateOf(at, order)).toEqual({ fate: "printed", mayPrint: false });
});

test("a machine that died with it on its way leaves nobody a lie", async () => {
  const at = await printing("Died");
  const { order, renewal } = await sold(at);
  const [duty] = await dutiesOf(at);
  expect((await fateOf(at, order)).fate).toBe("printing");
  await pass(at, 61);
  const [job] = await jobsOf(act, renewal.number);
  await printJobDesk(act).work(job!.jobId);
  expect(await fateOf(at, order)).toEqual({ fate: "unsure", mayPrint: true });
  expect(await dutiesOf(at)).toEqual([]);
  await tell(at, duty!, "done");
  expect((await fateOf(at, order)).fate).toBe("printed");
});

test("a printer that refuses is left alone until it is well, and the sale stands", async () => {
  const at = await printing("Refusing");
  const { order, renewal } = await sold(at);
  const [duty] = await dutiesOf(at);
  await tell(at, duty!, "refused");
  expect(await fateOf(at, order)).toEqual({ fate: "failed", mayPrint: false });
  expect((await ask(at, "/orders/slip", order)).body.error?.name).toBe("slip_printer_down");
  expect((await ask(at, "/orders/state", order)).body).toMatchObject({ state: "active" });
  await at.ask("/heartbeat", { ...WELL, paper: "low" });
  expect(await fateOf(at, order)).toEqual({ fate: "failed", mayPrint: true });
  await ask(at, "/orders/slip", order);
  const [again] = await dutiesOf(at);
  expect(again!.dutyId).not.toBe(duty!.dutyId);
  const [job] = await jobsOf(act, renewal.number);
  expect(textOf(job!.slip!, 80)).not.toContain("【再発行】");
  await pass(at, 61);
  await printJobDesk(act).work(job!.jobId);
  expect((await fateOf(at, order)).fate).toBe("unsure");
});

test("what waited for paper for minutes does not come out for the next one", async () => {
  const at = await printing("Waiting");
  const { order, renewal } = await sold(at);
  await at.ask("/heartbeat", { ...WELL, printer: "down" });
  expect(await fateOf(at, order)).toEqual({ fate: "failed", mayPrint: false });
  await pass(at, 181);
  expect(await dutiesOf(at)).toEqual([]);
  await printJobDesk(act).work((await jobsOf(act, renewal.number))[0]!.jobId);
  expect(await fateOf(at, order)).toEqual({ fate: "failed", mayPrint: true });
});

test("without paper at the end, the first copy is kept for a printer that prints", async () => {
  const at = await printing("Dry");
  const { order, renewal } = await sold(at, { ...WELL, paper: "out" });
  expect(await jobsOf(act, renewal.number)).toEqual([]);
  expect(await fateOf(at, order)).toEqual({ fate: "failed", mayPrint: false });
  expect((await ask(at, "/orders/slip", order)).body.error?.name).toBe("slip_printer_down");
  await at.ask("/heartbeat", WELL);
  await ask(at, "/orders/slip", order);
  const [job] = await jobsOf(act, renewal.number);
  expect(textOf(job!.slip!, 80)).not.toContain("【再発行】");
});

test("what nobody knows to be paid gets a slip that says so", async () => {
  const at = await printing("Unknown", "tmr_9");
  const placed = await placedAt(at);
  reader.trouble = "silent";
  await ask(at, "/orders/pay", placed.order, { way: "readers:card_reader" });
  await workRenewal(act, outside, placed.renewal);
  const printed = await ask(at, "/orders/slip", placed.order);
  reader.trouble = "none";
  reader.giveUp();
  expect(printed.body).toMatchObject({ fate: "printing" });
  const [job] = await jobsOf(act, placed.renewal.number);
  const text = textOf(job!.slip!, 58).replaceAll(/\s/gu, "");
  for (const word of ["お支払い確認中", "請求は一度だけ", placed.renewal.number.slice(0, 5)]) {
    expect(text).toContain(word);
  }
  expect(text).not.toContain("領収書");
});

test("whoever leaves before it is known gets one slip that says so, and nothing comes after", async () => {
  const at = await printing("Left", "tmr_8");
  const { order, renewal } = await placedAt(at);
  reader.trouble = "silent";
  await ask(at, "/orders/pay", order, { way: "readers:card_reader" });
  await workRenewal(act, outside, renewal);
  const here = { act, device: await deviceOf(at), ground, address: "192.0.2.1" };
  for (let i = 0; i < 2; i++) await leaveSlip(here, renewal);
  reader.trouble = "none";
  reader.giveUp();
  expect(await jobsOf(act, renewal.number)).toMatchObject([{ subject: "order", state: "waiting" }]);
  expect(await wishedDevice(act, renewal.renewalId)).toBeUndefined();
  const unpaid = await placedAt(at);
  await leaveSlip(here, unpaid.renewal);
  expect(await jobsOf(act, unpaid.renewal.number)).toEqual([]);
  expect(await wishedDevice(act, unpaid.renewal.renewalId)).toBeUndefined();
});

test("a sum that nobody answers for is left with a slip on its way, said on the screen", async () => {
  const at = await printing("Given up", "tmr_7");
  await toPaying(at);
  await press(at, { step: "order", do: "way", kind: "reader", way: "readers:card_reader" });
  reader.trouble = "silent";
  const page = await press(at, { step: "order", do: "leave" });
  expect(page).toContain("控えを印刷しています");
  const [duty, ...others] = await dutiesOf(at);
  expect(others).toEqual([]);
  await tell(at, duty!, "done");
  expect(await press(at, { step: "unknown", do: "leave" })).toContain("控えをお取りください");
  expect(await dutiesOf(at)).toEqual([]);
  reader.trouble = "none";
});

test("the last screen says what came out, and prints it once more", async () => {
  const at = await printing("Screen");
  const line = await toPaying(at);
  await press(at, { step: "order", do: "way", kind: "redirect", way: "sandbox:card" });
  await pass(at, 60);
  const [renewal] = await recentRenewals(act, line.lineId, addMinutes(clock.now(), -5));
  await workRenewal(act, outside, renewal!);
  expect(await press(at, {})).toContain("控えが自動で印刷されます");
  await handOut(act, subscriptions);
  expect(await press(at, {})).toContain("控えを印刷しています");
  await tell(at, (await dutiesOf(at))[0]!, "done");
  expect(await press(at, {})).toContain("もう一度印刷");
  expect(await press(at, { step: "order", do: "slip" })).toContain("控えを印刷しています");
  const [duty] = await dutiesOf(at);
  expect((await press(at, { step: "order", do: "reset" })).includes(renewal!.number)).toBe(false);
  // What was asked for while somebody stood there still comes out.
  await tell(at, duty!, "done");
  const { order, renewal: early } = await placedAt(at);
  await ask(at, "/orders/pay", order, { way: "sandbox:card" });
  expect((await ask(at, "/orders/slip", order)).body.error?.name).toBe("slip_nothing");
  expect(await jobsOf(act, early.number)).toEqual([]);
});

test("another printer beside the machine prints as well, and without one nothing is promised", async () => {
  const bare = await kiosks.machine({ name: "Bare" });
  const none = await sold(bare);
  expect(await fateOf(bare, none.order)).toEqual({ fate: "none", mayPrint: false });
  expect((await ask(bare, "/orders/slip", none.order)).body.error?.name).toBe("slip_printer_none");
  const { deviceId } = await deviceOf(bare);
  const wish = { kind: "virtual", code: "V-9", name: "Beside", ...JAPANESE, deviceId } as const;
  const { printer } = got(await makePrinter(act, wish));
  const desk = printerDesk(act, [virtualPrinter()]);
  await desk.work(printer.printerId);
  const { order } = await sold(bare);
  await desk.work(printer.printerId);
  expect((await fateOf(bare, order)).fate).toBe("printed");
});

async function printing(name: string, cardReader?: string): Promise<Machine> {
  const machine = await kiosks.machine({
    name,
    ...(cardReader === undefined ? {} : { reader: cardReader }),
  });
  await giveKioskPrinter(act, await deviceOf(machine), JAPANESE);
  await machine.ask("/heartbeat", WELL);
  return machine;
}

/** From the language to the ways to pay. */
async function toPaying(at: Machine) {
  const line = await town.line();
  await press(at, { do: "start", language: "ja" });
  await press(at, { step: "find", do: "find", typed: line.renewalCode });
  await press(at, { step: "have", do: "plans" });
  const { shown = "" } = hiddenOf(await press(at, { step: "choose", do: "plan", plan: "week" }));
  await press(at, { step: "confirm", do: "place", shown });
  return line;
}

/** Touches the machine's screen, and answers what stands there then. */
async function press(at: Machine, form: Readonly<Record<string, string>>): Promise<string> {
  const cookie = `kiosk_device=${at.token}`;
  const url = "http://tsunagu.test/kiosk";
  if (Object.keys(form).length > 0) {
    const headers = { origin: "http://tsunagu.test", cookie };
    await kiosks.screens.request(url, { method: "POST", body: new URLSearchParams(form), headers });
  }
  return (await kiosks.screens.request(url, { headers: { cookie } })).text();
}

async function deviceOf({ device }: Machine): Promise<Device> {
  return (await allDevices(act)).find(({ name }) => name === device.name)!;
}

/** Time passes, and the machine tells how it is. */
async function pass(at: Machine, seconds: number): Promise<void> {
  clock.moveTo(addSeconds(clock.now(), seconds));
  await at.ask("/heartbeat", WELL);
}

async function placedAt(at: Machine) {
  const line = await town.line();
  const { body } = await at.ask("/orders", await wishAt(at, line.renewalCode), LANGUAGE);
  const [renewal] = await recentRenewals(act, line.lineId, addMinutes(clock.now(), -5));
  return { order: String(body.order), renewal: renewal! };
}

/** Ordered, paid on a phone, connected; meanwhile the machine may have changed. */
async function sold(at: Machine, meanwhile = WELL): Promise<{ order: string; renewal: Renewal }> {
  const placed = await placedAt(at);
  await ask(at, "/orders/pay", placed.order, { way: "sandbox:card" });
  clock.moveTo(addMinutes(clock.now(), 1));
  await at.ask("/heartbeat", meanwhile);
  await workRenewal(act, outside, placed.renewal);
  await handOut(act, subscriptions);
  return placed;
}

async function ask(at: Machine, path: string, order: string, more: object = {}) {
  return at.ask(path, { order, ...more }, LANGUAGE);
}

async function fateOf(at: Machine, order: string) {
  return (await ask(at, "/orders/state", order)).body["slip"] as { readonly fate: string };
}

async function dutiesOf(at: Machine): Promise<readonly DutyOf<"print">[]> {
  const { body } = await at.ask("/duties", { waitSeconds: 0, known: [] });
  return body["duties"] as readonly DutyOf<"print">[];
}

async function tell(at: Machine, { dutyId }: DutyOf<"print">, outcome: string): Promise<void> {
  expect((await at.ask("/duties/done", { dutyId, outcome })).body).toEqual({ isKnown: true });
}
