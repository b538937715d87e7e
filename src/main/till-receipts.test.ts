import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database.ts";
import { answering, handOut, orderOn, workOn } from "../../tests/orders.ts";
import { buildTown } from "../../tests/town.ts";
import { recentMessages } from "../business/notices/index.ts";
import { findReceipt } from "../business/receipts/index.ts";
import { beginPayment, placeRenewal } from "../business/renewals/index.ts";
import type { Staff } from "../business/staff/index.ts";
import { makeTill, openTill, tillMoney } from "../business/tills/index.ts";
import { readConfig } from "../foundation/config/index.ts";
import { newId } from "../foundation/ids/index.ts";
import { subscriptionsFor } from "./subscriptions.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const companies = answering(act);
const outside = { ...companies, house: () => tillMoney() };
const subscriptions = subscriptionsFor(readConfig({ PUBLIC_URL: "http://tsunagu.test" }));

test("what a till sells has its next number, by cash or by card, also in the mail", async () => {
  const tillId = await openedTill("TYO1-02");
  const [cash, card] = [await soldForCash(tillId), await soldByCard(tillId)];
  await handOut(act, subscriptions);
  const numbers = [cash, card].map(async (key) => (await findReceipt(act, key))?.content.till);
  expect(await Promise.all(numbers)).toEqual([
    { id: "TYO1-02", serial: 1 },
    { id: "TYO1-02", serial: 2 },
  ]);
  const [letter] = await recentMessages(act, 1);
  expect(letter!.text).toContain("TYO1-02-000002");
  expect(letter!.enclosures).toMatchObject([{ receiptKind: "receipt", ordinal: 1 }]);
});

async function openedTill(code: string): Promise<string> {
  const made = await makeTill(act, { code, name: "Till" });
  if (!made.ok) throw new Error(made.refusal);
  const { tillId } = made.value;
  const clerk = { staffId: newId(), role: "clerk" } as unknown as Staff;
  const opened = await openTill(act, clerk, { tillId, float: { 1000: 10 } });
  if (!opened.ok) throw new Error(opened.refusal);
  return tillId;
}

async function soldForCash(tillId: string) {
  const placed = await placeRenewal(act, {
    lineId: (await town.line()).lineId,
    planCode: "week",
    payKind: "immediate",
    channel: "counter",
    accepted: [],
    onceKey: newId(),
  });
  if (!placed.ok) throw new Error(placed.refusal);
  const { lineId, renewalId } = placed.value;
  const paid = await beginPayment(act, outside, {
    ...{ lineId, renewalId, provider: "till", method: "cash", returnUrl: "" },
    ...{ description: "test", address: "192.0.2.1", device: newId() },
    tender: { tillId, handedYen: 2000 },
  });
  if (!paid.ok) throw new Error(paid.refusal);
  await workOn(act, outside, placed.value);
  return placed.value;
}

async function soldByCard(tillId: string) {
  return orderOn(act, await town.line(), companies, { tillId });
}
