import type { Act, Turn } from "../../foundation/act/index.ts";
import { addHours, later } from "../../foundation/clock/index.ts";
import { attemptsSettled, refundsSettled, type SettledAttempts } from "../payments/index.ts";
import { subjectOf, type FoundDifference } from "./difference.ts";
import { accountOf, keepAccount } from "./accounts-store.ts";
import { coverageOf, rowsTelling } from "./reports-store.ts";
import { writeDifferences } from "./write-differences.ts";

/** A provider may tell of a movement so much later than we learn of it. */
const MISSING_AFTER_HOURS = 72;

/**
 * Finds what succeeded here and no report tells of, though the reports reach past it by days;
 * each payment and refund is looked for once, what turns up later solves its difference.
 */
export async function sweepMissing(act: Act, turn: Turn, provider: string): Promise<void> {
  const covered = await coverageOf(act, provider);
  if (covered === undefined) return;
  const account = await accountOf(act, provider);
  const from = later(covered.from, account?.checkedUntil ?? covered.from);
  const until = later(from, addHours(covered.until, -MISSING_AFTER_HOURS));
  if (from < until) {
    const missing = await missingIn(act, { provider, from, until });
    await writeDifferences(act, turn, provider, missing);
  }
  await turn.write({ name: "provider.matched", after: { provider, checkedUntil: until } }, [
    keepAccount(act, { provider, checkedUntil: until }),
  ]);
}

async function missingIn(act: Act, span: SettledAttempts): Promise<readonly FoundDifference[]> {
  const [attempts, refunds] = await Promise.all([
    attemptsSettled(act, span),
    refundsSettled(act, span),
  ]);
  const told = await rowsTelling(act, [
    ...attempts.map(({ attemptId }) => attemptId),
    ...refunds.map(({ refundId }) => refundId),
  ]);
  return [
    ...attempts
      .filter(({ attemptId }) => !told.has(attemptId))
      .map(({ lineId, attemptId, amountYen }): FoundDifference => ({
        kind: "payment_missing_there",
        subject: subjectOf.attempt(attemptId),
        ...{ lineId, attemptId, hereYen: amountYen },
      })),
    ...refunds
      .filter(({ refundId }) => !told.has(refundId))
      .map(({ lineId, attemptId, refundId, amountYen }): FoundDifference => ({
        kind: "refund_missing_there",
        subject: subjectOf.refund(refundId),
        ...{ lineId, attemptId, refundId, hereYen: -amountYen },
      })),
  ];
}
