import { setTimeout as pause } from "node:timers/promises";
import { changeFor, type ChangeAtHand, type DutyOf } from "../../foundation/kiosk-wire/index.ts";
import type { DispenserDevice } from "../devices/index.ts";
import { changeAtHand, mostOf } from "./acceptance.ts";
import type { CashCore } from "./core.ts";
import { hopperStanding } from "./hopper-standing.ts";

type PayOut = DutyOf<"pay_out">;
type Outcome = "complete" | "short" | "unknown";
/** Whether it is known what came out; `left` for the next life to find out. */
type Reckoned = "known" | "unknown" | "left";

export interface PayoutDesk {
  /** What waits and was never begun is done, one after the other. */
  take(duties: readonly PayOut[]): void;
  isBusy(): boolean;
  /** Denominations whose hopper works. */
  works(): readonly number[];
  /** A hopper that the wire kept from hearing is asked again. */
  hopperAnswers(denominationYen: number): void;
  /** Somebody was at the hoppers: those that ran empty or stuck are tried again. */
  forgive(): void;
  close(): Promise<void>;
}

export interface PayoutDeskSettings {
  readonly hoppers: readonly DispenserDevice[];
  readonly recoverSeconds: number;
  readonly mayBegin: () => boolean;
}

export function openPayoutDesk(core: CashCore, settings: PayoutDeskSettings): PayoutDesk {
  return new Desk(core, settings);
}

/** What one dispense of a hopper takes at most. */
const PIECES_MAX = 255;
const ASK_AGAIN_MS = 1000;

class Desk implements PayoutDesk {
  readonly #core: CashCore;
  readonly #settings: PayoutDeskSettings;
  readonly #standing = hopperStanding();
  #waiting: readonly PayOut[] = [];
  #isBusy = false;
  #isOpen = true;
  #working: Promise<void>;

  constructor(core: CashCore, settings: PayoutDeskSettings) {
    this.#core = core;
    this.#settings = settings;
    this.#isBusy = this.#cutOff() !== undefined;
    this.#working = this.#recover();
  }

  take(duties: readonly PayOut[]): void {
    const { payouts } = this.#core.journal.book;
    this.#waiting = duties.filter(({ dutyId }) => !payouts.has(dutyId));
    void this.#work();
  }

  isBusy(): boolean {
    return this.#isBusy || this.#waiting.length > 0;
  }

  works(): readonly number[] {
    return this.#hoppers().map(({ denominationYen }) => denominationYen);
  }

  hopperAnswers(denominationYen: number): void {
    this.#standing.answers(denominationYen);
  }

  forgive(): void {
    this.#standing.forgive();
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#working;
  }

