import { setTimeout as pause } from "node:timers/promises";
import type { AcceptorDevice, AcceptorEvent, AcceptorHappening } from "../devices/index.ts";
import type { Bus } from "./bus.ts";
import { eventsSince, readEventBuffer, type EventBuffer } from "./event-buffer.ts";
import {
  meaningOfBillEvent,
  meaningOfCoinEvent,
  type Health,
  type Values,
} from "./event-meaning.ts";
import {
  COUNTER_MAX,
  HEADER,
  LIFE_COUNT,
  ROUTE,
  ROUTE_REFUSED,
  STACKER_AND_ESCROW,
} from "./headers.ts";
import { readBillValues, readCoinValues } from "./values.ts";

export interface AcceptorSettings {
  readonly bus: Bus;
  readonly address: number;
  readonly takes: "notes" | "coins";
  /** Its accept count is of pieces in the stacker, and outlives power. */
  readonly countsIn?: boolean;
  readonly pollEveryMs: number;
}

/** A note validator with escrow, or a coin acceptor, polled for its events. */
export function cctalkAcceptor(settings: AcceptorSettings): AcceptorDevice {
  return new CctalkAcceptor(settings);
}

const TRIES = 3;

class CctalkAcceptor implements AcceptorDevice {
  readonly kind = "acceptor";
  readonly #settings: AcceptorSettings;
  #hear: (event: AcceptorEvent) => void = () => {};
  #counter: number | undefined;
  #values: Values | undefined;
  #health: Health = { kind: "down", why: "not heard of yet" };
  #wanted: readonly number[] = [];
  #isLet = false;
  #isOpen = false;
  #ended: Promise<void> = Promise.resolve();

  constructor(settings: AcceptorSettings) {
    this.#settings = settings;
  }

  open(hear: (event: AcceptorEvent) => void, from?: string): void {
    this.#hear = hear;
    this.#counter = from === undefined ? undefined : counterOf(from);
    this.#isOpen = true;
    this.#ended = this.#poll();
  }

