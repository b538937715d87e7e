import { expect } from "vitest";
import { receiptsOf } from "../../src/business/receipts/index.ts";
import type { Renewal } from "../../src/business/renewals/index.ts";
import { applyFault } from "./apply-fault.ts";
import { expectPaperOf, expectSlipTold } from "./paper.ts";
import type { Row } from "./rows.ts";
import type { Stage } from "./stage.ts";
import { beginWalk, expectWiped, putIn, turn, walkTo, type Walk } from "./walk.ts";

/**
 * A visit to its end with the row's fault in its midst. Whatever it was: the customer pays once,
 * is connected once, holds one receipt, and leaves nothing on the screen.
 */
export async function expectOneOfEachAfter(stage: Stage, row: Row): Promise<void> {
  const before = moneyOf(stage);
  const walk = await beginWalk(stage, row);
  try {
    await walkTo(walk, row.screen);
    await halfPaid(walk);
    const isBought = row.screen === "result";
    if (isBought) await expectSlipTold(walk);
    const after = await applyFault(walk);
    if (after === "rest") await expectWiped(walk);
    if (after !== "rest") await walkTo(walk, "result", after);
    else if (!isBought) await walkTo(walk, "result");
    if (after !== "rest" || !isBought) {
      await expectSlipTold(walk);
      await walk.page.locator("button.main").click();
    }
    await expectWiped(walk);
    await expectOneOfEach(walk, moneyOf(stage) - before);
  } finally {
    await walk.page.context().close();
  }
}

/** Whatever comes between while notes go in finds one of two in. */
async function halfPaid(walk: Walk): Promise<void> {
  if (walk.payment !== "cash" || walk.row.screen !== "asked") return;
  await putIn(walk, 1);
  await turn(walk.page);
}

function moneyOf({ phones, readers, cashYen }: Stage): number {
  return phones.books.keptYen + readers.books.keptYen + cashYen();
}

const PRICE_YEN = 1980;
const PAID = ["active", "queued", "completed"];

async function expectOneOfEach(walk: Walk, takenYen: number): Promise<void> {
  const { stage, payment } = walk;
  const orders = await walk.orders();
  const paid = orders.filter(({ state }) => PAID.includes(state));
  expect(paid).toHaveLength(1);
  for (const order of orders) {
    if (order !== paid[0]) expect(order).toMatchObject({ state: "cancelled" });
  }
  if (payment !== "pin") expect(takenYen).toBe(PRICE_YEN);
  await expectPaperOf(walk, paid[0]!);
  expect(await bucketsOf(stage, paid[0]!)).toBe(1);
  expect(await receiptsOf(stage.act, paid[0]!)).toHaveLength(1);
}

async function bucketsOf({ act }: Stage, { lineId, renewalId }: Renewal): Promise<number> {
  const { rows } = await act.database.run({
    text: `select count(*)::int as n from buckets
      where line_id = $1 and renewal_id = $2 and state <> 'revoked'`,
    values: [lineId, renewalId],
  });
  return (rows as readonly { readonly n: number }[])[0]!.n;
}
