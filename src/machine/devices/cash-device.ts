import type { DenominationYen } from "../../foundation/kiosk-wire/index.ts";
import type { Device, PartLook } from "./device.ts";

/**
 * What an acceptor tells. `escrowed` waits for `end`; `stacked` is ours, whether we asked for it or
 * not; `handed_back` left the escrow on the customer's side. `began`: the first that is heard of it.
 * `restarted`: it was without power, and
 * what lay in escrow may have gone either way. `lost`: more happened than it remembers.
 */
export type AcceptorHappening =
  | { readonly kind: "escrowed" | "stacked"; readonly denominationYen: DenominationYen }
  | { readonly kind: "began" | "handed_back" | "restarted" }
  | { readonly kind: "lost" | "tampered" | "refused"; readonly detail: string };

/** `mark`: where the acceptor's own numbering stands with it; opened with it, it goes on after. */
export interface AcceptorEvent {
  readonly happening: AcceptorHappening;
  readonly mark: string;
}

export interface AcceptorLook extends PartLook {
  readonly isFull: boolean;
}

/** Takes in notes or coins. Nothing comes in until it is told what may. */
export interface AcceptorDevice extends Device<AcceptorLook, AcceptorEvent> {
  readonly kind: "acceptor";
  /**
   * `hear` has written down what it is told when it returns. `from` is the mark of the last event
   * that was written down; without it nothing of before is told.
   */
  open(hear: (event: AcceptorEvent) => void, from?: string): void;
  /** What may come in from now on; kept to after a restart of the part. Nothing: `[]`. */
  letIn(denominationsYen: readonly number[]): void;
  /** `under_way`: an event will tell; `nothing_there`: nothing lies in escrow. */
  end(way: "stack" | "hand_back"): Promise<"under_way" | "nothing_there" | "failed">;
  /**
   * Pieces that got to the stacker in its life, by a count of its own that outlives power.
   * `uncounted`: it keeps none; `unheard`: it did not answer.
   */
  countedIn(): Promise<number | "uncounted" | "unheard">;
  /** Pieces from one such count to a later one: a count begins anew when its digits are used up. */
  between(before: number, after: number): number;
}

/** Gives out pieces of one denomination. */
export interface DispenserDevice extends Device {
  readonly kind: "dispenser";
  readonly denominationYen: DenominationYen;
  /**
   * Pieces given out in its life, by a count of its own that outlives power; once its motor stands.
   * Undefined while it cannot be asked.
   */
  countedOut(): Promise<number | undefined>;
  /** Pieces from one such count to a later one: a count begins anew when its digits are used up. */
  between(before: number, after: number): number;
  /**
   * Never more than `pieces`; `each` hears how many are out so far. Ends when the motor stands.
   * `unheard`: it did not turn, as the question was lost. `unknown`: only the count tells.
   */
  dispense(
    pieces: number,
    each: (out: number) => void,
  ): Promise<"complete" | "short" | "unheard" | "unknown">;
}
