import type { Instant } from "../../foundation/clock/index.ts";
import { newId, type Id } from "../../foundation/ids/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { Attempt } from "./attempt.ts";
import type { AttemptId, DisputeReading } from "./provider.ts";

export type DisputeId = Id<"dispute">;
export type DisputeState = DisputeReading["state"];

/** The payer's bank or the provider questions a payment. Closed, it stays closed. */
export interface Dispute {
  readonly lineId: string;
  readonly disputeId: DisputeId;
  readonly attemptId: AttemptId;
  /** The provider's own id of it. */
  readonly reference: string;
  readonly state: DisputeState;
  readonly amountYen: Yen;
  readonly reason: string;
  readonly openedAt: Instant;
  readonly respondBy?: Instant;
  readonly heardAt: Instant;
  readonly closedAt?: Instant;
}

export type DisputeNews =
  | { readonly kind: "opened"; readonly after: Dispute }
  | { readonly kind: "closed"; readonly before: Dispute; readonly after: Dispute };

/**
 * The first thing that a reading tells of an attempt's disputes and that is not stored yet;
 * undefined when it tells nothing new. One that is over when it is first heard of is opened first.
 * Told twice, or in another order, it comes to the same.
 */
export function disputeNews(
  stored: readonly Dispute[],
  read: readonly DisputeReading[],
  { attempt, now }: { readonly attempt: Attempt; readonly now: Instant },
): DisputeNews | undefined {
  for (const told of read) {
    if (told.amountYen <= 0) continue;
    const before = stored.find(({ reference }) => reference === told.reference);
    if (before === undefined) return { kind: "opened", after: newDispute(told, attempt, now) };
    if (before.state !== "open" || told.state === "open") continue;
    return { kind: "closed", before, after: { ...before, state: told.state, closedAt: now } };
  }
  return undefined;
}

function newDispute(told: DisputeReading, attempt: Attempt, now: Instant): Dispute {
  return {
    lineId: attempt.lineId,
    disputeId: newId(),
    attemptId: attempt.attemptId,
    reference: told.reference,
    state: "open",
    amountYen: told.amountYen,
    reason: told.reason,
    openedAt: told.openedAt,
    ...(told.respondBy === undefined ? {} : { respondBy: told.respondBy }),
    heardAt: now,
  };
}

/** The gravest of them stands on the attempt, for whoever has only that. */
export function gravestOf(disputes: readonly Pick<Dispute, "state">[]): DisputeState | undefined {
  const states = disputes.map(({ state }) => state);
  return GRAVEST.find((state) => states.includes(state));
}

const GRAVEST = ["open", "lost", "won"] as const;

/**
 * Nothing more goes back of this money: while it is questioned its provider holds it, and once that
 * was lost the payer has it.
 */
export function isDisputed({ dispute }: Pick<Attempt, "dispute">): boolean {
  return dispute === "open" || dispute === "lost";
}
