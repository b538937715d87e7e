import { addSeconds, type Instant } from "../../../../foundation/clock/index.ts";
import { newId } from "../../../../foundation/ids/index.ts";
import type { SandboxGround } from "../../../sandbox/index.ts";
import { behaviourOfIccid, MAINTENANCE_SECONDS } from "../sentinels.ts";
import { openCarrierStore } from "./carrier-store.ts";
import {
  decideGrant,
  decideRevocation,
  settleGrant,
  type Grant,
  type GrantWish,
  type Line,
  type LineStatus,
  type Revocation,
} from "./grant.ts";

export type Switchboard = ReturnType<typeof openSwitchboard>;

/** Every change of this carrier: state and notices in one transaction. */
export function openSwitchboard(ground: SandboxGround, settleSeconds: number) {
  const { store, clock, deliveries } = ground;
  const kept = openCarrierStore(store);

  /** A line is known from the first time anyone asks for it. */
  function lineOf(iccid: string): Line {
    const known = kept.line(iccid);
    if (known !== undefined) return known;
    const line: Line = { iccid, status: "normal", firstSeenAt: clock.now() };
    kept.putLine(line);
    return line;
  }

  function settle(grant: Grant): Grant {
    const settled = settleGrant(grant, clock.now());
    if (settled === grant) return grant;
    return store.atomically(() => {
      kept.saveGrant(settled);
      announce("grant.settled", settled);
      return revokeIfWaiting(settled);
    });
  }

  function revokeIfWaiting(grant: Grant): Grant {
    const waiting = kept.revocationsOf(grant.reference).filter((r) => r.status === "pending");
    for (const revocation of waiting) {
      const done: Revocation = { ...revocation, status: "done" };
      kept.putRevocation(done);
      announce("revocation.settled", done);
    }
    return waiting.length === 0 ? grant : takeBack(grant);
  }

  function takeBack(grant: Grant): Grant {
    if (grant.status !== "granted") return grant;
    const revoked: Grant = { ...grant, status: "revoked" };
    kept.saveGrant(revoked);
    return revoked;
  }

  function announce(type: string, about: { iccid: string; reference: string }): void {
    const event = eventOf(type, about, clock.now());
    deliveries.add({ eventId: event.id, body: JSON.stringify(event), delaysMs: [0] });
  }

  function grantOf(reference: string): Grant | undefined {
    const grant = kept.grant(reference);
    return grant === undefined ? undefined : settle(grant);
  }

  function revocationOf(reference: string): Revocation | undefined {
    const revocation = kept.revocation(reference);
    if (revocation?.status !== "pending") return revocation;
    grantOf(revocation.grantReference);
    return kept.revocation(reference);
  }

  return {
    lineOf,
    lines: kept.lines,
    putLine(iccid: string, status: LineStatus) {
      const line = { ...lineOf(iccid), status };
      kept.putLine(line);
      return line;
    },
    grantOf,
    revocationOf,
    grants: () => kept.grants().map(settle),
    grantsOf: (iccid: string) => kept.grantsOf(iccid).map(settle),
    revocations: kept.revocations,
    requestOf: kept.requestOf,
    trips: kept.trips,
    isInMaintenance(line: Line): boolean {
      if (behaviourOfIccid(line.iccid) !== "maintenance") return false;
      return clock.now() < addSeconds(line.firstSeenAt, MAINTENANCE_SECONDS);
    },
    grant(wish: GrantWish, request: string): Grant {
      return store.atomically(() => {
        const line = lineOf(wish.iccid);
        const others = kept.grantsOf(wish.iccid);
        const grant = decideGrant(wish, { line, others, settleSeconds }, clock.now());
        kept.insertGrant(grant, request);
        return grant;
      });
    },
    revoke(wish: { id: string; reference: string }, grant: Grant): Revocation {
      return store.atomically(() => {
        const revocation = decideRevocation(wish, grant, clock.now());
        kept.putRevocation(revocation);
        if (revocation.status === "done") takeBack(grant);
        return revocation;
      });
    },
    use(grant: Grant, usedBytes: number): Grant {
      const used: Grant = { ...grant, usedBytes };
      kept.saveGrant(used);
      return used;
    },
    settleDue() {
      const now = clock.now();
      for (let due = kept.grantsDue(now); due.length > 0; due = kept.grantsDue(now)) {
        due.forEach(settle);
      }
    },
  };
}

function eventOf(type: string, about: { iccid: string; reference: string }, at: Instant) {
  const id = `evt_${newId().replaceAll("-", "")}`;
  return { id, type, created_at: at, iccid: about.iccid, reference: about.reference };
}
