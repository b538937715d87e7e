import { setTimeout as pause } from "node:timers/promises";
import type { DenominationYen } from "../../foundation/kiosk-wire/index.ts";
import type { AcceptorDevice, AcceptorEvent, AcceptorHappening } from "../devices/index.ts";
import {
  endOfUntold,
  isFree,
  stepOfEscrow,
  type EscrowDoing,
  type EscrowEvent,
  type EscrowState,
  type UntoldNote,
} from "./escrow.ts";
import { heardUpTo, type CashCore } from "./core.ts";
import type { KeptCash } from "./kept.ts";

export interface AcceptorDesk {
  readonly device: AcceptorDevice;
  readonly name: string;
  /** A note is between the customer and us. */
  hasEscrow(): boolean;
  letIn(denominationsYen: readonly number[]): void;
  /** What lies in escrow goes back. */
  handBack(): void;
  close(): Promise<void>;
}

export interface AcceptorDeskSettings {
  readonly name: "notes" | "coins";
  readonly device: AcceptorDevice;
  readonly atPowerUp: "hands_back" | "stacks";
  /** Between two looks at where a note went. */
  readonly settleEveryMs: number;
}

/** Whose money is in the air, and whether the house lets it become ours. */
export function openAcceptorDesk(core: CashCore, settings: AcceptorDeskSettings): AcceptorDesk {
  return new Desk(core, settings);
}

interface StepYen {
  /** What the acceptor named, else what lies in escrow. */
  readonly heardYen: DenominationYen | undefined;
  readonly inEscrowYen: DenominationYen | undefined;
}

/** Looks that found nothing before nothing is what is there. */
const LOOKS_BEFORE_RULE = 8;
/** Looks at a note on its way to the stacker before it is taken for one that is not. */
const LOOKS_BEFORE_OVERDUE = 8;

class Desk implements AcceptorDesk {
  readonly device: AcceptorDevice;
  readonly name: string;
  readonly #core: CashCore;
  readonly #settings: AcceptorDeskSettings;
  #state: EscrowState = "empty";
  #emptyLooks = 0;
  #stackingLooks = 0;
  #asked = 0;
  #countSays: UntoldNote["countSays"] = "nothing";
  #letsIn: readonly number[] = [];
  #isOpen = true;

