import type { Instant } from "../../foundation/clock/index.ts";
import type { Bytes } from "../../foundation/money/index.ts";
import type { ActivationState } from "../activation/index.ts";
import type { BucketState } from "../buckets/index.ts";
import type { Plan, SellerId } from "../catalogue/index.ts";
import type { Standing, VoucherState } from "../renewals/index.ts";

/** What somebody who asks for help is told we see: no more than their proof lets them see. */
export interface Look {
  readonly order?: SeenOrder;
  readonly carrier?: CarrierWord;
  /** Absent while no line is known. */
  readonly line?: {
    readonly state: Standing["state"];
    readonly isPaidButOffline: boolean;
    readonly network: string;
    readonly carrier: string;
    readonly sellerId: SellerId;
  };
  readonly bucket?: SeenBucket;
  /** The last measurement; absent where the proof does not show use. */
  readonly measuredAt?: Instant;
}

export interface SeenOrder {
  readonly number: string;
  readonly sellerId: SellerId;
  readonly state: VoucherState;
  readonly paidAt?: Instant;
  /** While the promise runs, and after it was missed. */
  readonly promisedAt?: Instant;
  /** When the money goes back by itself if nothing comes before. */
  readonly refundsItselfAt?: Instant;
}

export const CARRIER_SAYS = [
  "not_asked",
  "asked",
  "taken_in",
  "done",
  "refused",
  "unknown",
] as const;
export type CarrierSays = (typeof CARRIER_SAYS)[number];

/** What the carrier answered last about this order, and when we wrote it down. */
export interface CarrierWord {
  readonly says: CarrierSays;
  readonly at: Instant;
}

export const SAYS_OF = {
  wanted: "not_asked",
  sent: "asked",
  accepted: "taken_in",
  done: "done",
  refused: "refused",
  unknown: "unknown",
} as const satisfies Readonly<Record<ActivationState, CarrierSays>>;

export interface SeenBucket {
  readonly plan: Plan["names"];
  readonly state: BucketState;
  readonly isDaily: boolean;
  readonly endsAt?: Instant;
  readonly leftBytes?: Bytes;
  /** Whether the network has measured any use; absent where the proof does not show it. */
  readonly isUsed?: boolean;
}
