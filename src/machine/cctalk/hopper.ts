import { setTimeout as pause } from "node:timers/promises";
import type { DenominationYen } from "../../foundation/kiosk-wire/index.ts";
import type { DispenserDevice, PartLook } from "../devices/index.ts";
import type { Bus } from "./bus.ts";
import { HEADER, HOPPER_ENABLED, LIFE_COUNT } from "./headers.ts";

export interface HopperSettings {
  readonly bus: Bus;
  readonly address: number;
  readonly denominationYen: DenominationYen;
  readonly pollEveryMs: number;
}

export function cctalkHopper(settings: HopperSettings): DispenserDevice {
  return new CctalkHopper(settings);
}

const TRIES = 3;
/** Longer than any hopper turns for its 255 pieces without giving up by itself. */
const TURNS_AT_MOST_MS = 180_000;
const GIVEN_UP_AFTER_MS = 5000;

interface Status {
  readonly counter: number;
  readonly remaining: number;
  readonly paid: number;
  readonly unpaid: number;
}

class CctalkHopper implements DispenserDevice {
  readonly kind = "dispenser";
  readonly denominationYen: DenominationYen;
  readonly #settings: HopperSettings;

  constructor(settings: HopperSettings) {
    this.#settings = settings;
    this.denominationYen = settings.denominationYen;
  }

  open(): void {}

  async look(): Promise<PartLook> {
    const answer = await this.#ask(HEADER.poll, []);
    if (answer === undefined) return { state: "down", detail: "does not answer" };
    return { state: "ready" };
  }

  async countedOut(): Promise<number | undefined> {
    if ((await this.#stand(() => {})) === undefined) return undefined;
    const [low, middle, high] = (await this.#ask(HEADER.dispenseCount, [])) ?? [];
    if (low === undefined || middle === undefined || high === undefined) return undefined;
    return low + 256 * middle + 65_536 * high;
  }

  between(before: number, after: number): number {
    return (after - before + LIFE_COUNT) % LIFE_COUNT;
  }

  async dispense(pieces: number, each: (out: number) => void) {
    const serial = await this.#ask(HEADER.serialNumber, []);
    const before = await this.#status();
    const isEnabled = await this.#ask(HEADER.enableHopper, [HOPPER_ENABLED]);
    if (serial === undefined || before === undefined || isEnabled === undefined) return "unheard";
    const isBegun = await this.#begin(before, [...serial.slice(0, 3), pieces]);
    if (isBegun !== "begun") return isBegun;
    const end = await this.#stand(each);
    // Off in between: its count starts anew at 0, and only the life count tells.
    if (end === undefined || end.counter === 0) return "unknown";
    each(end.paid);
    return end.unpaid > 0 ? "short" : "complete";
  }

  async close(): Promise<void> {}

  // Never said twice: whether it was heard is asked, by the count of dispenses that it heard.
  async #begin(before: Status, payload: readonly number[]) {
    const { bus, address: to } = this.#settings;
    const answer = await bus.ask({ to, header: HEADER.dispense, payload });
    if (answer?.header === HEADER.ack) return "begun";
    const after = await this.#status();
    if (after === undefined || after.counter === 0) return "unknown";
    if (after.counter !== before.counter) return "begun";
    // It heard, and would not.
    return answer === undefined ? "unheard" : "short";
  }

  /** Waits until the motor stands; undefined when the hopper cannot be asked for long. */
  async #stand(each: (out: number) => void): Promise<Status | undefined> {
    const began = performance.now();
    let heardAt = began;
    let out = 0;
    while (performance.now() - began < TURNS_AT_MOST_MS) {
      const status = await this.#status();
      if (status === undefined && performance.now() - heardAt > GIVEN_UP_AFTER_MS) return undefined;
      if (status !== undefined) {
        heardAt = performance.now();
        if (status.remaining === 0) return status;
        if (status.paid > out) each((out = status.paid));
      }
      await pause(this.#settings.pollEveryMs);
    }
    return undefined;
  }

  async #status(): Promise<Status | undefined> {
    const [counter, remaining, paid, unpaid] = (await this.#ask(HEADER.hopperStatus, [])) ?? [];
    if (counter === undefined || remaining === undefined) return undefined;
    if (paid === undefined || unpaid === undefined) return undefined;
    return { counter, remaining, paid, unpaid };
  }

  async #ask(header: number, payload: readonly number[]) {
    const { bus, address } = this.#settings;
    const answer = await bus.ask({ to: address, header, payload, tries: TRIES });
    return answer?.header === HEADER.ack ? answer.payload : undefined;
  }
}
