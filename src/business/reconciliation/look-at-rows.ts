import type { Act, Turn } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { bookedOf, insertTransferRows } from "../ledger/index.ts";
import {
  attemptsNamed,
  sharesOf,
  refundsNamed,
  type Attempt,
  type NamedRefund,
  type Refund,
} from "../payments/index.ts";
import { subjectOf, type DifferenceKind } from "./difference.ts";
import { solveByItself } from "./differences-store.ts";
import { judgeRow, type Counterpart, type Found, type Verdict } from "./judge-row.ts";
import { ownIds, transfersOfRow, type StoredRow } from "./report-row.ts";
import {
  markLookedAt,
  rowsTelling,
  rowsToLookAt,
  type LookedAt,
  type TellingRow,
} from "./reports-store.ts";
import { writeDifferences } from "./write-differences.ts";

const AT_ONCE = 200;

export interface Look {
  /** How many rows there were. */
  readonly rows: number;
  /** Attempts whose money the provider has, and that are not settled here. */
  readonly unheard: readonly Found[];
}

/**
 * Looks at the next rows that do not match yet: judges them, books what they book by themselves
 * (once, the first time), and writes differences down or lets them go. Within a turn on the
 * provider's book, so that two who look at the same rows do it one after the other.
 */
export async function lookAtRows(
  act: Act,
  turn: Turn,
  provider: string,
  since: Instant,
): Promise<Look> {
  const rows = await rowsToLookAt(act, provider, { since, limit: AT_ONCE });
  if (rows.length === 0) return { rows: 0, unheard: [] };
  const looked = judgeAll(rows, await counterpartsOf(act, provider, rows));
  const differences = looked.flatMap(({ verdict }) =>
    verdict.is === "different" ? [verdict.difference] : [],
  );
  await writeDifferences(act, turn, provider, differences);
  const matched = looked.filter(({ verdict }) => verdict.is === "matched");
  const booked = rows
    .filter(({ lookedAt }) => lookedAt === undefined)
    .flatMap((row) => transfersOfRow(row));
  await turn.write(
    {
      name: "report.looked_at",
      after: { provider, rows: rows.length, matched: matched.length },
    },
    [
      markLookedAt(act, provider, looked),
      solveByItself(act, provider, matched.flatMap(subjectsOf)),
      ...(booked.length === 0 ? [] : [insertTransferRows(act, booked)]),
    ],
  );
  const unheard = looked
    .filter(({ verdict }) => isUnheard(verdict))
    .map(({ verdict }) => verdict.found);
  return { rows: rows.length, unheard };
}

function isUnheard(verdict: Verdict): boolean {
  if (verdict.is !== "different") return false;
  const { kind } = verdict.difference;
  return UNHEARD.includes(kind);
}

const UNHEARD: readonly DifferenceKind[] = ["late_money", "refund_open_here", "dispute_open_here"];

// A payment that was missing there is told now.
function subjectsOf({ row, verdict: { found } }: LookedAt): readonly string[] {
  const { attemptId, refundId } = found;
  const told = [subjectOf.row(row.reference)];
  if (row.kind === "refund" && refundId !== undefined) told.push(subjectOf.refund(refundId));
  if (row.kind === "payment" && attemptId !== undefined) told.push(subjectOf.attempt(attemptId));
  return told;
}

interface Ours {
  readonly attempts: readonly Attempt[];
  readonly refunds: readonly NamedRefund[];
  readonly bookedYen: ReadonlyMap<string, number>;
  /** The rows that tell of a payment or refund, by its id. */
  readonly telling: ReadonlyMap<string, readonly TellingRow[]>;
}

async function counterpartsOf(
  act: Act,
  provider: string,
  rows: readonly StoredRow[],
): Promise<Ours> {
  const references = rows.flatMap(({ ofReference }) => ofReference ?? []);
  const attempts = await attemptsNamed(act, provider, {
    ids: rows.flatMap((row) => ownIds(row).attemptId ?? []),
    references,
  });
  const refunds = await refundsNamed(act, provider, {
    ids: rows.flatMap((row) => ownIds(row).refundId ?? []),
    references,
    attemptIds: rows.some(({ kind }) => kind === "refund")
      ? attempts.map(({ attemptId }) => attemptId)
      : [],
  });
  const attemptIds = attempts.map(({ attemptId }) => attemptId);
  const shares = rows.some(({ kind }) => kind === "dispute") ? await allShares(act, attempts) : [];
  const refundIds = refunds.map(({ refundId }) => refundId);
  const [bookedYen, telling] = await Promise.all([
    bookedOf(act, {
      lineIds: [...attempts, ...shares, ...refunds].map(({ lineId }) => lineId),
      attemptIds: [...attempts, ...shares].map(({ attemptId }) => attemptId),
      refundIds,
    }),
    rowsTelling(act, [...attemptIds, ...refundIds]),
  ]);
  return { attempts, refunds, bookedYen: withShares(bookedYen, shares), telling };
}

