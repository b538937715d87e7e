import {
  lastSeqs,
  onLine,
  writeBatch,
  type Act,
  type LineNews,
  type News,
} from "../../foundation/act/index.ts";
import {
  addMinutes,
  addMs,
  JST,
  nextMidnight,
  startOfDay,
  type Instant,
} from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { bucketsOfLines } from "../buckets/index.ts";
import { insertTransferRows, pricesHeld, transfersFor, type Transfer } from "../ledger/index.ts";
import { recognisedYen } from "./recognised.ts";
import {
  claimUnrecognised,
  restRecognition,
  suppliedRenewals,
  type Supplied,
} from "./recognition-store.ts";
import type { RenewalKey } from "./renewals-store.ts";

const BATCH = 400;
/** So long after midnight in Japan the day before is booked: late measurements may still come. */
const AFTER_MIDNIGHT_MINUTES = 10;

/** Where each running plan's revenue is looked at once a day; an item is a batch of renewals. */
export function recognitionDesk(act: Act): Desk<readonly RenewalKey[]> {
  return {
    name: "recognition",
    async claim(claim) {
      const keys = await claimUnrecognised(act, { ...claim, limit: BATCH });
      return keys.length === 0 ? [] : [keys];
    },
    work: async (keys) => recogniseRevenue(act, keys),
  };
}

/**
 * Books what running plans have earned up to the last midnight in Japan, dated to the day before:
 * the amount is what is earned by the rule less what the books say already. Done twice, late, or
 * after dying in between, the sum is the same.
 */
export async function recogniseRevenue(act: Act, keys: readonly RenewalKey[]): Promise<void> {
  const now = act.clock.now();
  const upTo = startOfDay(now, JST);
  await recogniseTogether(act, keys, upTo).catch(async (error: { code?: string }) => {
    // Somebody wrote about one of the lines meanwhile: then each for itself.
    if (!MET_ANOTHER.includes(error.code ?? "")) throw error;
    for (const key of keys) await recogniseAlone(act, key, upTo);
  });
  act.failpoint("recognition.booked");
  const until = addMinutes(nextMidnight(now, JST), AFTER_MIDNIGHT_MINUTES);
  await restRecognition(act, keys, until);
}

/** unique_violation, deadlock_detected. */
const MET_ANOTHER = ["23505", "40P01"];

async function recogniseTogether(
  act: Act,
  keys: readonly RenewalKey[],
  upTo: Instant,
): Promise<void> {
  // Before anything is read: whatever is written later than this makes our number taken.
  const seqs = new Map(
    await lastSeqs(
      act,
      keys.map(({ lineId }) => lineId),
    ),
  );
  const earned = await earnedSince(act, keys, upTo);
  if (earned.length === 0) return;
  const news = earned.map((one): LineNews => {
    const seq = (seqs.get(one.renewal.lineId) ?? 0) + 1;
    seqs.set(one.renewal.lineId, seq);
    return { ...newsOf(one), line: one.renewal.lineId, seq };
  });
  await writeBatch(act, async (batch) =>
    batch.write(news, [insertTransferRows(act, earned.flatMap(transfersOf))]),
  );
}

async function recogniseAlone(act: Act, key: RenewalKey, upTo: Instant): Promise<void> {
  await onLine(act, key.lineId, async (turn) => {
    const [earned] = await earnedSince(act, [key], upTo);
    if (earned === undefined) return;
    await turn.write(newsOf(earned), [insertTransferRows(act, transfersOf(earned))]);
  });
}

interface Earned {
  readonly renewal: Supplied;
  readonly amountYen: Yen;
  readonly at: Instant;
}

async function earnedSince(
  act: Act,
  keys: readonly RenewalKey[],
  upTo: Instant,
): Promise<readonly Earned[]> {
  const renewals = (await suppliedRenewals(act, keys)).filter(
    ({ fulfilledAt }) => fulfilledAt !== null && fulfilledAt < upTo,
  );
  if (renewals.length === 0) return [];
  const [prices, buckets] = await Promise.all([
    pricesHeld(act, renewals),
    bucketsOfLines(
      act,
      renewals.map(({ lineId }) => lineId),
    ),
  ]);
  return renewals.flatMap((renewal) => {
    const among = buckets.get(renewal.lineId) ?? [];
    const bucket = among.find(({ bucketId }) => bucketId === renewal.bucketId);
    const held = prices.get(renewal.renewalId);
    if (bucket === undefined || held === undefined) return [];
    const netYen = yen(held.deferredYen + held.earnedYen);
    const target = recognisedYen({ netYen, bucket, among, at: upTo });
    const amountYen = yen(Math.min(target - held.earnedYen, held.deferredYen));
    return amountYen > 0 ? [{ renewal, amountYen, at: addMs(upTo, -1) }] : [];
  });
}

function newsOf({ renewal, amountYen }: Earned): News {
  return { name: "revenue.recognised", thing: renewal.renewalId, after: { amountYen } };
}

function transfersOf({ renewal, amountYen, at }: Earned): readonly Transfer[] {
  const { lineId, sellerId, renewalId } = renewal;
  const of = { lineId, sellerId, renewalId, useId: newId<"use">(), at };
  return transfersFor({ what: "plan_used", ...of, totalYen: amountYen });
}
