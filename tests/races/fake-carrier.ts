import { addSeconds, type Clock, type Instant } from "../../src/foundation/clock/index.ts";
import type { CarrierAnswer, CarrierGateway } from "../../src/business/activation/index.ts";
import type { Chance } from "../faults/chance.ts";

/** A carrier in this process whose answers get lost by chance; its books are the truth. */
export interface FakeCarrier extends CarrierGateway {
  /** From now on every answer arrives. */
  calmDown(): void;
  /** What a line holds under this reference of ours. */
  holds(reference: string): boolean;
}

interface Grant {
  state: "pending" | "granted" | "failed" | "revoked";
  readonly settles?: { readonly at: Instant; readonly as: "granted" | "failed" };
  isToGo: boolean;
}

export function fakeCarrier({ clock, chance }: { clock: Clock; chance: Chance }): FakeCarrier {
  const grants = new Map<string, Grant>();
  const revocations = new Map<string, string>();
  let isCalm = false;
  const happens = (oneIn: number) => !isCalm && chance.below(oneIn) === 0;

  function settled(reference: string): Grant | undefined {
    const grant = grants.get(reference);
    if (grant?.state === "pending" && grant.settles !== undefined) {
      if (grant.settles.at <= clock.now()) grant.state = grant.settles.as;
    }
    if (grant?.state === "granted" && grant.isToGo) grant.state = "revoked";
    return grant;
  }

  function answerTo(reference: string): CarrierAnswer {
    const grant = settled(revocations.get(reference) ?? reference);
    if (grant === undefined) return { kind: "never_seen" };
    const carrierReference = `grant ${reference}`;
    if (revocations.has(reference) && grant.state !== "pending") {
      return { kind: "done", carrierReference, state: "revoked" };
    }
    switch (grant.state) {
      case "pending":
        return { kind: "accepted", carrierReference };
      case "failed":
        return { kind: "refused", failure: "carrier_refused" };
      case "granted":
        return { kind: "done", carrierReference, state: "active" };
      case "revoked":
        return { kind: "done", carrierReference, state: "revoked" };
    }
  }

  function decide(): Grant {
    const now = clock.now();
    const later = (seconds: number, as: "granted" | "failed"): Grant => ({
      state: "pending",
      settles: { at: addSeconds(now, seconds), as },
      isToGo: false,
    });
    if (happens(10)) return later(5, "failed");
    if (happens(4)) return later(20, "granted");
    if (happens(10)) return later(900, "granted");
    if (happens(10)) return later(4000, "granted");
    if (happens(14)) return { state: "pending", isToGo: false };
    return { state: happens(12) ? "failed" : "granted", isToGo: false };
  }

  return {
    name: "sandbox",
    can: {
      revoke: true,
      askByReference: true,
      repeatSafely: true,
      queue: true,
      reportUsage: false,
    },
    async grant({ reference }) {
      if (happens(12)) return { kind: "refused", failure: "carrier_maintenance" };
      if (happens(12)) return { kind: "unknown" };
      if (!grants.has(reference)) grants.set(reference, decide());
      return happens(6) ? { kind: "unknown" } : answerTo(reference);
    },
    async ask(reference) {
      return happens(8) ? { kind: "unknown" } : answerTo(reference);
    },
    async revoke({ reference, grantReference }) {
      if (happens(10)) return { kind: "never_seen" };
      const grant = settled(grantReference);
      if (grant === undefined) return { kind: "refused", failure: "carrier_refused" };
      grant.isToGo = true;
      revocations.set(reference, grantReference);
      return happens(6) ? { kind: "unknown" } : answerTo(reference);
    },
    readUsage: async () => ({ kind: "unknown" }),
    calmDown() {
      isCalm = true;
    },
    holds: (reference) => settled(reference)?.state === "granted",
  };
}
