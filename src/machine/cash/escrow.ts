/**
 * Where a note in front of the stacker stands. `unsure`: the validator was off, or says that nothing
 * is there, and nothing told where the note went. `presumed`: none is there; the last one was taken
 * for stacked, and the validator may still tell of it.
 */
export type EscrowState = "empty" | "asking" | "stacking" | "handing_back" | "unsure" | "presumed";

/** Whether another note may come. */
export function isFree(state: EscrowState): boolean {
  return state === "empty" || state === "presumed";
}

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
  /** Nothing told in time where it went: see `endOfUntold`. */
  | "presumed_stacked"
  | "presumed_back";

export type EscrowDoing =
  | "write_escrowed"
  | "write_stacked"
  | "write_handed_back"
  /** As `endOfUntold` has it. */
  | "write_by_rule"
  | "ask_house"
  /** Written down before the command is sent. */
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
    presumed_stacked: { next: "presumed", does: ["write_by_rule"] },
    presumed_back: { next: "empty", does: ["write_by_rule"] },
  },
  presumed: {
    escrowed: { next: "asking", does: ["write_escrowed", "ask_house"] },
    // The same note, told of late: it is ours once.
    stacked: { next: "empty", does: [] },
    handed_back: { next: "empty", does: ["write_handed_back"] },
  },
};

export function stepOfEscrow(state: EscrowState, event: EscrowEvent): EscrowStep {
  return STEPS[state][event] ?? { next: state, does: [] };
}

/** What is known of a note whose end nobody told. */
export interface UntoldNote {
  /** The journal says that it was sent to the stacker. */
  readonly isSent: boolean;
  /** By the validator's own count, where it keeps one that outlives power. */
  readonly countSays: "stacked" | "not_stacked" | "nothing";
  readonly atPowerUp: "hands_back" | "stacks";
}

export type UntoldEnd = "stacked" | "presumed_stacked" | "handed_back";

/**
 * How a note ended of which the validator told nothing and which lies in escrow no more. One that
 * was sent and may lie in the stacker is its customer's credit: whoever paid must not lose it, and
 * the next count says whether the house did.
 */
export function endOfUntold({ isSent, countSays, atPowerUp }: UntoldNote): UntoldEnd {
  if (countSays === "stacked") return "stacked";
  if (countSays === "not_stacked") return "handed_back";
  return isSent || atPowerUp === "stacks" ? "presumed_stacked" : "handed_back";
}
