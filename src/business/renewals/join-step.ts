import { addSeconds, earlier, later, type Instant } from "../../foundation/clock/index.ts";
import type { Attempt } from "../payments/index.ts";
import { isUnpaid, isWaitingForCarrier, type Renewal } from "./renewal.ts";
import type { RenewalKey } from "./renewals-store.ts";
import type { Member, Picture, Visit } from "./visit.ts";

/** What a renewal does that another one's checkout pays for, until it has its money. */
export type JoinStep =
  /** The whole is paid: it takes its part and goes its own way. */
  | { readonly do: "take_share"; readonly payment: Attempt }
  /** The payment of the whole has begun, or may take longer. */
  | { readonly do: "follow_payment"; readonly payBy: Instant }
  | { readonly do: "cancel" }
  | { readonly do: "expire" };

const LOOK_AGAIN_SECONDS = 15;

/**
 * What an unpaid renewal does that joined another one's checkout: it follows that one, whatever
 * becomes of it, and pays for nothing by itself; an instant: until when there is nothing to do.
 */
export function joinStep({ renewal, lead }: Picture, { now }: Visit): JoinStep | Instant {
  const soon = addSeconds(now, LOOK_AGAIN_SECONDS);
  if (lead === undefined) return renewal.payBy <= now ? { do: "expire" } : renewal.payBy;
  if (lead.paid !== undefined) return soon;
  if (!isUnpaid(lead.renewal)) {
    return { do: lead.renewal.state === "cancelled" ? "cancel" : "expire" };
  }
  return mustFollow(lead.renewal, renewal)
    ? { do: "follow_payment", payBy: later(renewal.payBy, lead.renewal.payBy) }
    : later(lead.renewal.payBy, soon);
}

/**
 * The part of a paid checkout that a joined renewal has still to take, also when it is over: then
 * its part goes back. Undefined while the plan before it on its line is not decided.
 */
export function untakenShare({ renewal, lead, attempts }: Picture): JoinStep | undefined {
  if (renewal.joined === undefined || lead?.paid === undefined) return undefined;
  const { paid, before } = lead;
  if (attempts.some(({ shareOf }) => shareOf === paid.attemptId)) return undefined;
  const hasTurn = before === undefined || isDecided(before);
  return hasTurn ? { do: "take_share", payment: paid } : undefined;
}

// The next one of the line is placed behind what this one became, not beside it.
function isDecided(before: Renewal): boolean {
  return !isUnpaid(before) && !isWaitingForCarrier(before);
}

function mustFollow(lead: Renewal, { state, payBy }: Renewal): boolean {
  return lead.state === "awaiting_payment" && (state === "draft" || payBy < lead.payBy);
}

/** The joined renewals that have still to hear how the payment of the whole stands. */
export function whoMustHear({ renewal, paid, members = [] }: Picture): readonly RenewalKey[] {
  const mustHear = ({ renewal: joined, share }: Member): boolean => {
    if (paid !== undefined) return share === undefined;
    return isUnpaid(joined) && (!isUnpaid(renewal) || mustFollow(renewal, joined));
  };
  return members
    .filter(mustHear)
    .map(({ renewal: { lineId, renewalId } }) => ({ lineId, renewalId }));
}

/** When to look whether they have heard; what is told may get lost on the way. */
export function tellAgainAt({ now }: Visit, until: Instant | undefined): Instant {
  const soon = addSeconds(now, LOOK_AGAIN_SECONDS);
  return until === undefined ? soon : earlier(until, soon);
}
