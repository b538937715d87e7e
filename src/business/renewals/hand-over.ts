import type { Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Plan } from "../catalogue/index.ts";
import { lineById, maySee, type Line, type LineId, type Proof } from "../lines/index.ts";
import { askQuote } from "./ask-quotes.ts";
import { packHandOver, unpackHandOver } from "./pack-hand-over.ts";
import type { Quote, QuoteRefusal, Trip } from "./quote-types.ts";

interface Handed {
  readonly lineId: LineId;
  readonly language: Language;
  readonly trip?: Trip;
}

/**
 * What a customer wishes, for a clerk or a kiosk to go on from: this plan, or advice, with the
 * plan that was looked at last.
 */
export type HandOver = Handed &
  (
    | { readonly wish: "renew"; readonly planCode: string }
    | { readonly wish: "advice"; readonly planCode?: string }
  );

/** Long enough for the way to a shop; a card from yesterday is made anew in a moment. */
const GOOD_HOURS = 6;
const PURPOSE = "hand-over";

export interface HandOverCard {
  /** For the QR code. It is sealed: whoever else scans it learns nothing and can do nothing. */
  readonly token: string;
  readonly goodUntil: Instant;
  readonly line: Line;
  /** As the plan would be if it were paid for now; absent when none was chosen. */
  readonly quoted?: { readonly plan: Plan; readonly quote: Quote };
}

/**
 * Makes the card that a customer shows at a counter or kiosk. Who may not renew the line gets
 * none; nor does a plan that the line cannot take, which the clerk would only have to refuse.
 */
export async function makeHandOver(
  act: Act,
  wish: { readonly proof: Proof } & Handed &
    (
      | { readonly wish?: "renew"; readonly planCode: string }
      | { readonly wish: "advice"; readonly planCode?: string }
    ),
): Promise<Outcome<HandOverCard, QuoteRefusal | "line_unknown" | "plan_unknown">> {
  if (!maySee(wish.proof, "renew")) return refused("line_unknown");
  const { lineId, planCode, language, trip } = wish;
  const handed = { lineId, language, ...(trip === undefined ? {} : { trip }) };
  if (planCode === undefined) {
    const line = await lineById(act, lineId);
    return line === undefined
      ? refused("line_unknown")
      : done({ ...sealed(act, { ...handed, wish: "advice" }), line });
  }
  const asked = await askQuote(act, {
    ...{ lineId, planCode },
    ...(trip === undefined ? {} : { trip }),
  });
  if (!asked.ok) return asked;
  const { line, plan, quote } = asked.value;
  const card = sealed(act, { ...handed, wish: wish.wish ?? "renew", planCode });
  return done({ ...card, line, quoted: { plan, quote } });
}

function sealed(act: Act, handOver: HandOver): Pick<HandOverCard, "token" | "goodUntil"> {
  const goodUntil = addHours(act.clock.now(), GOOD_HOURS);
  const options = { purpose: PURPOSE, expiresAt: goodUntil };
  return { token: act.secrets.sealToken(packHandOver(handOver), options), goodUntil };
}

/** What a scanned card says; `hand_over_over` when its time is over, or it is none of ours. */
export async function openHandOver(
  act: Act,
  token: string,
): Promise<Outcome<HandOver, "hand_over_over">> {
  const now = act.clock.now();
  const opened = unpackHandOver(act.secrets.openToken(token.trim(), { purpose: PURPOSE, now }));
  if (opened === undefined) return refused("hand_over_over", { field: "scanned" });
  const line = await lineById(act, opened.lineId);
  return line === undefined ? refused("hand_over_over", { field: "scanned" }) : done(opened);
}
