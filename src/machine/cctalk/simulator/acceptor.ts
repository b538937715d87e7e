import type { EventPair } from "../event-buffer.ts";
import type { Frame } from "../frame.ts";
import {
  BILL,
  BILL_STATUS,
  COUNTER_MAX,
  EVENTS_REMEMBERED,
  HEADER,
  LIFE_COUNT,
  ROUTE,
  ROUTE_REFUSED,
} from "../headers.ts";
import type { SimulatedPart } from "./line.ts";

export interface SimulatedAcceptor extends SimulatedPart {
  /** Whether it would draw such a piece in now. */
  wouldTake(denominationYen: number): boolean;
  /** Somebody puts a piece in; `refused` comes straight back. */
  insert(denominationYen: number): "taken" | "refused";
  /** The customer takes hold of what lies in escrow and draws it out. */
  pullBack(): void;
  /** The next note on its way to the stacker is stuck there, and lies in escrow until somebody helps. */
  jamNext(): void;
  unjam(): void;
  fill(): void;
  cutPower(): void;
  givePower(): void;
  restart(): void;
  /** Where every piece really is. */
  readonly truth: {
    readonly stacked: readonly number[];
    readonly handedBack: readonly number[];
    readonly escrow: number | undefined;
  };
}

export interface SimulatedAcceptorSettings {
  readonly address: number;
  readonly takes: "notes" | "coins";
  readonly atPowerUp?: "stacks" | "hands_back" | "hands_back_silently";
}

const NOTES = [1000, 2000, 5000, 10_000];
const COINS = [10, 50, 100, 500];

export function simulatedAcceptor(settings: SimulatedAcceptorSettings): SimulatedAcceptor {
  return new Acceptor(settings);
}

class Acceptor implements SimulatedAcceptor {
  readonly address: number;
  readonly #settings: SimulatedAcceptorSettings;
  readonly #values: readonly number[];
  readonly #stacked: number[] = [];
  readonly #handedBack: number[] = [];
  #escrow: number | undefined;
  #counter = 0;
  #pairs: EventPair[] = [];
  #mask = [0, 0];
  #isMasterOn = false;
  #hasPower = true;
  #isJamming = false;
  /** Outlives power. */
  #accepted = LIFE_COUNT - 2;

  constructor(settings: SimulatedAcceptorSettings) {
    this.#settings = settings;
    this.address = settings.address;
    this.#values = settings.takes === "notes" ? NOTES : COINS;
  }

  get truth() {
    return { stacked: this.#stacked, handedBack: this.#handedBack, escrow: this.#escrow };
  }

  wouldTake(denominationYen: number): boolean {
    const isLet =
      this.#hasPower && this.#isMasterOn && this.#isOn(this.#positionOf(denominationYen));
    return isLet && this.#escrow === undefined;
  }

  insert(denominationYen: number): "taken" | "refused" {
    if (!this.wouldTake(denominationYen)) return "refused";
    const position = this.#positionOf(denominationYen);
    if (this.#settings.takes === "coins") {
      this.#stacked.push(denominationYen);
      this.#happened([position, 1]);
    } else {
      this.#escrow = denominationYen;
      this.#happened([position, BILL.escrowed]);
    }
    return "taken";
  }

  pullBack(): void {
    if (this.#escrow !== undefined) this.#giveBack([0, BILL_STATUS.pulledBack]);
  }

  jamNext(): void {
    this.#isJamming = true;
  }

  unjam(): void {
    this.#isJamming = false;
    this.#happened([0, BILL_STATUS.stackerWell]);
    if (this.#escrow !== undefined) this.#giveBack([0, BILL_STATUS.handedBack]);
  }

  fill(): void {
    this.#happened([0, BILL_STATUS.stackerFull]);
  }

  restart(): void {
    this.cutPower();
    this.givePower();
  }

  cutPower(): void {
    this.#hasPower = false;
  }

  givePower(): void {
    this.#hasPower = true;
    this.#counter = 0;
    this.#pairs = [];
    this.#mask = [0, 0];
    this.#isMasterOn = false;
    if (this.#escrow === undefined) return;
    const way = this.#settings.atPowerUp ?? "hands_back";
    if (way === "stacks") this.#stack();
    else if (way === "hands_back") this.#giveBack([0, BILL_STATUS.handedBack]);
    else this.#handedBack.push(this.#takeEscrow());
  }

  answer({ header, payload }: Frame) {
    if (!this.#hasPower) return undefined;
    const answer = this.#answerTo(header, payload);
    return answer === undefined
      ? { header: HEADER.nak, payload: [] }
      : { header: HEADER.ack, payload: answer };
  }

  #answerTo(header: number, payload: readonly number[]): readonly number[] | undefined {
    switch (header) {
      case HEADER.poll:
      case HEADER.operatingMode:
        return [];
      case HEADER.billEvents:
      case HEADER.coinEvents:
        return [this.#counter, ...this.#remembered()];
      case HEADER.scalingFactor:
        return [100, 0, 0];
      case HEADER.billId:
        return this.#idOf(payload[0]!, (yen) => `JP${String(yen / 100).padStart(4, "0")}A`);
      case HEADER.coinId:
        return this.#idOf(payload[0]!, (yen) => `JP${String(yen).padStart(3, "0")}A`);
      case HEADER.acceptCount:
        return [this.#accepted & 0xff, (this.#accepted >> 8) & 0xff, this.#accepted >> 16];
      case HEADER.inhibits:
        return this.#mask;
      case HEADER.setInhibits:
        this.#mask = [...payload];
        return [];
      case HEADER.setMasterInhibit:
        this.#isMasterOn = (payload[0]! & 1) === 1;
        return [];
      case HEADER.routeBill:
        return this.#route(payload[0]!);
      default:
        return undefined;
    }
  }

  #route(way: number): readonly number[] {
    if (this.#escrow === undefined) return [ROUTE_REFUSED.empty];
    if (way === ROUTE.hand_back) this.#giveBack([0, BILL_STATUS.handedBack]);
    else if (this.#isJamming) this.#happened([0, BILL_STATUS.jammedSafe]);
    else this.#stack();
    return [];
  }

  #stack(): void {
    const yen = this.#takeEscrow();
    this.#stacked.push(yen);
    this.#accepted = (this.#accepted + 1) % LIFE_COUNT;
    this.#happened([this.#positionOf(yen), BILL.stacked]);
  }

  #giveBack(pair: EventPair): void {
    this.#handedBack.push(this.#takeEscrow());
    this.#happened(pair);
  }

  #takeEscrow(): number {
    const yen = this.#escrow!;
    this.#escrow = undefined;
    return yen;
  }

  #happened(pair: EventPair): void {
    this.#counter = (this.#counter % COUNTER_MAX) + 1;
    this.#pairs = [pair, ...this.#pairs].slice(0, EVENTS_REMEMBERED);
  }

  #remembered(): readonly number[] {
    return Array.from({ length: EVENTS_REMEMBERED }, (_, i) => this.#pairs[i] ?? [0, 0]).flat();
  }

  #idOf(position: number, write: (yen: number) => string): readonly number[] {
    const yen = this.#values[position - 1];
    const id = yen === undefined ? "......." : write(yen);
    return [...Buffer.from(this.#settings.takes === "notes" ? id.padEnd(7) : id.slice(0, 6))];
  }

  #positionOf(denominationYen: number): number {
    return this.#values.indexOf(denominationYen) + 1;
  }

  #isOn(position: number): boolean {
    const [low, high] = this.#mask as [number, number];
    return position > 0 && (((low | (high << 8)) >> (position - 1)) & 1) === 1;
  }
}
