/**
 * Where a note in front of the stacker stands. `unsure`: the validator was off, or says that nothing
 * is there, and nothing told where the note went.
 */
export type EscrowState = "empty" | "asking" | "stacking" | "handing_back" | "unsure";

export type EscrowEvent =
  | "escrowed"
  /** The house's answer, or that there was none in time. */
  | "may"
  | "may_not"
  /** The duty is gone, its time is over, somebody opened the door. */
  | "closed"
  | "stacked"
  | "handed_back"
  | "nothing_there"
  | "restarted"
  /** Sent to the stacker, and nothing told in time that it got there. */
  | "overdue"
  /** Nothing told in time where it went. */
  | "waited";

export type EscrowDoing =
  | "write_escrowed"
  | "write_stacked"
  | "write_handed_back"
  /** As the validator's manual says that it does at power-up. */
  | "write_by_rule"
  | "ask_house"
  | "stack"
  | "hand_back";

export interface EscrowStep {
  readonly next: EscrowState;
  readonly does: readonly EscrowDoing[];
}

const ENDS = {
  stacked: { next: "empty", does: ["write_stacked"] },
  handed_back: { next: "empty", does: ["write_handed_back"] },
} as const satisfies Partial<Record<EscrowEvent, EscrowStep>>;

const BACK = { next: "handing_back", does: ["hand_back"] } as const;
const LOOK = { next: "unsure", does: ["hand_back"] } as const;
/** Another one is there, so the one before is not. */
const NEXT_ONE = {
  next: "asking",
  does: ["write_by_rule", "write_escrowed", "ask_house"],
} as const;

/** Every legal step; whatever is not here changes nothing. What is written, is written first. */
const STEPS: Readonly<Record<EscrowState, Partial<Record<EscrowEvent, EscrowStep>>>> = {
  empty: {
    escrowed: { next: "asking", does: ["write_escrowed", "ask_house"] },
    stacked: { next: "empty", does: ["write_stacked"] },
  },
  asking: {
    ...ENDS,
    may: { next: "stacking", does: ["stack"] },
    may_not: BACK,
    closed: BACK,
    escrowed: NEXT_ONE,
    restarted: LOOK,
  },
  stacking: {
    ...ENDS,
    escrowed: NEXT_ONE,
    nothing_there: { next: "unsure", does: [] },
    restarted: LOOK,
    // Not sent again: by now another note may lie there, that the house was not asked about.
    overdue: BACK,
  },
  handing_back: {
    ...ENDS,
    escrowed: NEXT_ONE,
    nothing_there: { next: "unsure", does: [] },
    restarted: LOOK,
  },
  unsure: {
    ...ENDS,
    escrowed: NEXT_ONE,
    waited: { next: "empty", does: ["write_by_rule"] },
  },
};

export function stepOfEscrow(state: EscrowState, event: EscrowEvent): EscrowStep {
  return STEPS[state][event] ?? { next: state, does: [] };
}
