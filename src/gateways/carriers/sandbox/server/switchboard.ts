import { addSeconds, type Instant } from "../../../../foundation/clock/index.ts";
import { newId } from "../../../../foundation/ids/index.ts";
import type { SandboxGround } from "../../../sandbox/index.ts";
import { behaviourOfIccid, MAINTENANCE_SECONDS } from "../sentinels.ts";
import { openCarrierStore, type CarrierStore } from "./carrier-store.ts";
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
import { decideSms, type Sms, type SmsWish } from "./sms.ts";

/** Every change of this carrier: state and notices in one transaction. */
export class Switchboard {
  readonly #ground: SandboxGround;
  readonly #kept: CarrierStore;

  constructor(ground: SandboxGround) {
    this.#ground = ground;
    this.#kept = openCarrierStore(ground.store);
  }

  /** A line is known from the first time anyone asks for it. */
  lineOf(iccid: string): Line {
    const known = this.#kept.line(iccid);
    if (known !== undefined) return known;
    const line: Line = { iccid, status: "normal", firstSeenAt: this.#ground.clock.now() };
    this.#kept.putLine(line);
    return line;
  }

  putLine(iccid: string, status: LineStatus): Line {
    const line = { ...this.lineOf(iccid), status };
    this.#kept.putLine(line);
    return line;
  }

  lines(): readonly Line[] {
    return this.#kept.lines();
  }

  isInMaintenance(iccid: string): boolean {
    if (behaviourOfIccid(iccid) !== "maintenance") return false;
    const { firstSeenAt } = this.lineOf(iccid);
    return this.#ground.clock.now() < addSeconds(firstSeenAt, MAINTENANCE_SECONDS);
  }

  /** True the first time it is asked about a fault, and never again. */
  trips(fault: string): boolean {
    return this.#kept.trips(fault);
  }

  grant(wish: GrantWish, request: string): Grant {
    const { store, clock, settings } = this.#ground;
    const { settleSeconds } = settings;
    return store.atomically(() => {
      const line = this.lineOf(wish.iccid);
      const others = this.#kept.grantsOf(wish.iccid);
      const grant = decideGrant(wish, { line, others, settleSeconds }, clock.now());
      this.#kept.insertGrant(grant, request);
      return grant;
    });
  }

  /** The request under this reference as it first came, as the JSON text it was kept as. */
  requestOf(reference: string): string | undefined {
    return this.#kept.requestOf(reference);
  }

  grantOf(reference: string): Grant | undefined {
    const grant = this.#kept.grant(reference);
    return grant === undefined ? undefined : this.#settle(grant);
  }

  grants(): readonly Grant[] {
    return this.#kept.grants().map((grant) => this.#settle(grant));
  }

  grantsOf(iccid: string): readonly Grant[] {
    return this.#kept.grantsOf(iccid).map((grant) => this.#settle(grant));
  }

  use(grant: Grant, usedBytes: number): Grant {
    const used: Grant = { ...grant, usedBytes };
    this.#kept.saveGrant(used);
    return used;
  }

  revoke(wish: { id: string; reference: string }, grant: Grant): Revocation {
    return this.#ground.store.atomically(() => {
      const revocation = decideRevocation(wish, grant, this.#ground.clock.now());
      this.#kept.putRevocation(revocation);
      if (revocation.status === "done") this.#takeBack(grant);
      return revocation;
    });
  }

  revocationOf(reference: string): Revocation | undefined {
    const revocation = this.#kept.revocation(reference);
    if (revocation?.status !== "pending") return revocation;
    this.grantOf(revocation.grantReference);
    return this.#kept.revocation(reference);
  }

  revocations(): readonly Revocation[] {
    return this.#kept.revocations();
  }

  /** A refused text is not kept: it may be sent anew when its line can. */
  sendSms(wish: SmsWish): Sms {
    return this.#ground.store.atomically(() => {
      const sms = decideSms(wish, this.lineOf(wish.iccid), this.#ground.clock.now());
      if (sms.failure === undefined) this.#kept.insertSms(sms);
      return sms;
    });
  }

  smsOf(reference: string): Sms | undefined {
    return this.#kept.sms(reference);
  }

  allSms(): readonly Sms[] {
    return this.#kept.allSms();
  }

  /** Settles every grant that the clock has made due. */
  settleDue(): void {
    const now = this.#ground.clock.now();
    const dueNow = () => this.#kept.grantsDue(now);
    for (let due = dueNow(); due.length > 0; due = dueNow()) {
      due.forEach((grant) => this.#settle(grant));
    }
  }

  #settle(grant: Grant): Grant {
    const settled = settleGrant(grant, this.#ground.clock.now());
    if (settled === grant) return grant;
    const kept = this.#ground.store.atomically(() => {
      this.#kept.saveGrant(settled);
      this.#announce("grant.settled", settled);
      return this.#revokeIfWaiting(settled);
    });
    this.#ground.deliveries.send();
    return kept;
  }

  #revokeIfWaiting(grant: Grant): Grant {
    const all = this.#kept.revocationsOf(grant.reference);
    const waiting = all.filter((revocation) => revocation.status === "pending");
    for (const revocation of waiting) {
      const done: Revocation = { ...revocation, status: "done" };
      this.#kept.putRevocation(done);
      this.#announce("revocation.settled", done);
    }
    return waiting.length === 0 ? grant : this.#takeBack(grant);
  }

  #takeBack(grant: Grant): Grant {
    if (grant.status !== "granted") return grant;
    const revoked: Grant = { ...grant, status: "revoked" };
    this.#kept.saveGrant(revoked);
    return revoked;
  }

  #announce(type: string, about: { iccid: string; reference: string }): void {
    const event = eventOf(type, about, this.#ground.clock.now());
    const body = JSON.stringify(event);
    this.#ground.deliveries.add({ eventId: event.id, body, delaysMs: [0] });
  }
}

function eventOf(type: string, about: { iccid: string; reference: string }, at: Instant) {
  const id = `evt_${newId().replaceAll("-", "")}`;
  return { id, type, created_at: at, iccid: about.iccid, reference: about.reference };
}
