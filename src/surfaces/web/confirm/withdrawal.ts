import type { Plan } from "../../../business/catalogue/index.ts";
import { toldRule } from "../../../business/renewals/index.ts";
import type { ConfirmTexts } from "./texts/index.ts";

/** What comes back of the price and until when, as the plan's rule does it. */
export function withdrawalOf({ terms }: Plan, texts: ConfirmTexts): string {
  const { kind, givesBackUnused } = toldRule(terms);
  const rule = texts.withdrawalRules[kind];
  return givesBackUnused ? `${rule} ${texts.withdrawalUnused}` : rule;
}
