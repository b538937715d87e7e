import { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { LANGUAGES, type Language } from "../../foundation/language/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { lineById, maySee, type LineId, type Proof } from "../lines/index.ts";
import { askQuote } from "./ask-quotes.ts";
import type { QuoteRefusal, Trip } from "./quote-types.ts";

/** What a customer chose on the phone, for a clerk or a kiosk to go on from. */
export interface HandOver {
  readonly lineId: LineId;
  readonly planCode: string;
  readonly language: Language;
  readonly trip?: Trip;
}

/** Long enough for the way to a shop; a card from yesterday is made anew in a moment. */
const GOOD_HOURS = 6;
const PURPOSE = "hand-over";

export interface HandOverCard {
  /** For the QR code. It is sealed: whoever else scans it learns nothing and can do nothing. */
  readonly token: string;
  readonly goodUntil: Instant;
}

/**
 * Makes the card that a customer shows at a counter or kiosk. Who may not renew the line gets
 * none; nor does a plan that the line cannot take, which the clerk would only have to refuse.
 */
export async function makeHandOver(
  act: Act,
  wish: HandOver & { readonly proof: Proof },
): Promise<Outcome<HandOverCard, QuoteRefusal | "line_unknown" | "plan_unknown">> {
  if (!maySee(wish.proof, "renew")) return refused("line_unknown");
  const { lineId, planCode, language, trip } = wish;
  const asked = await askQuote(act, {
    ...{ lineId, planCode },
    ...(trip === undefined ? {} : { trip }),
  });
  if (!asked.ok) return asked;
  const goodUntil = addHours(act.clock.now(), GOOD_HOURS);
  const content = { lineId, planCode, language, ...(trip === undefined ? {} : { trip }) };
  const token = act.secrets.sealToken(content, { purpose: PURPOSE, expiresAt: goodUntil });
  return done({ token, goodUntil });
}

const schema = z.object({
  lineId: z.string(),
  planCode: z.string(),
  language: z.enum(LANGUAGES),
  trip: z.looseObject({}).optional(),
});

/** What a scanned card says; `hand_over_over` when its time is over, or it is none of ours. */
export async function openHandOver(
  act: Act,
  token: string,
): Promise<Outcome<HandOver, "hand_over_over">> {
  const now = act.clock.now();
  const opened = schema.safeParse(act.secrets.openToken(token.trim(), { purpose: PURPOSE, now }));
  if (!opened.success) return refused("hand_over_over", { field: "scanned" });
  const handOver = opened.data as unknown as HandOver;
  const line = await lineById(act, handOver.lineId);
  return line === undefined ? refused("hand_over_over", { field: "scanned" }) : done(handOver);
}
