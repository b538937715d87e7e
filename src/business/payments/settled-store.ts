import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Attempt, Refund } from "./attempt.ts";
import { readAttempt, type AttemptRow } from "./payments-store.ts";
import { readRefund, type RefundRow } from "./refunds-store.ts";

interface SettledTables {
  payment_attempts: AttemptRow;
  refunds: RefundRow;
  refund_claims: ClaimRow;
}

interface ClaimRow {
  line_id: string;
  refund_id: string;
  state: string;
  payout_id: string | null;
  payout_reference: string | null;
}

/** By our own id, or by the reference under which a provider knows it. */
interface Names {
  readonly ids: readonly string[];
  readonly references: readonly string[];
}

/** Attempts at a provider, found without their line: its reports name none. */
export async function attemptsNamed(
  act: Act,
  provider: string,
  { ids, references }: Names,
): Promise<readonly Attempt[]> {
  const rows = await tables(act)
    .selectFrom("payment_attempts")
    .selectAll()
    .where("provider", "=", provider)
    .where((where) =>
      where.or([
        where("attempt_id", "in", atLeastOne(ids)),
        where.and([
          where("provider_reference", "in", atLeastOne(references)),
          where("share_of", "is", null),
        ]),
      ]),
    )
    .execute();
  return rows.map(readAttempt);
}

export interface NamedRefund extends Refund {
  /** The payout that pays it, of one that could not go back its way. */
  readonly payoutId?: string;
}

/**
 * Refunds at a provider, by their own names or as all that belong to these attempts; also those of
 * another provider's money that it paid out, by the name of the payout.
 */
export async function refundsNamed(
  act: Act,
  provider: string,
  { ids, references, attemptIds }: Names & { readonly attemptIds: readonly string[] },
): Promise<readonly NamedRefund[]> {
  const rows = await refundsAt(act)
    .selectAll("r")
    .select("c.payout_id")
    .where((where) =>
      where.or([
        where("c.payout_id", "in", atLeastOne(ids)),
        where("c.payout_reference", "in", atLeastOne(references)),
        where.and([
          where("a.provider", "=", provider),
          where.or([
            where("r.refund_id", "in", atLeastOne(ids)),
            where("r.provider_reference", "in", atLeastOne(references)),
            where("r.attempt_id", "in", atLeastOne(attemptIds)),
            where("a.share_of", "in", atLeastOne(attemptIds)),
          ]),
        ]),
      ]),
    )
    .orderBy("r.wanted_at")
    .orderBy("r.refund_id")
    .execute();
  return rows.map((row) => ({
    ...readRefund(row),
    ...(row.payout_id === null ? {} : { payoutId: row.payout_id }),
  }));
}

/** Those of one provider that settled in a time. */
export interface SettledAttempts {
  readonly provider: string;
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
}

/** Attempts whose money came to the provider in that time, as we learnt it. */
export async function attemptsSettled(
  act: Act,
  { provider, from, until }: SettledAttempts,
): Promise<readonly Attempt[]> {
  const rows = await tables(act)
    .selectFrom("payment_attempts")
    .selectAll()
    .where("provider", "=", provider)
    .where("state", "=", "succeeded")
    .where("share_of", "is", null)
    .where("settled_at", ">=", from)
    .where("settled_at", "<", until)
    .orderBy("settled_at")
    .orderBy("attempt_id")
    .execute();
  return rows.map(readAttempt);
}

/** Refunds that went back the way their money came; what was claimed left somewhere else. */
export async function refundsSettled(
  act: Act,
  { provider, from, until }: SettledAttempts,
): Promise<readonly Refund[]> {
  const rows = await refundsAt(act)
    .selectAll("r")
    .where("a.provider", "=", provider)
    .where("c.refund_id", "is", null)
    .where("r.state", "=", "done")
    .where("r.settled_at", ">=", from)
    .where("r.settled_at", "<", until)
    .orderBy("r.settled_at")
    .orderBy("r.refund_id")
    .execute();
  return rows.map(readRefund);
}

function refundsAt(act: Act) {
  return tables(act)
    .selectFrom("refunds as r")
    .innerJoin("payment_attempts as a", (join) =>
      join.onRef("a.line_id", "=", "r.line_id").onRef("a.attempt_id", "=", "r.attempt_id"),
    )
    .leftJoin("refund_claims as c", (join) =>
      join.onRef("c.line_id", "=", "r.line_id").onRef("c.refund_id", "=", "r.refund_id"),
    );
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

// An empty list is no list for SQL.
function atLeastOne(names: readonly string[]): string[] {
  return names.length === 0 ? [NOBODY] : [...names];
}

function tables(act: Act) {
  return act.database.tables<SettledTables>();
}
