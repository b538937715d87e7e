import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Attempt, CheckoutId } from "./attempt.ts";

interface PaymentTables {
  checkouts: {
    line_id: string;
    checkout_id: string;
    payer_id: string | null;
    total_yen: number;
    opened_at: string;
  };
  payment_attempts: AttemptRow;
  allocations: {
    line_id: string;
    allocation_id: string;
    checkout_line_id: string;
    checkout_id: string;
    renewal_id: string;
    amount_yen: number;
    attempt_id: string | null;
  };
  refunds: { line_id: string; refund_id: string; attempt_id: string };
  received_notifications: {
    source: string;
    notification_id: string;
    line_id: string | null;
    received_at: string;
  };
}

export interface AttemptRow {
  line_id: string;
  attempt_id: string;
  checkout_id: string;
  provider: string;
  method: string;
  kind: string;
  state: string;
  amount_yen: number;
  provider_reference: string | null;
  next_action: unknown;
  failure: string | null;
  started_at: string;
  expires_at: string | null;
  settled_at: string | null;
  heard_at: string | null;
  capture_sent_at: string | null;
  money_account: string | null;
  money_book: string | null;
  dispute: string | null;
  frozen_because: string | null;
  received_yen: number | null;
  till_id: string | null;
  share_of: string | null;
}

export function insertCheckout(
  act: Act,
  row: { lineId: string; checkoutId: CheckoutId; totalYen: number; openedAt: Instant },
): Part {
  return part(
    tables(act).insertInto("checkouts").values({
      line_id: row.lineId,
      checkout_id: row.checkoutId,
      payer_id: null,
      total_yen: row.totalYen,
      opened_at: row.openedAt,
    }),
  );
}

export function insertAllocation(
  act: Act,
  row: {
    lineId: string;
    allocationId: string;
    checkoutId: CheckoutId;
    renewalId: string;
    amountYen: number;
    attemptId?: string;
    /** Of a renewal that another one's checkout pays for: the line of that one. */
    checkoutLineId?: string;
  },
): Part {
  return part(
    tables(act)
      .insertInto("allocations")
      .values({
        line_id: row.lineId,
        allocation_id: row.allocationId,
        checkout_line_id: row.checkoutLineId ?? row.lineId,
        checkout_id: row.checkoutId,
        renewal_id: row.renewalId,
        amount_yen: row.amountYen,
        attempt_id: row.attemptId ?? null,
      }),
  );
}

export function allocateTo(
  act: Act,
  row: { lineId: string; renewalId: string; attemptId: string },
): Part {
  return part(
    tables(act)
      .updateTable("allocations")
      .set({ attempt_id: row.attemptId })
      .where("line_id", "=", row.lineId)
      .where("renewal_id", "=", row.renewalId),
  );
}

export function insertAttempt(act: Act, attempt: Attempt): Part {
  return part(tables(act).insertInto("payment_attempts").values(attemptRow(attempt)));
}

/** Moves an attempt on, from the state it was read in. */
export function updateAttempt(act: Act, before: Attempt, after: Attempt): Part {
  const row = attemptRow(after);
  return part(
    tables(act)
      .updateTable("payment_attempts")
      .set({
        state: row.state,
        provider_reference: row.provider_reference,
        next_action: row.next_action as string | null,
        failure: row.failure,
        expires_at: row.expires_at,
        settled_at: row.settled_at,
        capture_sent_at: row.capture_sent_at,
        dispute: row.dispute,
        frozen_because: row.frozen_because,
        received_yen: row.received_yen,
      })
      .where("line_id", "=", before.lineId)
      .where("attempt_id", "=", before.attemptId)
      .where("state", "=", before.state),
  );
}

/** The provider has news of an attempt. A measure of scheduling, so it writes no event. */
export async function markHeard(
  act: Act,
  key: { lineId: string; attemptId: string },
): Promise<string | undefined> {
  const { rows } = await act.database.run({
    text: `update payment_attempts set heard_at = $3
      where line_id = $1 and attempt_id = $2 returning checkout_id`,
    values: [key.lineId, key.attemptId, act.clock.now()],
    isFrequent: true,
  });
  return (rows[0] as { checkout_id: string } | undefined)?.checkout_id;
}

/** What was heard has been read; news that came meanwhile stay. */
export async function markRead(act: Act, attempt: Attempt): Promise<void> {
  if (attempt.heardAt === undefined) return;
  await act.database.run({
    text: `update payment_attempts set heard_at = null
      where line_id = $1 and attempt_id = $2 and heard_at = $3`,
    values: [attempt.lineId, attempt.attemptId, attempt.heardAt],
    isFrequent: true,
  });
}

/** Every attempt at a checkout, oldest first, and the one whose money pays for the renewal. */
export async function attemptsOf(
  act: Act,
  key: { lineId: string; checkoutId: string; renewalId: string },
): Promise<{ readonly attempts: readonly Attempt[]; readonly paid?: Attempt }> {
  const rows = await tables(act)
    .selectFrom("payment_attempts as a")
    .leftJoin("allocations as l", (join) =>
      join
        .onRef("l.line_id", "=", "a.line_id")
        .onRef("l.attempt_id", "=", "a.attempt_id")
        .on("l.renewal_id", "=", key.renewalId),
    )
    .selectAll("a")
    .select("l.renewal_id as pays_for")
    .where("a.line_id", "=", key.lineId)
    .where("a.checkout_id", "=", key.checkoutId)
    .orderBy("a.started_at")
    .orderBy("a.attempt_id")
    .execute();
  const attempts = rows.map(readAttempt);
  const paid = attempts[rows.findIndex((row) => row.pays_for !== null)];
  return { attempts, ...(paid === undefined ? {} : { paid }) };
}

