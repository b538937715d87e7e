import { describe, expect, test } from "vitest";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { activationAfter, isUnsettled, type Activation } from "./activation.ts";
import { CARRIER_FAILURES, type CarrierAnswer } from "./carrier.ts";

const SENT = instant("2026-11-22T03:00:00Z");
const NOW = addSeconds(SENT, 5);
const stateAfter = (operation: Activation["operation"], answer: CarrierAnswer) =>
  activationAfter(activation(operation), answer, NOW).state;

describe("an answer to a request", () => {
  test("that what was asked for is done settles it, with the answer", () => {
    const answer = { kind: "done", carrierReference: "g1", state: "active" } as const;
    const after = activationAfter(activation("grant"), answer, NOW);
    expect(after).toMatchObject({ state: "done", answer, settledAt: NOW });
    expect(isUnsettled(after)).toBe(false);
  });

  test("that leaves it open is asked for again", () => {
    for (const kind of ["accepted", "unknown", "never_seen"] as const) {
      const after = activationAfter(activation("grant"), { kind }, NOW);
      expect(isUnsettled(after)).toBe(true);
      expect(after.settledAt).toBeUndefined();
    }
  });

  test("that the carrier did not take it in puts it back to be sent under its reference", () => {
    const before = activation("grant");
    const maintenance = { kind: "refused", failure: "carrier_maintenance" } as const;
    for (const answer of [{ kind: "never_seen" }, maintenance] as const) {
      expect(activationAfter(before, answer, NOW)).toEqual({ ...before, state: "wanted" });
    }
  });

  test("that it is refused settles it, whatever the reason but maintenance", () => {
    for (const failure of CARRIER_FAILURES.filter((one) => one !== "carrier_maintenance")) {
      expect(stateAfter("grant", { kind: "refused", failure })).toBe("refused");
    }
  });

  test("that a plan was taken back is what a revoke wants, and the end of a grant", () => {
    const gone = { kind: "done", carrierReference: "g1", state: "revoked" } as const;
    expect(stateAfter("revoke", gone)).toBe("done");
    expect(stateAfter("grant", gone)).toBe("refused");
  });
});

function activation(operation: Activation["operation"]): Activation {
  return {
    lineId: newId(),
    activationId: newId(),
    renewalId: newId(),
    bucketId: newId(),
    carrier: "sandbox",
    operation,
    reference: newId(),
    state: "sent",
    request: { grantReference: newId() },
    wantedAt: SENT,
    sentAt: SENT,
  };
}
