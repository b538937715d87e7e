import { z } from "zod";
import { maySee } from "../../business/lines/index.ts";
import {
  askQuotes,
  WARNINGS_TO_ACCEPT,
  type Moment,
  type Quote,
  type QuotedPlan,
  type Trip,
} from "../../business/renewals/index.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  allowanceText,
  durationText,
  endText,
  startText,
  warningText,
  wordTexts,
} from "../words/index.ts";
import type { AtKiosk } from "./ground.ts";
import { openLine } from "./line-key.ts";
import { waysFor, type WayAtKiosk } from "./ways.ts";

export interface QuoteView {
  readonly plan: string;
  readonly name: string;
  readonly allowance: string;
  readonly duration: string;
  readonly totalYen: Yen;
  readonly taxYen: Yen;
  readonly starts: Moment;
  readonly startsText: string;
  readonly ends: Moment;
  readonly endsText: string;
  readonly isBest: boolean;
  readonly warnings: readonly {
    readonly name: string;
    readonly text: string;
    /** Its name must come with the order. */
    readonly isToAccept: boolean;
  }[];
  readonly ways: readonly WayAtKiosk[];
  /** What was shown, to come back with the order. */
  readonly shown: string;
}

export interface QuotesView {
  readonly plans: readonly QuoteView[];
  readonly refused: readonly {
    readonly plan: string;
    readonly name: string;
    readonly why: string;
  }[];
}

/** What every plan would give this line if it were paid for now, the best fit first. */
export async function showQuotes(
  at: AtKiosk,
  wish: { readonly line: string; readonly trip?: Trip | undefined },
): Promise<Outcome<QuotesView, "line_over" | "line_unknown">> {
  const opened = openLine(at, wish.line);
  if (!opened.ok) return opened;
  const { lineId, proof } = opened.value;
  if (!maySee(proof, "renew")) return refused("line_unknown", { field: "line" });
  const trip = wish.trip === undefined ? {} : { trip: wish.trip };
  const asked = await askQuotes(at.act, { lineId, ...trip });
  if (!asked.ok) return asked;
  const { language } = at.act;
  return done({
    plans: await Promise.all(asked.value.plans.map(async (one) => quoteView(at, one))),
    refused: asked.value.refused.map(({ plan, refusal }) => ({
      plan: plan.code,
      name: plan.names[language],
      why: wordTexts[language].refusals[refusal],
    })),
  });
}

async function quoteView(at: AtKiosk, { plan, quote, fit }: QuotedPlan): Promise<QuoteView> {
  const { language } = at.act;
  const { duration } = plan.terms;
  const { totalYen, taxYen, starts, ends, warnings } = quote;
  return {
    ...{ plan: plan.code, name: plan.names[language], totalYen, taxYen, starts, ends },
    allowance: allowanceText(plan.terms, language),
    duration: durationText(duration, language),
    startsText: startText(quote, language),
    endsText: endText(ends, { duration, language }),
    isBest: fit.isBest,
    warnings: warnings.map((warning) => ({
      name: warning.name,
      text: warningText(warning, language),
      isToAccept: (WARNINGS_TO_ACCEPT as readonly string[]).includes(warning.name),
    })),
    ways: await waysFor(at, { totalYen, sellerId: plan.sellerId }),
    shown: sealShown(at, quote),
  };
}

const PURPOSE = "kiosk quote";
const SHOWN_MINUTES = 15;

const schema = z.object({
  totalYen: z.number(),
  mode: z.string(),
  starts: z.object({ kind: z.string() }).loose(),
  ends: z.object({ kind: z.string() }).loose(),
});

function sealShown({ act }: AtKiosk, { totalYen, mode, starts, ends }: Quote): string {
  const expiresAt = addMinutes(act.clock.now(), SHOWN_MINUTES);
  return act.secrets.sealToken({ totalYen, mode, starts, ends }, { purpose: PURPOSE, expiresAt });
}

/** Undefined when it is too old, or nothing that was shown here. */
export function openShown({ act }: AtKiosk, token: string) {
  const now = act.clock.now();
  const shown = schema.safeParse(act.secrets.openToken(token, { purpose: PURPOSE, now }));
  return shown.success
    ? (shown.data as unknown as Pick<Quote, "totalYen" | "mode" | "starts" | "ends">)
    : undefined;
}
