import { expect, it } from "vitest";
import { balances, checkLedger, deferredOf } from "../../src/business/ledger/index.ts";
import { listDifferences } from "../../src/business/reconciliation/index.ts";
import {
  addHours,
  JST,
  localDate,
  msBetween,
  nextMidnight,
} from "../../src/foundation/clock/index.ts";
import { GIGABYTE } from "../../src/foundation/money/index.ts";
import { openStage } from "../races/stage.ts";
import { openCrashes } from "./crashes.ts";

const stage = await openStage();
const { act, boxes } = stage;
const crashes = await openCrashes(stage);

it("killed after booking what a plan earned, another books nothing twice", async () => {
  const renewal = await paidAtNoon();
  await act.database.run({
    text: "update buckets set data_used_bytes = $2 where line_id = $1",
    values: [renewal.lineId, GIGABYTE],
  });
  await boxes.advance(24 * 3600);
  const task = { recognise: [{ lineId: renewal.lineId, renewalId: renewal.renewalId }] };
  expect(await crashes.keepBooks(task, "recognition.booked")).toBe("SIGKILL");
  expect(await crashes.keepBooks(task)).toBeNull();
  expect(await deferredOf(act, renewal)).toMatchObject({ earnedYen: 600, deferredYen: 1200 });
  expect(await checkLedger(act)).toEqual([]);
});

it.each(["reconciliation.read", "reconciliation.taken", "reconciliation.looked"])(
  "killed at %s, a report is taken in and its fees booked once by the next",
  async (failpoint) => {
    const before = await feesYen();
    await paidAtNoon();
    const fetchDay = localDate(boxes.now(), JST);
    await boxes.advance(24 * 3600);
    expect(await crashes.keepBooks({ fetchDay }, failpoint)).toBe("SIGKILL");
    expect(await crashes.keepBooks({ fetchDay })).toBeNull();
    expect((await feesYen()) - before).toBe(71);
    expect(await listDifferences(act)).toEqual([]);
    expect(await checkLedger(act)).toEqual([]);
  },
);

/** At noon in Japan, so that nothing of a test runs into another day. */
async function paidAtNoon() {
  const now = boxes.now();
  await boxes.advance(Math.round(msBetween(now, addHours(nextMidnight(now, JST), 12)) / 1000));
  const renewal = await stage.buy(await stage.town.line());
  await stage.work(renewal);
  return renewal;
}

async function feesYen(): Promise<number> {
  const fees = (await balances(act)).find(({ account }) => account === "provider_fees");
  return fees?.balanceYen ?? 0;
}