  letIn(denominationsYen: readonly number[]): void {
    if (denominationsYen.join() === this.#wanted.join()) return;
    this.#wanted = denominationsYen;
    this.#isLet = false;
  }

  async end(way: "stack" | "hand_back") {
    // A second note that came in behind the first would be the one that a power cut lets it tell of.
    if (way === "stack" && !(await this.#isAsWanted())) return "failed";
    const answer = await this.#ask(HEADER.routeBill, [ROUTE[way]]);
    // A lost answer is no failure yet: the event tells, or nothing does.
    if (answer === undefined || answer.length === 0) return "under_way";
    return answer[0] === ROUTE_REFUSED.empty ? "nothing_there" : "failed";
  }

  // By the makers' manuals some of these counts are back at 0 after each power-up: only one that is
  // known to stay is asked.
  async countedIn() {
    if (this.#settings.countsIn !== true) return "uncounted";
    const count = await this.#ask(HEADER.acceptCount, [], TRIES);
    if (count?.length !== 3) return "unheard";
    return count[0]! + (count[1]! << 8) + (count[2]! << 16);
  }

  between(before: number, after: number): number {
    return (after - before + LIFE_COUNT) % LIFE_COUNT;
  }

  async look() {
    const isFull = this.#health.kind === "full";
    if (this.#health.kind !== "down") return { state: "ready" as const, isFull };
    return { state: "down" as const, isFull, detail: this.#health.why };
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#ended;
    await this.#ask(HEADER.setMasterInhibit, [0]);
  }

  async #poll(): Promise<void> {
    while (this.#isOpen) {
      const isGone = this.#values === undefined && !(await this.#begin());
      if (!isGone && !(await this.#look())) {
        this.#values = undefined;
        this.#health = { kind: "down", why: "does not answer" };
      }
      await pause(this.#settings.pollEveryMs);
    }
  }

  /** After a start of ours or a silence of the part: what it is, and whether it was off meanwhile. */
  async #begin(): Promise<boolean> {
    const { bus, address, takes } = this.#settings;
    const isOff = await this.#wasOff();
    const buffer = await this.#buffer();
    if (isOff === undefined || buffer === undefined) return false;
    const values = await (takes === "notes" ? readBillValues : readCoinValues)(bus, address);
    if (values === undefined) return false;
    if (this.#counter === undefined) this.#take("began", buffer.counter);
    else if (isOff) this.#take("restarted", 0);
    this.#values = values;
    this.#isLet = false;
    if (takes === "notes") await this.#ask(HEADER.operatingMode, [STACKER_AND_ESCROW], TRIES);
    this.#health = { kind: "well" };
    // Before anything of after its restart is heard: else a second look would take it for a restart
    // once more, and hear the same again.
    return this.#let();
  }

  #take(kind: "began" | "restarted", counter: number): void {
    this.#counter = counter;
    this.#tell({ kind }, counter);
  }

  async #look(): Promise<boolean> {
    const buffer = await this.#buffer();
    // Asked after the events: of an empty one these may be of another life, whatever they say.
    const isOff = await this.#wasOff();
    if (buffer === undefined || isOff === undefined) return false;
    if (isOff) {
      this.#values = undefined;
      return true;
    }
    this.#hearAll(buffer);
    return this.#isAsWanted();
  }

  // What we let in is never nothing: closed is the other switch. So nothing means: it was off.
  async #wasOff(): Promise<boolean | undefined> {
    const inhibits = await this.#ask(HEADER.inhibits, [], TRIES);
    return inhibits?.every((byte) => byte === 0);
  }

  #hearAll(buffer: EventBuffer): void {
    const { events, lost } = eventsSince(this.#counter!, buffer);
    const before = this.#counter!;
    if (lost > 0) this.#tell({ kind: "lost", detail: `${lost} events` }, before);
    const meaningOf = this.#settings.takes === "notes" ? meaningOfBillEvent : meaningOfCoinEvent;
    for (const { pair, counter } of events) {
      const { happening, health } = meaningOf(pair, this.#values!);
      this.#counter = counter;
      if (health !== undefined) this.#health = health;
      if (happening !== undefined) this.#tell(happening, counter);
    }
  }

  #tell(happening: AcceptorHappening, counter: number): void {
    this.#hear({ happening, mark: String(counter) });
  }

  async #isAsWanted(): Promise<boolean> {
    return this.#values !== undefined && (this.#isLet || this.#let());
  }

  async #let(): Promise<boolean> {
    const wanted = this.#wanted;
    const positions = [...this.#values!]
      .filter(([, yen]) => wanted.length === 0 || wanted.includes(yen))
      .map(([position]) => position);
    const isSet =
      (await this.#ask(HEADER.setInhibits, maskOf(positions), TRIES)) !== undefined &&
      (await this.#ask(HEADER.setMasterInhibit, [wanted.length > 0 ? 1 : 0], TRIES)) !== undefined;
    this.#isLet = isSet && wanted === this.#wanted;
    return isSet;
  }

  async #buffer(): Promise<EventBuffer | undefined> {
    const { takes } = this.#settings;
    const header = takes === "notes" ? HEADER.billEvents : HEADER.coinEvents;
    const payload = await this.#ask(header, [], TRIES);
    return payload === undefined ? undefined : readEventBuffer(payload);
  }

  async #ask(header: number, payload: readonly number[] = [], tries = 1) {
    const { bus, address } = this.#settings;
    const answer = await bus.ask({ to: address, header, payload, tries });
    return answer?.header === HEADER.ack ? answer.payload : undefined;
  }
}

function counterOf(mark: string): number {
  const counter = Number(mark);
  return Number.isInteger(counter) && counter >= 0 && counter <= COUNTER_MAX ? counter : 0;
}

function maskOf(positions: readonly number[]): readonly number[] {
  const mask = positions.reduce((sum, position) => sum | (1 << (position - 1)), 0);
  return [mask & 0xff, mask >> 8];
}