  constructor(core: CashCore, settings: AcceptorDeskSettings) {
    this.#core = core;
    this.#settings = settings;
    this.device = settings.device;
    this.name = settings.name;
    // From the life before: the validator tells what became of it, or hands it back.
    const { escrow, presumed } = core.journal.book;
    if (settings.name === "notes" && escrow !== undefined) this.#state = "unsure";
    else if (settings.name === "notes" && presumed !== undefined) this.#state = "presumed";
    this.device.open((event) => this.#hear(event), heardUpTo(core, this.name));
    void this.#settle();
  }

  hasEscrow(): boolean {
    return !isFree(this.#state);
  }

  letIn(denominationsYen: readonly number[]): void {
    this.#letsIn = denominationsYen;
    this.#open();
  }

  /** One note at a time: of two, a power cut may leave the wrong one told. */
  #open(): void {
    this.device.letIn(isFree(this.#state) ? this.#letsIn : []);
  }

  handBack(): void {
    this.#step("closed");
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.device.close();
  }

  /** Kept first, written then: a line beyond `seq` says that this event is in the journal. */
  #hear({ happening, mark }: AcceptorEvent): void {
    const { journal } = this.#core;
    const before = heardUpTo(this.#core, this.name) ?? null;
    const { seq } = journal.book;
    // Told again to the next life, which can write it down.
    if (this.#core.isBroken() || !this.#keepMark({ before, mark, seq })) return;
    this.#take(happening);
    // Nothing to write: it is heard all the same.
    if (journal.book.seq === seq && !this.#core.isBroken()) {
      this.#keepMark({ before, mark, seq: -1 });
    }
  }

  #keepMark(mark: KeptCash["marks"][string]): boolean {
    return this.#core.keep({ marks: { ...this.#core.kept().marks, [this.name]: mark } });
  }

  #take(happening: AcceptorHappening): void {
    const { log } = this.#core;
    switch (happening.kind) {
      case "escrowed":
      case "stacked":
        return this.#step(happening.kind, happening.denominationYen);
      case "handed_back":
      case "restarted":
        log.info({ acceptor: this.name, happening: happening.kind }, "acceptor");
        return this.#step(happening.kind);
      case "tampered":
        log.warn({ acceptor: this.name, detail: happening.detail }, "acceptor");
        this.#core.write({ kind: "tampered" });
        return;
      case "lost":
        log.warn({ acceptor: this.name, detail: happening.detail }, "acceptor");
        return;
      case "began":
      case "refused":
    }
  }

  #step(event: EscrowEvent, heardYen?: DenominationYen): void {
    const { next, does } = stepOfEscrow(this.#state, event);
    const { escrow, presumed } = this.#core.journal.book;
    const inEscrowYen = (escrow ?? presumed)?.denominationYen;
    this.#state = next;
    if (next !== "unsure") this.#emptyLooks = 0;
    if (next !== "stacking") this.#stackingLooks = 0;
    this.#open();
    for (const doing of does) this.#do(doing, { heardYen: heardYen ?? inEscrowYen, inEscrowYen });
    if (does.length > 0) this.#core.changed();
  }

  #do(doing: EscrowDoing, { heardYen, inEscrowYen }: StepYen): void {
    const core = this.#core;
    switch (doing) {
      case "write_escrowed":
        this.#write("escrowed", heardYen);
        return core.failpoint("cash.escrowed");
      case "write_stacked":
        return void this.#write("stacked", heardYen);
      case "write_handed_back":
        return void this.#write("handed_back", heardYen);
      case "write_by_rule":
        return this.#writeUntold(inEscrowYen);
      case "ask_house":
        return void this.#ask(heardYen!);
      case "stack":
        // From then on it may lie in the stacker, whatever dies.
        if (!this.#write("stacking", heardYen)) return;
        core.failpoint("cash.before_stack");
        return void this.#end("stack");
      case "hand_back":
        return void this.#end("hand_back");
    }
  }

  #write(
    kind: "escrowed" | "stacking" | "stacked" | "handed_back",
    denominationYen?: DenominationYen,
    more: { readonly isPresumed?: true } = {},
  ): boolean {
    if (denominationYen === undefined) return false;
    const { journal, intakeId } = this.#core;
    const { escrow, presumed } = journal.book;
    const told = kind === "handed_back" ? (escrow ?? presumed) : escrow;
    const owner = kind === "escrowed" ? undefined : told?.intakeId;
    const money = { intakeId: owner ?? intakeId(), denominationYen, pieces: 1 } as const;
    return this.#core.write({ kind, ...money, ...more });
  }

  #writeUntold(denominationYen?: DenominationYen): void {
    const end = endOfUntold(this.#untold());
    this.#core.log.warn({ yen: denominationYen, end }, "nobody told where this note went");
    if (end === "presumed_stacked") this.#write("stacked", denominationYen, { isPresumed: true });
    else this.#write(end, denominationYen);
    this.#countSays = "nothing";
  }

  #untold(): UntoldNote {
    const isSent = this.#core.journal.book.escrow?.isSent === true;
    return { isSent, countSays: this.#countSays, atPowerUp: this.#settings.atPowerUp };
  }

  async #ask(denominationYen: DenominationYen): Promise<void> {
    const asked = ++this.#asked;
    const isKept = await this.#keepCount();
    if (!isKept || asked !== this.#asked) return;
    const may = await this.#core.mayStack(denominationYen);
    // An answer for the note before says nothing about this one.
    if (asked === this.#asked) this.#step(may ? "may" : "may_not");
  }

  /** What the validator has counted in while this note is not in yet; false when it cannot be kept. */
  async #keepCount(): Promise<boolean> {
    const seq = this.#core.journal.book.escrow?.seq;
    const count = await this.device.countedIn();
    if (typeof count !== "number" || seq === undefined) return true;
    return this.#core.keep({ countAtEscrow: { seq, count } });
  }

  async #end(way: "stack" | "hand_back"): Promise<void> {
    const ended = await this.device.end(way);
    if (way === "stack") this.#core.failpoint("cash.after_stack");
    if (ended === "nothing_there") this.#step("nothing_there");
  }

  /** A note that stays where it is, is given back again and again; one that is nowhere, by the rule. */
  async #settle(): Promise<void> {
    while (this.#isOpen) {
      await pause(this.#settings.settleEveryMs, null, { ref: false });
      if (this.#state === "stacking") await this.#lookAtStacking();
      if (this.#state !== "unsure" && this.#state !== "handing_back") continue;
      if ((await this.device.look()).state === "down") continue;
      const ended = await this.device.end("hand_back");
      if (this.#state !== "unsure") continue;
      this.#emptyLooks = ended === "nothing_there" ? this.#emptyLooks + 1 : 0;
      if (this.#emptyLooks >= LOOKS_BEFORE_RULE) await this.#giveUp();
    }
  }

  async #giveUp(): Promise<void> {
    const counted = await this.device.countedIn();
    if (counted === "unheard" || this.#state !== "unsure") return;
    this.#countSays = counted === "uncounted" ? "nothing" : this.#saidBy(counted);
    const isBack = endOfUntold(this.#untold()) === "handed_back";
    this.#step(isBack ? "presumed_back" : "presumed_stacked");
  }

  #saidBy(counted: number): UntoldNote["countSays"] {
    const { countAtEscrow } = this.#core.kept();
    const isOfThis = countAtEscrow?.seq === this.#core.journal.book.escrow?.seq;
    const cameIn = isOfThis ? this.device.between(countAtEscrow!.count, counted) : undefined;
    if (cameIn === 0) return "not_stacked";
    return cameIn === 1 ? "stacked" : "nothing";
  }

  /** The wire may have lost that it is to be stacked. */
  async #lookAtStacking(): Promise<void> {
    if ((await this.device.look()).state === "down" || this.#state !== "stacking") return;
    this.#stackingLooks += 1;
    if (this.#stackingLooks >= LOOKS_BEFORE_OVERDUE) this.#step("overdue");
  }
}
