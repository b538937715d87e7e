import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, orderOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { onLine } from "../../foundation/act/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { receiptsOf } from "../receipts/index.ts";
import type { Renewal } from "./index.ts";
import { returnReceipt } from "./receipt-facts.ts";

const db = await testDatabase();
const act = db.act();
let order: Renewal;

beforeAll(async () => {
  const town = await buildTown(act);
  order = await orderOn(act, await town.line(), answering(act));
});

test("what goes back in parts is documented once each, whoever tells it twice", async () => {
  for (const soFarYen of [500, 500, 1200, 500, 1980, 5000]) await goBack(soFarYen);
  const documents = (await receiptsOf(act, order)).map(({ content }) => content);
  expect(documents.map(({ number, totalYen }) => [number, totalYen])).toEqual([
    [`${order.number}-R`, 1980],
    [`${order.number}-C`, 500],
    [`${order.number}-C2`, 700],
    [`${order.number}-C3`, 780],
  ]);
  expect(documents[1]).toMatchObject({ plainBecause: "small_return", paymentMethod: "card" });
  expect(documents[1]!.saleDate).toBe(documents[0]!.date);
});

async function goBack(soFarYen: number): Promise<void> {
  const returnedSoFarYen = yen(soFarYen);
  await onLine(act, order.lineId, async (turn) => {
    const parts = await returnReceipt(act, order, { method: "card", returnedSoFarYen });
    await turn.write({ name: "test.returned" }, parts);
  });
}
