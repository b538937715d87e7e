import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import {
  intakeById,
  intakeDesk,
  kioskMoney,
  openIntake,
  receiveJournal,
} from "../../src/business/intakes/index.ts";
import { balances, checkLedger } from "../../src/business/ledger/index.ts";
import { outsideOf, placeRenewal, readOrder } from "../../src/business/renewals/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { got } from "../counter.ts";
import { testDatabase } from "../database.ts";
import { testMachine } from "../machine.ts";
import { buildTown } from "../town.ts";
import { runToEnd } from "./crashes.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const machine = await testMachine(act);
const outside = outsideOf({ payments: [], carriers: [], house: [kioskMoney()] });
const desk = intakeDesk(act, outside);
const PROGRAM = fileURLToPath(new URL("./kiosk-cash-worker.ts", import.meta.url));

it.each([
  "journal.before_keeping",
  "journal.after_keeping",
  "intake.before_paying",
  "payment.before_taking",
  "payment.after_taking",
])(
  "killed at %s a house that hears of enough money takes it once, whoever goes on",
  async (failpoint) => {
    const { deviceId } = machine.device;
    const line = await town.line();
    const wish = { planCode: "week", payKind: "redirect", channel: "kiosk", accepted: [] } as const;
    const order = got(await placeRenewal(act, { ...wish, ...line, onceKey: newId() }));
    const { intakeId } = got(await openIntake(act, { device: machine.device, order }));
    const note = { kind: "stacked", intakeId, denominationYen: 1000, pieces: 1 } as const;
    const sent = { deviceId, entries: machine.lines([note, note]) };
    const env = { DATABASE_URL: db.url, NOW: act.clock.now(), TSUNAGU_FAILPOINT: failpoint };
    expect(await runToEnd([PROGRAM, JSON.stringify(sent)], env)).toBe("SIGKILL");
    expect(await checkLedger(act)).toEqual([]);
    // The machine had no answer: it tells the same again, and a worker comes by.
    for (let i = 0; i < 2; i++) await receiveJournal(act, sent);
    await desk.work(intakeId);
    const { payout, ...one } = (await intakeById(act, intakeId))!;
    expect(one).toMatchObject({ state: "giving", inYen: 2000, takenYen: 1980, lostYen: 0 });
    expect(payout).toMatchObject({ state: "wanted", yen: 20 });
    const paid = await readOrder(act, order);
    expect([paid?.renewal.state, paid?.attempts.length]).toEqual(["paid", 1]);
    await machine.payOut(payout!.payoutId, intakeId, 20);
    await desk.work(intakeId);
    expect(await checkLedger(act)).toEqual([]);
    const owed = (await balances(act, { account: "intake_money" })).map((one) => one.balanceYen);
    expect(owed).toEqual([0]);
  },
);
