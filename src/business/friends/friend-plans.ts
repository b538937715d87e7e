import type { Act } from "../../foundation/act/index.ts";
import type { LineId } from "../lines/index.ts";
import { askQuotes, WARNINGS_TO_ACCEPT, type QuotedPlan } from "../renewals/index.ts";

/** What somebody else may pay for now: plans that end nothing of what the line has. */
export async function plansForFriends(
  act: Act,
  { lineId, planCode }: { readonly lineId: LineId; readonly planCode?: string },
): Promise<readonly QuotedPlan[]> {
  const quotes = await askQuotes(act, { lineId });
  if (!quotes.ok) return [];
  return quotes.value.plans.filter(({ plan, quote }) => {
    const isMeant = planCode === undefined || plan.code === planCode;
    return isMeant && quote.warnings.every(({ name }) => !isLoss(name));
  });
}

function isLoss(name: string): boolean {
  return (WARNINGS_TO_ACCEPT as readonly string[]).includes(name);
}
