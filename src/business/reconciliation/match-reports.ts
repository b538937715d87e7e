import { onLine, type Act } from "../../foundation/act/index.ts";
import { bookId } from "../ledger/index.ts";
import { hearAttempt } from "../renewals/index.ts";
import { solveByItself } from "./differences-store.ts";
import { subjectOf } from "./difference.ts";
import { judgePayouts } from "./judge-payouts.ts";
import type { Found } from "./judge-row.ts";
import { lookAtRows } from "./look-at-rows.ts";
import { payoutBalances } from "./reports-store.ts";
import { sweepMissing } from "./sweep-missing.ts";
import { writeDifferences } from "./write-differences.ts";

/**
 * Matches all that a provider's reports tell with our payments, refunds and books. Money that came
 * and is not settled here is never booked from a report: its attempt is woken, the worker reads it
 * from the provider, and what is late goes to the refund queue. May be done again at any time.
 */
export async function matchReports(act: Act, provider: string): Promise<void> {
  const since = act.clock.now();
  const line = bookId(`provider:${provider}`);
  for (;;) {
    const look = await onLine(act, line, async (turn) => lookAtRows(act, turn, provider, since));
    for (const found of look.unheard) await wake(act, found);
    if (look.rows === 0) break;
    act.failpoint("reconciliation.looked");
  }
  await onLine(act, line, async (turn) => {
    const payouts = await payoutBalances(act, provider);
    const short = judgePayouts(payouts);
    await writeDifferences(act, turn, provider, short);
    const still = new Set(short.map(({ subject }) => subject));
    const sound = payouts
      .map(({ reference }) => subjectOf.payout(reference))
      .filter((subject) => !still.has(subject));
    if (sound.length > 0) {
      const news = { name: "payouts.judged", after: { provider, payouts: payouts.length } };
      await turn.write(news, [solveByItself(act, provider, sound)]);
    }
    await sweepMissing(act, turn, provider);
  });
}

async function wake(act: Act, { lineId, attemptId }: Found): Promise<void> {
  if (lineId !== undefined && attemptId !== undefined) {
    await hearAttempt(act, { lineId, attemptId });
  }
}