async function allShares(act: Act, attempts: readonly Attempt[]): Promise<readonly Attempt[]> {
  const shares = attempts.map(async ({ attemptId }) => sharesOf(act, attemptId));
  return (await Promise.all(shares)).flat();
}

// A question about a payment of several orders is booked on the line of each.
function withShares(
  booked: ReadonlyMap<string, number>,
  shares: readonly Attempt[],
): ReadonlyMap<string, number> {
  const all = new Map(booked);
  for (const { shareOf, attemptId } of shares) {
    for (const moved of ["held", "back"]) {
      const own = booked.get(`${moved} ${attemptId}`);
      if (own !== undefined) {
        all.set(`${moved} ${shareOf}`, (all.get(`${moved} ${shareOf}`) ?? 0) + own);
      }
    }
  }
  return all;
}

function judgeAll(rows: readonly StoredRow[], ours: Ours): readonly LookedAt[] {
  const telling = new Map(ours.telling);
  return rows.map((row) => {
    const verdict = judgeRow(row, counterpartOf(row, { ...ours, telling }));
    const id = verdict.found.refundId ?? verdict.found.attemptId;
    if (id !== undefined && tells(row)) {
      const others = (telling.get(id) ?? []).filter(({ reference }) => reference !== row.reference);
      const { reference, at } = row;
      telling.set(id, [...others, { id, reference, at, isMatched: verdict.is === "matched" }]);
    }
    return { row, verdict };
  });
}

function tells({ kind, grossYen }: StoredRow): boolean {
  return (kind === "payment" && grossYen > 0) || (kind === "refund" && grossYen < 0);
}

function counterpartOf(row: StoredRow, ours: Ours): Counterpart {
  const attempt = attemptOf(row, ours.attempts);
  const refund = row.kind === "refund" ? refundOf(row, attempt, ours) : undefined;
  const id = row.kind === "refund" ? refund?.refundId : attempt?.attemptId;
  const held = row.grossYen < 0 ? "held" : "back";
  const booked = row.kind === "dispute" ? `${held} ${id}` : (id ?? "");
  return {
    attempt,
    refund,
    bookedYen: ours.bookedYen.get(booked) ?? 0,
    toldBy: toldBefore(row, ours.telling.get(id ?? "") ?? []),
  };
}

// Of several rows that tell of the same the one that agrees counts, else the first.
function toldBefore(row: StoredRow, telling: readonly TellingRow[]): string | undefined {
  return telling.find(
    ({ reference, at, isMatched }) =>
      reference !== row.reference &&
      (isMatched || at < row.at || (at === row.at && reference < row.reference)),
  )?.reference;
}

function attemptOf(row: StoredRow, attempts: readonly Attempt[]): Attempt | undefined {
  return (
    attempts.find(({ attemptId }) => attemptId === row.attemptId) ??
    attempts.find(
      ({ providerReference: reference }) =>
        reference !== undefined && reference === row.ofReference,
    )
  );
}

// By its own names; where the provider names the payment alone, one of as much that no row tells of.
function refundOf(
  row: StoredRow,
  attempt: Attempt | undefined,
  { refunds, telling }: Ours,
): Refund | undefined {
  const own = ownIds(row).refundId;
  const named =
    (own === undefined
      ? undefined
      : refunds.find(({ refundId, payoutId }) => refundId === own || payoutId === own)) ??
    refunds.find(
      ({ providerReference: reference }) =>
        reference !== undefined && reference === row.ofReference,
    );
  if (named !== undefined || attempt === undefined) return named;
  const alike = refunds.filter(
    ({ attemptId, amountYen }) =>
      attemptId === attempt.attemptId && amountYen === Math.abs(row.grossYen),
  );
  const isUntold = ({ refundId }: Refund) =>
    toldBefore(row, telling.get(refundId) ?? []) === undefined;
  return alike.find(isUntold) ?? alike[0];
}
