import { beforeEach, expect, test } from "vitest";
import { balances, checkLedger } from "../../src/business/ledger/index.ts";
import {
  fetchReport,
  importReport,
  listDifferences,
  matchReports,
  reconciledUntil,
} from "../../src/business/reconciliation/index.ts";
import {
  addDays,
  addHours,
  JST,
  localDate,
  msBetween,
  nextMidnight,
} from "../../src/foundation/clock/index.ts";
import { workRenewal, type RenewalKey } from "../../src/business/renewals/index.ts";
import { openStage } from "../races/stage.ts";

const LATE_CARD = "4000000000103004";
const MISMATCH_CARD = "4000000000104002";

const stage = await openStage();
const { act, boxes, outside } = stage;
const provider = boxes.payments.provider();
const day = () => localDate(boxes.now(), JST);

// Each test begins at noon in Japan: none runs into another day by the way.
beforeEach(async () => {
  const now = boxes.now();
  await boxes.advance(Math.round(msBetween(now, addHours(nextMidnight(now, JST), 12)) / 1000));
});

test("a day of payments and refunds is matched over HTTP, its fee and payout booked", async () => {
  const paid = await stage.buy(await stage.town.line());
  await stage.work(paid);
  const today = day();
  expect(await fetchReport(act, provider, today)).toMatchObject({ refusal: "day_not_over" });
  await boxes.advance(24 * 3600);
  expect(await fetchReport(act, provider, today)).toMatchObject({
    ok: true,
    value: { rows: 1, added: 1 },
  });
  expect(await atProvider()).toEqual({ provider_fees: 71, receivable: 1909 });
  await boxes.advance(24 * 3600);
  expect(await fetchReport(act, provider, addDays(today, 1))).toMatchObject({ ok: true });
  expect(await atProvider()).toEqual({ provider_fees: 71, receivable: 0 });
  expect((await balances(act)).find(({ account }) => account === "bank")?.balanceYen).toBe(1909);
  expect(await listDifferences(act)).toEqual([]);
  expect(await fetchReport(act, provider, today)).toMatchObject({ value: { added: 0 } });
  expect(await checkLedger(act)).toEqual([]);
  const [known] = await reconciledUntil(act);
  expect(known).toMatchObject({ provider: "sandbox", openDifferences: 0 });
});

test("late money that nobody told us of is found by the report, and goes back by itself", async () => {
  await boxes.payments.sendWebhooksTo(undefined);
  const order = await stage.place(await stage.town.line());
  await stage.pay(await stage.begin(order), LATE_CARD);
  await settleDown(order, 30 * 60, 1);
  expect(await stage.order(order)).toMatchObject({ renewal: { state: "payment_expired" } });
  const today = day();
  await boxes.advance(24 * 3600);
  await fetchReport(act, provider, today);
  expect(await listDifferences(act)).toMatchObject([{ kind: "late_money", thereYen: 1980 }]);
  await settleDown(order, 60, 4);
  expect(await stage.order(order)).toMatchObject({ refunds: [{ state: "done" }] });
  expect(await stage.wholeness(order)).toMatchObject({ received: 0, granted: 0 });
  await boxes.advance(1);
  await matchReports(act, "sandbox");
  expect(await listDifferences(act)).toEqual([]);
  expect(await checkLedger(act)).toEqual([]);
  await stage.letWebhooksCome();
});

test("another amount than was asked stays a difference that somebody decides", async () => {
  const order = await stage.place(await stage.town.line());
  await stage.pay(await stage.begin(order), MISMATCH_CARD);
  await stage.work(order);
  const today = day();
  await boxes.advance(24 * 3600);
  await fetchReport(act, provider, today);
  expect(await listDifferences(act)).toMatchObject([
    { kind: "amount_differs", hereYen: 1980, thereYen: 1979 },
  ]);
});

test("a file for staff with a bad row takes nothing in and names it", async () => {
  const bad =
    "id,type,gross,fee,net,at\r\na,payment,1,0,1,2026-11-22\r\nb,payment,x,0,1,2026-11-22\r\n";
  const before = await countRows();
  expect(await importReport(act, provider, Buffer.from(bad))).toMatchObject({
    ok: true,
    value: { kind: "faulty", faults: [{ row: 3, column: "gross", fault: "amount_unreadable" }] },
  });
  expect(await countRows()).toEqual(before);
  const { reports: _, ...without } = provider;
  expect(await importReport(act, without, Buffer.from(bad))).toMatchObject({
    refusal: "no_reports",
  });
});

/** Whatever the worker does about it, until it rests. */
async function settleDown(key: RenewalKey, seconds: number, times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await boxes.advance(seconds);
    await workRenewal(act, outside, key);
  }
}

async function atProvider(): Promise<Readonly<Record<string, number>>> {
  const all = (await balances(act)).filter(({ book }) => book === "provider:sandbox");
  return Object.fromEntries(all.map(({ account, balanceYen }) => [account, balanceYen]));
}

async function countRows(): Promise<unknown> {
  const { rows } = await stage.db.database.run({
    text: "select (select count(*) from report_rows) + (select count(*) from reports) as count",
    values: [],
  });
  return rows[0];
}
