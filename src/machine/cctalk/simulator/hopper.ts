import type { Frame } from "../frame.ts";
import { COUNTER_MAX, HEADER, HOPPER_ENABLED, LIFE_COUNT } from "../headers.ts";
import type { SimulatedPart } from "./line.ts";

export interface SimulatedHopper extends SimulatedPart {
  /** Coins that somebody poured in. */
  pour(coins: number): void;
  /** The motor stops after so many coins of the next dispense, as on a coin that is stuck. */
  stickAfter(coins: number): void;
  cutPower(): void;
  givePower(): void;
  readonly truth: { readonly coins: number; readonly out: number };
}

export interface SimulatedHopperSettings {
  readonly address: number;
  readonly coins: number;
  /** From one coin to the next. */
  readonly coinEveryMs: number;
  readonly lifeCount?: number;
}

const SERIAL = [0x4b, 0x1f, 0x02];

export function simulatedHopper(settings: SimulatedHopperSettings): SimulatedHopper {
  return new Hopper(settings);
}

class Hopper implements SimulatedHopper {
  readonly address: number;
  readonly #coinEveryMs: number;
  #coins: number;
  #out = 0;
  #lifeCount: number;
  #counter = 0;
  #remaining = 0;
  #paid = 0;
  #unpaid = 0;
  #isEnabled = false;
  #hasPower = true;
  #stickAfter = Infinity;
  #motor: NodeJS.Timeout | undefined;

  constructor({ address, coins, coinEveryMs, lifeCount = 0 }: SimulatedHopperSettings) {
    this.address = address;
    this.#coins = coins;
    this.#coinEveryMs = coinEveryMs;
    this.#lifeCount = lifeCount;
  }

  get truth() {
    return { coins: this.#coins, out: this.#out };
  }

  pour(coins: number): void {
    this.#coins += coins;
  }

  stickAfter(coins: number): void {
    this.#stickAfter = coins;
  }

  cutPower(): void {
    this.#hasPower = false;
    this.#stop();
  }

  givePower(): void {
    this.#hasPower = true;
    this.#counter = 0;
    this.#isEnabled = false;
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
        return [];
      case HEADER.serialNumber:
        return SERIAL;
      case HEADER.enableHopper:
        this.#isEnabled = payload[0] === HOPPER_ENABLED;
        return [];
      case HEADER.hopperStatus:
        return [this.#counter, this.#remaining, this.#paid, this.#unpaid];
      case HEADER.dispenseCount: {
        const count = this.#lifeCount;
        return [count & 0xff, (count >> 8) & 0xff, (count >> 16) & 0xff];
      }
      case HEADER.dispense:
        return this.#dispense(payload) ? [] : undefined;
      default:
        return undefined;
    }
  }

  #dispense(payload: readonly number[]): boolean {
    const pieces = payload[3];
    const isOurs = SERIAL.every((byte, i) => payload[i] === byte);
    if (!this.#isEnabled || !isOurs || this.#remaining > 0 || pieces === undefined) return false;
    this.#counter = (this.#counter % COUNTER_MAX) + 1;
    this.#remaining = pieces;
    this.#paid = 0;
    this.#unpaid = 0;
    this.#motor = setInterval(() => this.#turn(), this.#coinEveryMs);
    return true;
  }

  #turn(): void {
    if (this.#remaining === 0 || this.#coins === 0 || this.#paid === this.#stickAfter) {
      this.#stickAfter = Infinity;
      return this.#stop();
    }
    this.#coins -= 1;
    this.#out += 1;
    this.#paid += 1;
    this.#remaining -= 1;
    this.#lifeCount = (this.#lifeCount + 1) % LIFE_COUNT;
    if (this.#remaining === 0) this.#stop();
  }

  #stop(): void {
    clearInterval(this.#motor);
    this.#unpaid = this.#remaining;
    this.#remaining = 0;
  }
}
