import { mkdirSync } from "node:fs";
import path from "node:path";
import { BadConfig } from "../../foundation/config/index.ts";
import { stackAnswer, type CashHappening, type DutyOf } from "../../foundation/kiosk-wire/index.ts";
import type { CashGround, MachineCash } from "../devices/index.ts";
import { JournalBroken, openJournal, yenOf, type Journal } from "../journal/index.ts";
import { changeAtHand, letsIn } from "./acceptance.ts";
import { openAcceptorDesk, type AcceptorDesk } from "./acceptor-desk.ts";
import { settleMarks, type CashCore } from "./core.ts";
import { openCashDevices, type CashDevices } from "./devices.ts";
import { openHandDoor, type HandDoor } from "./hand-door.ts";
import { answerHand } from "./hand-work.ts";
import { heldSlip } from "./held-slip.ts";
import { openKept, type KeptCash, type Keeping } from "./kept.ts";
import { openPartWatch, type PartWatch } from "./part-watch.ts";
import { openPayoutDesk, type PayoutDesk } from "./payout-desk.ts";
import { openReport, type Report } from "./report.ts";
import { readCashSettings, type CashSettings } from "./settings.ts";

const REFRESH_EVERY_MS = 100;
const SETTLE_EVERY_MS = 300;
const STACK_ANSWER_MS = 2000;
const SLIP_AGAIN_MS = 10_000;
const REPORT = { againMs: 500, againMsMax: 15_000 } as const;

export function cashFolder(stateDir: string): string {
  return path.join(stateDir, "cash");
}

/** Throws BadConfig for settings that cannot be, and where another program has the journal. */
export async function openMachineCash(ground: CashGround): Promise<MachineCash> {
  const settings = readCashSettings(ground.settings);
  const directory = cashFolder(ground.stateDir);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const inside: { cash?: Cash } = {};
  const door = await openHandDoor(directory, (line) => inside.cash?.hand(line) ?? "");
  if (door === "held") throw new BadConfig(`cash: another program has the journal in ${directory}`);
  const layout = { recyclesYen: settings.recyclesYen };
  const journal = openJournal({ directory, layout, clock: ground.clock });
  inside.cash = new Cash({ ground, settings, journal, kept: openKept(directory), door });
  return inside.cash;
}

interface CashParts {
  readonly ground: CashGround;
  readonly settings: CashSettings;
  readonly journal: Journal;
  readonly kept: Keeping;
  readonly door: HandDoor;
}

type Accept = DutyOf<"accept"> & { readonly untilMs: number };

class Cash implements MachineCash {
  readonly #parts: CashParts;
  readonly #core: CashCore;
  readonly #devices: CashDevices;
  readonly #acceptors: readonly AcceptorDesk[];
  readonly #payouts: PayoutDesk;
  readonly #report: Report;
  readonly #watch: PartWatch;
  readonly #timer: NodeJS.Timeout;
  #accept: Accept | undefined;
  #listed: readonly string[] = [];
  #isDoorOpen = false;
  #isKeptBroken = false;
  #slipAt = -Infinity;
  #startedSeq = Infinity;

