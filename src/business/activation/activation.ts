import type { Instant } from "../../foundation/clock/index.ts";
import type { ActivationId, CarrierAnswer, GrantRequest } from "./carrier.ts";

/** wanted: decided, not sent. sent: the call may have been made. accepted: taken in, not done. */
export type ActivationState = "wanted" | "sent" | "accepted" | "done" | "refused" | "unknown";

/** One request to a carrier: written down before it is made, its outcome after. */
export interface Activation {
  readonly lineId: string;
  readonly activationId: ActivationId;
  readonly renewalId: string;
  readonly bucketId: string;
  readonly carrier: string;
  readonly operation: "grant" | "start" | "revoke";
  readonly reference: string;
  readonly state: ActivationState;
  /** Without the card's number, which is looked up when it is sent. */
  readonly request: Omit<GrantRequest, "iccid"> | { readonly grantReference: string };
  readonly answer?: CarrierAnswer;
  readonly wantedAt: Instant;
  readonly sentAt?: Instant;
  readonly settledAt?: Instant;
}

/** The state after an answer; `never_seen` puts a request back to be sent, once more and safely. */
export function activationAfter(
  activation: Activation,
  answer: CarrierAnswer,
  at: Instant,
): Activation {
  switch (answer.kind) {
    case "done":
      return { ...activation, state: "done", answer, settledAt: at };
    case "refused":
      return { ...activation, state: "refused", answer, settledAt: at };
    case "accepted":
      return { ...activation, state: "accepted", answer };
    case "never_seen":
      return { ...activation, state: "wanted" };
    case "unknown":
      return { ...activation, state: "unknown" };
  }
}

export function isUnsettled(activation: Activation): boolean {
  return activation.state !== "done" && activation.state !== "refused";
}
