import { describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { expectOneOfEachAfter } from "../kiosk-rows/play-row.ts";
import { has, isPossible, listed, pairs, ROWS, SHORT } from "../kiosk-rows/rows.ts";
import { kioskStage } from "../kiosk-rows/stage.ts";

const stage = await kioskStage();
const PREFACE = `# What comes between at a kiosk

Each row is a visit in a real browser, from the language to the end, with one thing coming between on one screen: the power is cut (the browser is killed), the house's answer is lost, the network is cut, the customer walks away, a code is scanned twice, a chocolate bar is, or a foreign eSIM's code, or the code of a line that is over, or the bank says no (of cash: a note comes back that cannot be changed; what happens while notes go in happens with one of two in). Whatever it was, afterwards the customer has paid once, is connected once, holds one receipt, the books balance, and nothing personal is left on the screen. What the last screen says of the slip is what the printer did: one came out with the number and the sum of this order, or none did, or nobody knows (a printer that jams).

Any two values of two columns that can meet do so in at least one row (pairwise, made by \`tests/kiosk-rows/rows.ts\`). A few rows that hold each value once run with \`npm test\` (\`tests/journeys/kiosk-faults.test.ts\`), all of them with \`npm run faults\`. \`npx vitest run tests/journeys/kiosk-faults.test.ts -u\` writes this list anew.`;

describe("whatever comes between at a kiosk", () => {
  it("any two things that can meet do so in a row", () => {
    for (const pair of pairs().filter(isPossible)) {
      expect([pair, ROWS.some((row) => has(row, pair))]).toEqual([pair, true]);
    }
  });

  it("is listed", async () => {
    await expect(`${PREFACE}\n\n${listed(ROWS)}\n`).toMatchFileSnapshot(
      "../../docs/running/kiosk-faults.md",
    );
  });

  it.each(SHORT)("$fault on $screen, by $payment, $printer, $language, $size", async (row) => {
    await expectOneOfEachAfter(stage, row);
  });

  it("leaves books that balance", async () => {
    expect(await checkLedger(stage.act)).toEqual([]);
  });
});