  constructor(parts: CashParts) {
    this.#parts = parts;
    const { ground, settings, journal } = parts;
    this.#core = this.#openCore();
    settleMarks(this.#core);
    if (journal.tornBytes > 0) {
      ground.log.warn({ tornBytes: journal.tornBytes }, "a line that the power cut was dropped");
    }
    if (journal.fault !== undefined) ground.log.error({ fault: journal.fault }, "cash journal");
    if (this.#core.write({ kind: "started" })) this.#startedSeq = journal.book.seq;
    this.#devices = openCashDevices(settings, { bench: ground.bench, book: journal.book });
    const { ask, log } = ground;
    this.#report = openReport({ journal, ask, log, ...REPORT });
    this.#acceptors = this.#openAcceptors();
    this.#payouts = openPayoutDesk(this.#core, {
      hoppers: this.#devices.hoppers,
      recoverSeconds: settings.recoverSeconds,
      mayBegin: () => !this.#core.isBroken() && !this.#isDoorOpen,
    });
    this.#watch = openPartWatch(this.#acceptors, this.#devices.hoppers, (yen) =>
      this.#payouts.hopperAnswers(yen),
    );
    this.#timer = setInterval(() => this.#refresh(), REFRESH_EVERY_MS);
  }

  take(duties: readonly (DutyOf<"accept"> | DutyOf<"pay_out">)[]): void {
    this.#listed = duties.map(({ dutyId }) => dutyId);
    const accept = duties.find((duty) => duty.kind === "accept");
    if (accept?.intakeId !== this.#accept?.intakeId) this.#handBack();
    const untilMs = performance.now() + (accept?.forSeconds ?? 0) * 1000;
    this.#accept = accept === undefined ? undefined : { ...accept, untilMs };
    this.#keepIntake(accept);
    this.#payouts.take(duties.filter((duty) => duty.kind === "pay_out"));
    this.#refresh();
  }

  isBeginningTold(): boolean {
    return this.#parts.journal.confirmedUpTo >= this.#startedSeq;
  }

  known(): readonly string[] {
    return this.#listed;
  }

  mayStop(): boolean {
    if (this.#payouts.isBusy() || this.#acceptors.some((each) => each.hasEscrow())) return false;
    return this.#accept === undefined || this.#heldYen() === 0;
  }

  health() {
    const { journal, settings } = this.#parts;
    const { acceptor, dispenser } = this.#watch.health();
    const change = changeAtHand(journal.book, this.#payouts.works());
    const isLow = ({ denominationYen, lowBelow }: CashSettings["hoppers"][number]) =>
      (change.get(denominationYen) ?? 0) < lowBelow;
    return {
      acceptor: this.#core.isBroken() && acceptor !== "none" ? ("down" as const) : acceptor,
      dispenser: this.#core.isBroken() && dispenser !== "none" ? ("down" as const) : dispenser,
      change: Object.fromEntries([...change].map(([yen, pieces]) => [String(yen), pieces])),
      isChangeLow: settings.hoppers.some(isLow),
    };
  }

  hearHouse(heard: "answered" | "silent"): void {
    this.#report.note(heard);
  }

  hearDoor({ door, isTampered }: Parameters<MachineCash["hearDoor"]>[0]): void {
    const { book } = this.#parts.journal;
    this.#isDoorOpen = door === "open";
    if (this.#isDoorOpen !== book.isDoorOpen) {
      this.#core.write({ kind: this.#isDoorOpen ? "door_opened" : "door_closed" });
    }
    if (isTampered && !book.isTampered) this.#core.write({ kind: "tampered" });
    if (this.#isDoorOpen) this.#handBack();
    this.#refresh();
  }

  async describe(): Promise<readonly string[]> {
    const { journal } = this.#parts;
    const { box, dispenser } = journal.book.held;
    const broken = journal.fault === undefined ? "well" : journal.fault.kind;
    return [
      `cash journal: ${broken}, ${journal.book.seq} lines`,
      `holds: ¥${yenOf(box)} in the box, ¥${yenOf(dispenser)} to give out`,
      ...(await this.#watch.describe()),
    ];
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#watch.close();
    for (const each of this.#acceptors) each.letIn([]);
    this.#handBack();
    await Promise.all(this.#acceptors.map(async (each) => each.close()));
    await this.#payouts.close();
    await this.#report.close();
    this.#devices.close();
    this.#parts.journal.close();
    await this.#parts.door.close();
  }

  /** What a person does at the money, said over the hand door. */
  hand(line: string): string {
    const isBusy = this.#payouts.isBusy() || this.#acceptors.some((each) => each.hasEscrow());
    const answer = answerHand(this.#core, line, isBusy ? "busy" : "free");
    this.#payouts.forgive();
    return answer;
  }

  #openCore(): CashCore {
    const { ground, journal, kept } = this.#parts;
    const { log, failpoint } = ground;
    return {
      ...{ journal, log, failpoint },
      kept: () => kept.now,
      keep: (changed) => this.#keep(changed),
      isBroken: () => this.#isKeptBroken || journal.fault !== undefined,
      write: (happening) => this.#write(happening),
      changed: () => setImmediate(() => this.#refresh()),
      intakeId: () =>
        this.#accept?.intakeId ??
        kept.now.intake?.intakeId ??
        journal.book.lastIntakeId ??
        NOBODYS_INTAKE,
      mayStack: async (denominationYen) => this.#mayStack(denominationYen),
    };
  }

  #openAcceptors(): readonly AcceptorDesk[] {
    const { notes, coins } = this.#devices;
    const atPowerUp = this.#parts.settings.notes?.atPowerUp ?? "hands_back";
    const named = [
      { name: "notes", device: notes },
      { name: "coins", device: coins },
    ] as const;
    return named.flatMap(({ name, device }) => {
      if (device === undefined) return [];
      const settings = { name, device, atPowerUp, settleEveryMs: SETTLE_EVERY_MS };
      return [openAcceptorDesk(this.#core, settings)];
    });
  }

  #write(happening: CashHappening): boolean {
    const { journal, ground } = this.#parts;
    try {
      journal.write(happening);
      this.#report?.wake();
      return true;
    } catch (error) {
      if (!(error instanceof JournalBroken)) throw error;
      ground.log.error({ fault: error.fault, kind: happening.kind }, "cash journal: not written");
      return false;
    }
  }

  #keep(changed: Partial<KeptCash>): boolean {
    try {
      this.#parts.kept.keep(changed);
      return true;
    } catch (error) {
      this.#isKeptBroken = true;
      this.#parts.ground.log.error({ error }, "cash: not kept");
      return false;
    }
  }

  #keepIntake(accept: DutyOf<"accept"> | undefined): void {
    const intake = this.#core.kept().intake;
    if (accept?.intakeId === intake?.intakeId) return;
    if (accept === undefined) {
      this.#core.keep({ intake: null });
      return;
    }
    const { intakeId, language, digits } = accept;
    this.#core.keep({ intake: { intakeId, language, slip: "none", digits } });
  }

  async #mayStack(denominationYen: number): Promise<boolean> {
    const duty = this.#accept;
    if (duty === undefined || !this.#letsIn().includes(denominationYen)) return false;
    const question = { intakeId: duty.intakeId, denominationYen };
    const answered = await this.#parts.ground.ask("/may-stack", question, STACK_ANSWER_MS);
    const answer = stackAnswer.safeParse(answered);
    this.#report.note(answer.success ? "answered" : "silent");
    // Much may have happened in two seconds.
    const isStill = this.#accept?.intakeId === duty.intakeId;
    return answer.data?.mayStack === true && isStill && this.#letsIn().includes(denominationYen);
  }

  #letsIn(): readonly number[] {
    const { book } = this.#parts.journal;
    const atHand = changeAtHand(book, this.#payouts.works());
    return letsIn({ duty: this.#accept, book, atHand, isClosed: this.#isClosed() });
  }

  #isClosed(): boolean {
    const isOver = this.#accept === undefined || performance.now() > this.#accept.untilMs;
    if (isOver || this.#core.isBroken() || this.#isDoorOpen || this.#payouts.isBusy()) return true;
    return this.#isAway() || this.#core.kept().intake?.slip !== "none";
  }

  #isAway(): boolean {
    return this.#report.awayMs() >= this.#parts.settings.awaySeconds * 1000;
  }

  /** What of the customer who stands there lies in this machine. */
  #heldYen(): number {
    const intake = this.#core.kept().intake;
    const { inYen, outYen } = this.#parts.journal.book.intakes.get(intake?.intakeId ?? "") ?? {
      ...{ inYen: 0, outYen: 0 },
    };
    return inYen - outYen;
  }

  #refresh(): void {
    const lets = this.#letsIn();
    for (const each of this.#acceptors) each.letIn(lets);
    if (this.#isClosed()) this.#handBack();
    if (this.#isAway()) void this.#printHeld();
  }

  #handBack(): void {
    for (const each of this.#acceptors) each.handBack();
  }

  async #printHeld(): Promise<void> {
    const { ground } = this.#parts;
    const intake = this.#core.kept().intake;
    const yen = this.#heldYen();
    const isTime = performance.now() - this.#slipAt > SLIP_AGAIN_MS;
    const isInAir = this.#acceptors.some((each) => each.hasEscrow()) || this.#payouts.isBusy();
    if (intake?.slip !== "none" || yen <= 0 || isInAir || !isTime) return;
    this.#slipAt = performance.now();
    const { intakeId, language, digits } = intake;
    // At most one: two slips for one sum would be two claims.
    if (!this.#core.keep({ intake: { ...intake, slip: "begun" } })) return;
    const slip = heldSlip({ intakeId, language, digits, yen, at: ground.clock.now() });
    const { outcome } = await ground.print(slip);
    ground.log.warn({ intakeId, yen, outcome }, "the house is away with money in");
    if (this.#core.kept().intake?.intakeId !== intakeId) return;
    const next = outcome === "refused" ? "none" : "printed";
    this.#core.keep({ intake: { ...intake, slip: next } });
  }
}

/** Money that came without any customer, as from a part that was in use elsewhere before. */
const NOBODYS_INTAKE = "00000000-0000-8000-8000-000000000000";