  async #work(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#working = this.#workThrough();
    await this.#working;
  }

  async #workThrough(): Promise<void> {
    while (this.#isOpen) {
      const [duty, ...rest] = this.#waiting;
      if (duty === undefined || !this.#settings.mayBegin()) break;
      this.#waiting = rest;
      await this.#payOut(duty);
    }
    this.#isBusy = false;
    this.#core.changed();
  }

  async #payOut({ dutyId: payoutId, intakeId, yen }: PayOut): Promise<void> {
    const { journal } = this.#core;
    // Seen before, in whatever life: never begun again.
    if (journal.book.payouts.has(payoutId)) return;
    if (!this.#core.write({ kind: "payout_begun", payoutId, intakeId, yen })) return;
    for (;;) {
      const restYen = yen - this.#dispensedYen(payoutId);
      if (restYen <= 0) return this.#end(payoutId, "complete");
      const [step] = this.#plan(restYen);
      if (step === undefined) return this.#end(payoutId, "short");
      const seen = await this.#turn(payoutId, step);
      // What came out could not be written down: the next life reckons it.
      if (seen === "left" || this.#core.isBroken()) return;
      if (seen === "unknown") return this.#end(payoutId, "unknown");
    }
  }

  /** Exactly the sum when the pieces make it, else as near below it as they come. */
  #plan(yen: number): readonly (readonly [number, number])[] {
    const atHand: ChangeAtHand = changeAtHand(this.#core.journal.book, this.works());
    const change = changeFor(yen, atHand) ?? mostOf(yen, atHand);
    return [...change].map(([each, pieces]) => [each, Math.min(pieces, PIECES_MAX)] as const);
  }

  /** One hopper turns once. */
  async #turn(payoutId: string, [yenEach, pieces]: readonly [number, number]): Promise<Reckoned> {
    const hopper = this.#hopperOf(yenEach)!;
    const { denominationYen } = hopper;
    const countBefore = (await hopper.countedOut()) ?? null;
    if (countBefore === null) {
      // Nothing turned yet: another hopper, or none.
      this.#standing.unheard(denominationYen);
      return "known";
    }
    const dispensedYenBefore = this.#dispensedYen(payoutId);
    const turn = { payoutId, denominationYen, pieces, countBefore, dispensedYenBefore };
    if (!this.#core.keep({ turn })) return "left";
    this.#core.failpoint("cash.before_motor");
    const outcome = await hopper.dispense(pieces, (out) => this.#tellOut(payoutId, out));
    this.#core.failpoint("cash.after_motor");
    const seen = await this.#reckon(payoutId);
    const outYen = this.#dispensedYen(payoutId) - dispensedYenBefore;
    if (outcome === "short" || seen !== "known") this.#standing.setAside(denominationYen);
    else if (outYen < pieces * denominationYen) this.#standing.unheard(denominationYen);
    else this.#standing.gaveAll(denominationYen);
    return seen;
  }

  /** Lines for what came out since, one piece each as it is seen. */
  #tellOut(payoutId: string, out: number): void {
    const turn = this.#turnOf(payoutId);
    if (turn === undefined) return;
    const toldYen = this.#dispensedYen(payoutId) - turn.dispensedYenBefore;
    const pieces = out - toldYen / turn.denominationYen;
    if (pieces <= 0) return;
    const intakeId = this.#core.journal.book.payouts.get(payoutId)!.intakeId;
    const { denominationYen } = turn;
    this.#core.write({ kind: "dispensed", payoutId, intakeId, denominationYen, pieces });
    this.#core.failpoint("cash.between_coins");
  }

  /** By the hopper's own count, that outlives both of us. */
  async #reckon(payoutId: string): Promise<Reckoned> {
    const turn = this.#turnOf(payoutId);
    if (turn === undefined) return "known";
    const hopper = this.#hopperOf(turn.denominationYen);
    const until = performance.now() + this.#settings.recoverSeconds * 1000;
    while (hopper !== undefined && turn.countBefore !== null && performance.now() < until) {
      const count = await hopper.countedOut();
      if (count !== undefined) {
        const out = hopper.between(turn.countBefore, count);
        // More than was asked for: it is another hopper, or its count was set back.
        if (out > turn.pieces) return "unknown";
        this.#tellOut(payoutId, out);
        return "known";
      }
      if (!this.#isOpen) return "left";
      await pause(ASK_AGAIN_MS);
    }
    return "unknown";
  }

  /** What another life began: told to its end, never begun again. */
  async #recover(): Promise<void> {
    for (let cut = this.#cutOff(); cut !== undefined; cut = this.#cutOff()) {
      const seen = await this.#reckon(cut.payoutId);
      if (seen === "left") return;
      const isAll = this.#dispensedYen(cut.payoutId) >= cut.yen;
      const known = isAll ? "complete" : "short";
      this.#end(cut.payoutId, seen === "unknown" ? "unknown" : known);
      if (this.#core.isBroken()) return;
    }
    this.#isBusy = false;
    this.#core.changed();
    if (this.#waiting.length > 0) await this.#work();
  }

  #cutOff(): { readonly payoutId: string; readonly yen: number } | undefined {
    const begun = [...this.#core.journal.book.payouts].find(([, { state }]) => state === "begun");
    return begun === undefined ? undefined : { payoutId: begun[0], yen: begun[1].yen };
  }

  #end(payoutId: string, outcome: Outcome): void {
    const { intakeId, dispensedYen } = this.#core.journal.book.payouts.get(payoutId)!;
    const ended = { kind: "payout_ended", payoutId, intakeId, outcome, yen: dispensedYen } as const;
    this.#core.write(ended);
  }

  #turnOf(payoutId: string) {
    const { turn } = this.#core.kept();
    return turn?.payoutId === payoutId ? turn : undefined;
  }

  #dispensedYen(payoutId: string): number {
    return this.#core.journal.book.payouts.get(payoutId)?.dispensedYen ?? 0;
  }

  #hoppers(): readonly DispenserDevice[] {
    return this.#settings.hoppers.filter((each) => this.#standing.works(each.denominationYen));
  }

  #hopperOf(denominationYen: number): DispenserDevice | undefined {
    return this.#settings.hoppers.find((each) => each.denominationYen === denominationYen);
  }
}
