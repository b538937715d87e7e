import { expect } from "vitest";
import { jobsOf } from "../../src/business/printing/index.ts";
import { showOrderNumber, type Renewal } from "../../src/business/renewals/index.ts";
import { textOf } from "../../src/foundation/paper/index.ts";
import { slipPartTexts } from "../../src/surfaces/kiosk/index.ts";
import type { PrinterIs } from "./rows.ts";
import type { Walk } from "./walk.ts";

/** What each machine's screen may say of the paper: all that is known, and no more. */
const FATES = {
  ...({ ready: "printed", paper_low: "printed", jams: "unsure" } as const),
  ...({ paper_out: "failed", down: "failed", none: "none" } as const),
} as const satisfies Record<PrinterIs, string>;

/** The screen says of the slip what became of it. */
export async function expectSlipTold({ page, row }: Walk): Promise<void> {
  const told = slipPartTexts[row.language].fates[FATES[row.printer]];
  await page.locator('.slip [role="status"]', { hasText: told }).waitFor();
}

/** Of what was bought one paper came out, where any could, with its number and its sum; of nothing else any. */
export async function expectPaperOf(walk: Walk, bought: Renewal): Promise<void> {
  const { act } = walk.stage;
  const { papers } = walk.machine.parts;
  for (const { number } of await walk.orders()) {
    const jobs = await jobsOf(act, number);
    const out = papers.flatMap((paper) => jobs.filter(({ jobId }) => jobId === paper));
    const isDue = number === bought.number && FATES[walk.row.printer] === "printed";
    expect(out).toHaveLength(isDue ? 1 : 0);
    for (const { slip } of out) {
      const text = textOf(slip!, 80);
      for (const said of [showOrderNumber(number), "1,980"]) expect(text).toContain(said);
    }
  }
}
