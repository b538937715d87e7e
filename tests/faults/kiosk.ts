import { expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { expectOneOfEachAfter } from "../kiosk-rows/play-row.ts";
import { ROWS } from "../kiosk-rows/rows.ts";
import { kioskStage } from "../kiosk-rows/stage.ts";

const stage = await kioskStage();

it.each(ROWS)("$fault on $screen, by $payment, $printer, $language, $size", async (row) => {
  await expectOneOfEachAfter(stage, row);
});

it("leaves books that balance", async () => {
  expect(await checkLedger(stage.act)).toEqual([]);
});
