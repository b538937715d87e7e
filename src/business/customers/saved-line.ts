import type { Instant } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";

/** Proofs with which a line may be saved, the strongest first; a typed number alone is none. */
export const SAVING_PROOFS = ["renewal_code", "own_connection", "number_and_digits"] as const;
export type SavedLineProof = (typeof SAVING_PROOFS)[number];

/** A line that a customer keeps. */
export interface SavedLine {
  readonly lineId: string;
  readonly proof: SavedLineProof;
  readonly nickname?: string;
  readonly savedAt: Instant;
}

export const SAVED_LINES_MAX = 50;
export const NICKNAME_CHARACTERS_MAX = 30;

/** Only the code on the card, which is a secret, makes its holder the owner of the line. */
export function isOwner(line: SavedLine): boolean {
  return line.proof === "renewal_code";
}

export function isSavingProof(proof: string): proof is SavedLineProof {
  return (SAVING_PROOFS as readonly string[]).includes(proof);
}

/** Saving again never makes a proof weaker. */
export function strongerProof(a: SavedLineProof, b: SavedLineProof): SavedLineProof {
  return SAVING_PROOFS.indexOf(a) < SAVING_PROOFS.indexOf(b) ? a : b;
}

/** A nickname as typed; nothing typed means none. */
export function readNickname(typed: string): Outcome<string | undefined, "nickname_too_long"> {
  const name = typed.slice(0, 1000).normalize("NFC").replaceAll(/\p{C}/gu, "").trim();
  if ([...name].length > NICKNAME_CHARACTERS_MAX) {
    const facts = { max: NICKNAME_CHARACTERS_MAX };
    return refused("nickname_too_long", { field: "nickname", facts });
  }
  return done(name === "" ? undefined : name);
}
