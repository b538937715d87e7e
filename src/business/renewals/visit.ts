import type { Instant } from "../../foundation/clock/index.ts";
import type { Activation } from "../activation/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Attempt, Refund, RefundClaim } from "../payments/index.ts";
import type { Renewal } from "./renewal.ts";

/** Everything that stands about one renewal. */
export interface Picture {
  readonly renewal: Renewal;
  readonly attempts: readonly Attempt[];
  /** The one of them whose money pays for the renewal; others may have succeeded beside it. */
  readonly paid?: Attempt;
  readonly refunds: readonly Refund[];
  /** Of refunds that cannot go back the way their money came. */
  readonly claims: readonly RefundClaim[];
  readonly activations: readonly Activation[];
  /** The bucket it became, once it has. */
  readonly bucket?: Bucket;
  /** Of a renewal that joined another one's checkout: that one. */
  readonly lead?: Lead;
  /** Of the renewal that a checkout over several is paid by: the others. */
  readonly members?: readonly Member[];
  /** Of the renewal that one receipt over several goes by, until it is issued. */
  readonly receipt?: ReceiptStanding;
}

/** How the orders of one receipt stand. */
export interface ReceiptStanding {
  /** Whether each is fulfilled, or its money goes back. */
  readonly isDecided: boolean;
}

/** One of several that a checkout pays for; its share, once it has taken it. */
export interface Member {
  readonly renewal: Renewal;
  readonly share?: Attempt;
}

/** The renewal whose checkout pays for others, as they see it. */
export interface Lead {
  readonly renewal: Renewal;
  /** The payment of the whole checkout, once there is one. */
  readonly paid?: Attempt;
  /** The renewal of the joined one's own line whose turn comes first. */
  readonly before?: Renewal;
}

/** A visit of the worker: what it has asked the outside about so far, by id of the thing. */
export interface Visit {
  readonly now: Instant;
  readonly asked: ReadonlySet<string>;
}

// One moment of rest serves all that is open about a renewal: once it is over, each thing is asked
// about once in the same visit, so that none waits behind another for ever.
export function mustRest({ renewal }: Picture, id: string, { now, asked }: Visit): boolean {
  const isResting = renewal.retryAt !== undefined && now < renewal.retryAt;
  return isResting && (asked.size === 0 || asked.has(id));
}