/**
 * The attempt whose money a checkout was paid with, on the line it was opened under; money that
 * came late or a second time pays for nothing.
 */
export async function paymentOf(
  act: Act,
  key: { lineId: string; checkoutId: string },
): Promise<Attempt | undefined> {
  const row = await tables(act)
    .selectFrom("payment_attempts as a")
    .selectAll("a")
    .where("a.line_id", "=", key.lineId)
    .where("a.checkout_id", "=", key.checkoutId)
    .where("a.state", "=", "succeeded")
    .where((where) =>
      where.exists(
        where
          .selectFrom("allocations as l")
          .select("l.allocation_id")
          .whereRef("l.line_id", "=", "a.line_id")
          .whereRef("l.attempt_id", "=", "a.attempt_id"),
      ),
    )
    .executeTakeFirst();
  return row === undefined ? undefined : readAttempt(row);
}

/** The parts that renewals have taken of a checkout's payment, each on its own line. */
export async function sharesOf(act: Act, attemptId: string): Promise<readonly Attempt[]> {
  const rows = await tables(act)
    .selectFrom("payment_attempts")
    .selectAll()
    .where("share_of", "=", attemptId)
    .execute();
  return rows.map(readAttempt);
}

/** Frozen payments of which nothing was sent back yet, oldest first. */
export async function frozenAttempts(act: Act, limit: number): Promise<readonly Attempt[]> {
  const rows = await tables(act)
    .selectFrom("payment_attempts as a")
    .leftJoin("refunds as r", (join) =>
      join.onRef("r.line_id", "=", "a.line_id").onRef("r.attempt_id", "=", "a.attempt_id"),
    )
    .selectAll("a")
    .where("a.state", "=", "frozen")
    .where("r.refund_id", "is", null)
    .orderBy("a.settled_at")
    .limit(limit)
    .execute();
  return rows.map(readAttempt);
}

/** A frozen payment by its id alone, for staff. */
export async function frozenAttempt(act: Act, attemptId: string): Promise<Attempt | undefined> {
  const row = await tables(act)
    .selectFrom("payment_attempts")
    .selectAll()
    .where("state", "=", "frozen")
    .where("attempt_id", "=", attemptId)
    .executeTakeFirst();
  return row === undefined ? undefined : readAttempt(row);
}

/** True the first time a notification is seen. Its own statement: it claims, it decides nothing. */
export async function claimNotification(
  act: Act,
  row: { source: string; notificationId: string; lineId?: string },
): Promise<boolean> {
  const { rowCount } = await act.database.run({
    text: `insert into received_notifications (source, notification_id, line_id, received_at)
      values ($1, $2, $3, $4) on conflict do nothing`,
    values: [row.source, row.notificationId, row.lineId ?? null, act.clock.now()],
    isFrequent: true,
  });
  return rowCount === 1;
}

function tables(act: Act) {
  return act.database.tables<PaymentTables>();
}

function attemptRow(attempt: Attempt): AttemptRow {
  return {
    line_id: attempt.lineId,
    attempt_id: attempt.attemptId,
    checkout_id: attempt.checkoutId,
    provider: attempt.provider,
    method: attempt.method,
    kind: attempt.kind,
    state: attempt.state,
    amount_yen: attempt.amountYen,
    provider_reference: attempt.providerReference ?? null,
    next_action: attempt.next === undefined ? null : JSON.stringify(attempt.next),
    failure: attempt.failure ?? null,
    started_at: attempt.startedAt,
    expires_at: attempt.expiresAt ?? null,
    settled_at: attempt.settledAt ?? null,
    heard_at: attempt.heardAt ?? null,
    capture_sent_at: attempt.captureSentAt ?? null,
    money_account: attempt.money?.account ?? null,
    money_book: attempt.money?.book ?? null,
    dispute: attempt.dispute ?? null,
    frozen_because: attempt.frozenBecause ?? null,
    received_yen: attempt.receivedYen ?? null,
    till_id: attempt.tillId ?? null,
    share_of: attempt.shareOf ?? null,
  };
}

export function readAttempt(row: AttemptRow): Attempt {
  return {
    lineId: row.line_id,
    attemptId: row.attempt_id,
    checkoutId: row.checkout_id,
    provider: row.provider,
    method: row.method,
    kind: row.kind,
    state: row.state,
    amountYen: row.amount_yen,
    startedAt: row.started_at,
    ...(row.provider_reference === null ? {} : { providerReference: row.provider_reference }),
    ...(row.next_action === null ? {} : { next: row.next_action }),
    ...(row.failure === null ? {} : { failure: row.failure }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at }),
    ...(row.heard_at === null ? {} : { heardAt: row.heard_at }),
    ...(row.capture_sent_at === null ? {} : { captureSentAt: row.capture_sent_at }),
    ...(row.dispute === null ? {} : { dispute: row.dispute }),
    ...(row.frozen_because === null ? {} : { frozenBecause: row.frozen_because }),
    ...(row.received_yen === null ? {} : { receivedYen: row.received_yen }),
    ...(row.till_id === null ? {} : { tillId: row.till_id }),
    ...(row.share_of === null ? {} : { shareOf: row.share_of }),
    ...(row.money_account === null
      ? {}
      : { money: { account: row.money_account, book: row.money_book } }),
  } as Attempt;
}
