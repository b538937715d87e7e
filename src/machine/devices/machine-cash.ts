import type { DutyOf, MachineHealth } from "../../foundation/kiosk-wire/index.ts";
import type { Clock } from "../../foundation/clock/index.ts";
import type { Failpoint } from "../../foundation/failpoints/index.ts";
import type { Log } from "../../foundation/log/index.ts";
import type { Slip } from "../../foundation/paper/index.ts";
import type { Bench } from "./bench.ts";
import type { PrintOutcome } from "./device.ts";

/** What the program gives to its cash. */
export interface CashGround {
  /** The program's own folder, for this user alone; the journal lives in it. */
  readonly stateDir: string;
  /** As the configuration file has it under `cash`; the cash parses it. */
  readonly settings: unknown;
  readonly clock: Clock;
  readonly log: Log;
  readonly bench: Bench;
  readonly failpoint: Failpoint;
  /**
   * POSTs to the house under /kiosk/api; undefined when no answer came in time, or no good one.
   * `path` as in `/journal`.
   */
  readonly ask: (path: string, body: object, waitMs: number) => Promise<unknown>;
  /** On this machine's own printer, without the house; `refused` where it has none. */
  readonly print: (slip: Slip) => Promise<PrintOutcome>;
}

/** The cash of a machine, as the program around it knows it. */
export interface MachineCash {
  health(): Pick<MachineHealth, "acceptor" | "dispenser" | "change" | "isChangeLow">;
  /** Whether the house holds the line that this program began: before, no duty of money is taken. */
  isBeginningTold(): boolean;
  /** All duties of money that the house has now: one that is not among them any more is gone. */
  take(duties: readonly (DutyOf<"accept"> | DutyOf<"pay_out">)[]): void;
  /** Duties under way here; the house answers as soon as its list is another. */
  known(): readonly string[];
  /** False while money is in the air: no restart then. */
  mayStop(): boolean;
  /** Whatever the program asked it, the house answered or did not. */
  hearHouse(heard: "answered" | "silent"): void;
  hearDoor(door: { readonly door: "closed" | "open"; readonly isTampered: boolean }): void;
  /** For `kiosk-agent check`. */
  describe(): Promise<readonly string[]>;
  close(): Promise<void>;
}
