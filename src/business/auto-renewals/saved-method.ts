import type { Instant } from "../../foundation/clock/index.ts";
import type { SavedFace, SavedMethodId } from "../payments/index.ts";

export const SAVED_METHOD_STATES = ["asked", "saved", "failed", "forgetting", "forgotten"] as const;
export type SavedMethodState = (typeof SAVED_METHOD_STATES)[number];

/** Every legal step of a saved method, named by its event. */
export const SAVED_METHOD_STEPS = {
  "saved_method.asked": { from: [], to: "asked" },
  "saved_method.saved": { from: ["asked"], to: "saved" },
  "saved_method.failed": { from: ["asked"], to: "failed" },
  /** Of one that is still asked for: whoever asked has erased their account. */
  "saved_method.forgetting": { from: ["asked", "saved"], to: "forgetting" },
  "saved_method.forgotten": { from: ["forgetting"], to: "forgotten" },
} as const satisfies Readonly<
  Record<string, { from: readonly SavedMethodState[]; to: SavedMethodState }>
>;

/** A customer's way to pay that a provider keeps for us. */
export interface SavedMethod {
  readonly savedMethodId: SavedMethodId;
  readonly customerId: string;
  readonly provider: string;
  readonly method: string;
  readonly state: SavedMethodState;
  /** What the provider calls the asking. */
  readonly reference?: string;
  /** What its vault charges it by. */
  readonly token?: string;
  readonly face: Partial<SavedFace>;
  readonly askedAt: Instant;
  readonly savedAt?: Instant;
  readonly endedAt?: Instant;
  readonly dueAt?: Instant;
}

/** Whoever does not come back from the provider's page within this time has not agreed. */
export const SAVING_HOURS = 1;

/** Every so often the provider is asked what has become of a page, and told once more to forget. */
export const ASK_AGAIN_MINUTES = 10;
