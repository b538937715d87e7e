import pino from "pino";
import { afterAll, expect, it, vi } from "vitest";
import {
  activeIntakes,
  cashDuties,
  findVoucher,
  kioskMoney,
  readCash,
  voucherOwedOf,
  workIntake,
} from "../../src/business/intakes/index.ts";
import { balances, checkLedger } from "../../src/business/ledger/index.ts";
import { addMinutes } from "../../src/foundation/clock/index.ts";
import type { Duty } from "../../src/foundation/kiosk-wire/index.ts";
import type { Slip } from "../../src/foundation/paper/index.ts";
import { openMachineCash, workByHand } from "../../src/machine/cash/index.ts";
import { openBench, type MachineCash } from "../../src/machine/devices/index.ts";
import { openCashSite } from "../cash-site.ts";
import { testCounter } from "../counter.ts";
import { testKiosks, WELL, wishAt } from "../kiosk.ts";
import { answering } from "../orders.ts";

// The machine's own program, on simulated parts, with the house that it really talks to.
const counter = await testCounter((_, act) => {
  const outside = answering(act);
  return {
    payments: [outside.provider("sandbox")],
    house: [kioskMoney()],
    carriers: [outside.carrier("sandbox")],
  };
});
const { act, clock, ground, outside, town } = counter;
const program = await testKiosks(ground, act).machine({ name: "Whole" });
const site = await openCashSite();
afterAll(() => site.close());
const { stateDir, settings } = site;
site.hopper.pour(30);
const counts = [{ denominationYen: 100, pieces: 30 } as const];
await workByHand({ stateDir, settings, clock }, { kind: "refill", by: "K", counts });
const slips: Slip[] = [];
let isAway = false;
const cash: MachineCash = await openMachineCash({
  ...{ stateDir, settings, clock, log: pino({ level: "silent" }), bench: await openBench() },
  failpoint: () => {},
  async ask(path, body) {
    if (isAway) return undefined;
    const answer = await program.ask(path, body);
    return answer.status === 200 ? answer.body : undefined;
  },
  async print(slip) {
    slips.push(slip);
    return { outcome: "done" };
  },
});
afterAll(async () => cash.close());

const WAIT = { timeout: 20_000, interval: 20 };
const WAY = "kiosk_cash:cash";

it("a note pays, the change comes out, and machine, house and books hold the same", async () => {
  const order = await orderAt();
  await pays(order);
  await until(async () => expect(site.notes.insert(1000)).toBe("taken"));
  await until(async () => expect((await state(order))["state"]).toBe("paid"));
  await until(async () => expect(site.hopper.truth.out).toBe(5));
  await until(async () => expect((await state(order))["cash"]).toBeUndefined());
  expect(site.notes.truth.stacked).toEqual([1000]);
  await agree(3000 + 500);
});

it("what was put in comes out again when its customer wants no more", async () => {
  const order = await orderAt();
  await pays(order);
  await until(async () => expect(site.coins.insert(100)).toBe("taken"));
  await until(async () => expect((await state(order))["cash"]).toMatchObject({ inYen: 100 }));
  const before = site.hopper.truth.out;
  expect((await program.ask("/orders/cancel", { order })).status).toBe(200);
  await until(async () => expect(site.hopper.truth.out).toBe(before + 1));
  await until(async () => expect((await state(order))["cash"]).toBeUndefined());
  await agree(3000 + 500);
});

it("a slip that the machine printed alone is all that a counter needs to pay", async () => {
  const order = await orderAt();
  await pays(order);
  await until(async () => expect(site.coins.insert(100)).toBe("taken"));
  await until(async () => expect((await state(order))["cash"]).toMatchObject({ inYen: 100 }));
  isAway = true;
  cash.hearHouse("silent");
  await vi.waitFor(() => expect(slips).toHaveLength(1), WAIT);
  const code = slips[0]!.lines.find((line) => line.kind === "code")!.text;
  // Its customer has gone, and no machine fetches what is to be given back.
  const { deviceId } = (await readCash(act))[0]!.device;
  const [one] = await activeIntakes(act, deviceId);
  for (const minutes of [3, 4, 4]) {
    clock.moveTo(addMinutes(clock.now(), minutes));
    await workIntake(act, outside, one!.intakeId);
  }
  const { staff } = await counter.person("clerk");
  const found = await findVoucher(act, staff, { number: code, digits: "" });
  expect(found.ok && voucherOwedOf(found.value)).toBe(100);
});

async function orderAt(): Promise<string> {
  const { acceptor } = cash.health();
  if (acceptor !== "ready") await until(async () => expect(cash.health().acceptor).toBe("ready"));
  await program.ask("/heartbeat", { ...WELL, ...cash.health(), door: "closed" });
  const line = await town.line();
  const placed = await program.ask("/orders", await wishAt(program, line.renewalCode, "day"));
  return String(placed.body.order);
}

async function pays(order: string): Promise<void> {
  const begun = await program.ask("/orders/pay", { order, way: WAY });
  expect(begun.body["cash"]).toMatchObject({ kind: "taking", dueYen: 500 });
}

/** Looks until it is so; meanwhile the program is told what it is to do, as it asks. */
async function until(check: () => Promise<void>): Promise<void> {
  await vi.waitFor(async () => {
    const { body } = await program.ask("/duties", { waitSeconds: 0, known: cash.known() });
    const told = body["duties"] as readonly Duty[];
    cash.take(told.filter((one) => one.kind === "accept" || one.kind === "pay_out"));
    await check();
  }, WAIT);
}

async function state(order: string) {
  return (await program.ask("/orders/state", { order })).body;
}

async function agree(heldYen: number): Promise<void> {
  const [report] = await readCash(act);
  const { boxYen, dispenserYen, waiting, differenceYen } = report!;
  expect([boxYen + dispenserYen, waiting, differenceYen]).toEqual([heldYen, [], 0]);
  const inBooks = await balances(act, { account: "kiosk_cash" });
  expect(inBooks.map(({ balanceYen }) => balanceYen)).toEqual([heldYen]);
  expect(await checkLedger(act)).toEqual([]);
  expect(await cashDuties.duties(act, report!.device.deviceId)).toEqual([]);
}
