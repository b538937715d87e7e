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

/**
 * The state after an answer. What the carrier certainly did not take in (`never_seen`, or refused
 * for its own maintenance) is put back to be sent again under its reference.
 */
export function activationAfter(
  activation: Activation,
  answer: CarrierAnswer,
  at: Instant,
): Activation {
  switch (answer.kind) {
    case "done":
      // A grant that stands as taken back gives the customer nothing.
      return {
        ...activation,
        state: isGone(activation, answer) ? "refused" : "done",
        answer,
        settledAt: at,
      };
    case "refused":
      return answer.failure === "carrier_maintenance"
        ? { ...activation, state: "wanted" }
        : { ...activation, state: "refused", answer, settledAt: at };
    case "accepted":
      return { ...activation, state: "accepted", answer };
    case "never_seen":
      return { ...activation, state: "wanted" };
    case "unknown":
      return { ...activation, state: "unknown" };
  }
}

function isGone({ operation }: Activation, answer: CarrierAnswer): boolean {
  return operation !== "revoke" && answer.kind === "done" && answer.state === "revoked";
}

export function isUnsettled(activation: Activation): boolean {
  return activation.state !== "done" && activation.state !== "refused";
}
