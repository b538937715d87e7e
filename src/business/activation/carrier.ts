import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Bytes } from "../../foundation/money/index.ts";
import type { CarrierSms } from "./sms.ts";

export type ActivationId = Id<"activation">;

export interface CarrierCapabilities {
  /** Can take back a plan that was granted and not used. */
  readonly revoke: boolean;
  /** Knows a request by our own reference, so an unknown outcome can be asked for. */
  readonly askByReference: boolean;
  /** Repeating a request with the same reference does nothing twice. */
  readonly repeatSafely: boolean;
  /** Keeps a queue of its own and starts the next plan by itself. */
  readonly queue: boolean;
  readonly reportUsage: boolean;
}

export interface GrantRequest {
  /** Our activation id as text; the carrier stores it beside what it does. */
  readonly reference: string;
  readonly iccid: string;
  readonly carrierPlanCode: string;
  /** When the plan is to start and end by our rules; the carrier answers with its own. */
  readonly startsAt?: Instant;
  readonly endsAt?: Instant;
  readonly dataBytes?: Bytes;
  readonly mode: string;
}

export type CarrierAnswer =
  /** Read back: the carrier has it, or has taken it back. `endsAt` is the carrier's own. */
  | {
      readonly kind: "done";
      readonly carrierReference: string;
      readonly state: "active" | "queued" | "revoked";
      readonly startsAt?: Instant;
      readonly endsAt?: Instant;
    }
  /** Taken in; the outcome comes later: ask by reference. */
  | { readonly kind: "accepted"; readonly carrierReference?: string }
  | { readonly kind: "refused"; readonly failure: CarrierFailure }
  /** The carrier has certainly not seen the reference. */
  | { readonly kind: "never_seen" }
  | { readonly kind: "unknown" };

export const CARRIER_FAILURES = [
  "line_recycled",
  "line_suspended",
  "plan_unavailable",
  "carrier_maintenance",
  "carrier_refused",
] as const;
export type CarrierFailure = (typeof CARRIER_FAILURES)[number];

export interface CarrierUsage {
  readonly asOf: Instant;
  readonly buckets: readonly {
    readonly carrierReference: string;
    readonly usedBytes: Bytes;
  }[];
}

/** A verified notice of a carrier. It moves nothing by itself: it says what to ask about. */
export type CarrierNotice =
  | {
      readonly kind: "valid";
      readonly notificationId: string;
      readonly iccid: string;
      readonly reference?: string;
    }
  | { readonly kind: "irrelevant"; readonly notificationId: string }
  | { readonly kind: "forged" };

/** The contract of every carrier gateway; one contract suite runs against each. */
export interface CarrierGateway {
  readonly name: string;
  readonly can: CarrierCapabilities;
  grant(request: GrantRequest): Promise<CarrierAnswer>;
  ask(reference: string): Promise<CarrierAnswer>;
  revoke(request: { reference: string; grantReference: string }): Promise<CarrierAnswer>;
  readUsage(iccid: string): Promise<CarrierUsage | { readonly kind: "unknown" }>;
  /** Absent where the carrier sends no short texts. */
  readonly sms?: CarrierSms;
  /** Absent where the carrier sends no notices. `headers` have lower-case names. */
  readNotice?(raw: {
    body: Uint8Array;
    headers: Readonly<Record<string, string>>;
    now: Instant;
  }): CarrierNotice;
}
