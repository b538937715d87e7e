import { findOwnedLine } from "../../business/esims/index.ts";
import {
  maskNumber,
  readTyped,
  type FindLineRefusal,
  type FoundLine,
} from "../../business/lines/index.ts";
import { openHandOver, type Trip } from "../../business/renewals/index.ts";
import { takeTurn } from "../../foundation/limits/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";
import { sealLine } from "./line-key.ts";

export interface ShownWish {
  /** As the scanner read it, or as it was typed. */
  readonly typed: string;
  readonly second?: string;
}

export type FoundShown =
  | {
      readonly kind: "line";
      /** Names the line from here on. */
      readonly line: string;
      /** Of a hand-over card: what was chosen on the phone, so far. */
      readonly plan?: string;
      readonly trip?: Trip;
      readonly language?: string;
    }
  /** A printed number alone says nothing, known or unknown: one thing more is asked. */
  | ({ readonly kind: "needs_second"; readonly echo: string } & Pick<
      Extract<FoundLine, { kind: "needs_second" }>,
      "typedKind" | "digitsOf" | "warnings"
    >);

type FindShownRefusal = Exclude<FindLineRefusal, "hand_over_card"> | "hand_over_over";

// A machine serves one customer at a time; who tries more than this guesses.
const TRIES = { perWindow: 60, windowSeconds: 600 } as const;

// A card's token without its address.
const CARD_ALONE = /^[\w-]{60,}$/;

/** Whatever was held to the scanner or typed: a code, a number, an LPA code or a hand-over card. */
export async function findShown(
  at: AtKiosk,
  { typed, second }: ShownWish,
): Promise<Outcome<FoundShown, FindShownRefusal>> {
  const { act, device, address } = at;
  const turn = await takeTurn(act, [{ key: `kiosk:find:${device.deviceId}`, ...TRIES }]);
  if (!turn.ok) return turn;
  const read = readTyped(typed);
  if (read.kind === "hand_over") return findCard(at, read.value);
  if (read.kind === "unreadable" && CARD_ALONE.test(typed)) return findCard(at, typed);
  const found = await findOwnedLine(act, {
    typed,
    address,
    device: device.deviceId,
    ...(second === undefined ? {} : { second }),
  });
  if (!found.ok) {
    const { refusal } = found;
    return refusal === "hand_over_card" ? refused("unreadable") : { ...found, refusal };
  }
  if (found.value.kind === "known") {
    return done({ kind: "line", line: sealLine(at, found.value) });
  }
  const { kind, typedKind, digitsOf, warnings } = found.value;
  return done({ kind, echo: maskNumber(read.value), typedKind, digitsOf, warnings });
}

/** Whoever made the card could renew the line; whoever shows it can do that, and no more. */
async function findCard(
  at: AtKiosk,
  token: string,
): Promise<Outcome<FoundShown, "hand_over_over">> {
  const card = await openHandOver(at.act, token);
  if (!card.ok) return refused("hand_over_over", { field: "typed" });
  const { lineId, planCode, language, trip } = card.value;
  return done({
    kind: "line",
    line: sealLine(at, { lineId, proof: "number_and_digits" }),
    language,
    ...(planCode === undefined ? {} : { plan: planCode }),
    ...(trip === undefined ? {} : { trip }),
  });
}
