import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";

/** What may not agree, and what is proposed then. */
export const DIFFERENCES = {
  /** Money came to the provider that no attempt of ours asked for. */
  payment_unknown_here: "find_its_owner",
  /** Here it succeeded, and the provider's reports do not tell of it. */
  payment_missing_there: "ask_provider",
  amount_differs: "decide_the_rest",
  /** The provider took the money of a payment away again. */
  payment_taken_back: "ask_provider",
  duplicate: "give_second_back",
  /** Succeeded there, not here: the attempt was woken, and is read again. */
  late_money: "wait_for_worker",
  /** All agree but the books. */
  not_booked: "look_at_books",
  refund_unknown_here: "book_by_hand",
  refund_missing_there: "ask_provider",
  refund_differs: "decide_the_rest",
  /** Given back there, and not done here. */
  refund_open_here: "wait_for_worker",
  refund_came_back: "refund_otherwise",
  /** A dispute moved money there, and not here. */
  dispute_open_here: "wait_for_worker",
  /** More was paid out than the rows before it account for. */
  payout_differs: "find_missing_rows",
  /** A correction, something that has no booking of its own. */
  other_movement: "book_by_hand",
  /** A later report tells another amount of the same movement. */
  report_changed: "ask_provider",
  does_not_add_up: "ask_provider",
} as const satisfies Record<string, string>;

export type DifferenceKind = keyof typeof DIFFERENCES;
export type ProposedAction = (typeof DIFFERENCES)[DifferenceKind];

/** What was found to be different, before anybody has looked at it. */
export interface FoundDifference {
  readonly kind: DifferenceKind;
  /** What it is about; one difference of each kind and subject. */
  readonly subject: string;
  readonly rowId?: string;
  readonly lineId?: string;
  readonly attemptId?: string;
  readonly refundId?: string;
  readonly hereYen?: number;
  readonly thereYen?: number;
}

export interface Difference extends FoundDifference {
  readonly differenceId: Id<"difference">;
  readonly provider: string;
  readonly state: "open" | "solved";
  readonly foundAt: Instant;
  readonly solvedAt?: Instant;
  /** Who said so; `itself` when both sides came to agree. */
  readonly solvedBy?: string;
  readonly why?: string;
}

export const BY_ITSELF = "itself";

export const subjectOf = {
  row: (reference: string) => `row ${reference}`,
  retold: (reference: string) => `retold ${reference}`,
  payout: (reference: string) => `payout ${reference}`,
  attempt: (attemptId: string) => `attempt ${attemptId}`,
  refund: (refundId: string) => `refund ${refundId}`,
} as const;
