import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { LineId } from "../lines/index.ts";
import type { Renewal, RenewalId, RenewalState } from "../renewals/index.ts";

export type FriendLinkId = Id<"friend_link">;

/** A line's holder lets somebody else pay for it: for one plan or any that the line may take. */
export interface FriendLink {
  readonly lineId: LineId;
  readonly linkId: FriendLinkId;
  readonly planCode?: string;
  readonly madeAt: Instant;
  /** Exclusive. */
  readonly endsAt: Instant;
  readonly revokedAt?: Instant;
  /** The order that was placed by it last, and by which visitor. */
  readonly order?: { readonly renewalId: RenewalId; readonly by: string };
  /** When what was paid for was connected or queued, unless its money went back. */
  readonly connectedAt?: Instant;
}

export type FriendLinkState = "open" | "ordered" | "paid" | "revoked" | "over";

const UNPAID_AND_OVER: readonly RenewalState[] = ["cancelled", "payment_expired"];

/**
 * Where a link stands, given the order that was placed by it last. One paid order ends it for
 * good, also when its money goes back; one that ended unpaid leaves it as it was.
 */
export function friendLinkState(
  link: Pick<FriendLink, "endsAt" | "revokedAt">,
  order: Pick<Renewal, "paidAt" | "state" | "payBy"> | undefined,
  now: Instant,
): FriendLinkState {
  if (order?.paidAt !== undefined) return "paid";
  const isAwaited =
    order !== undefined && !UNPAID_AND_OVER.includes(order.state) && now < order.payBy;
  if (isAwaited) return "ordered";
  if (link.revokedAt !== undefined) return "revoked";
  return link.endsAt <= now ? "over" : "open";
}
