import type { Trigger } from "../../../business/auto-renewals/index.ts";
import type { PlanTerms } from "../../../business/catalogue/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { autoTexts, type AutoTexts } from "./texts/index.ts";

export function triggerText(trigger: Trigger, language: Language): string {
  const texts = autoTexts[language];
  return trigger.kind === "data"
    ? texts.byData(trigger.perCentLeft)
    : texts.byTime(trigger.hoursBefore);
}

/** What becomes of the plan that runs while this one is bought. */
export function presentText({ renewalTable }: PlanTerms, texts: AutoTexts): string {
  switch (renewalTable.active.mode) {
    case "extend":
      return texts.modes.extends;
    case "stack":
      return texts.modes.beside;
    case "queue_on_expiry":
    case "queue_on_expiry_or_depletion":
      return texts.modes.waits;
    case "start_now":
    case "replace":
    case "refill_today":
    case "none":
      return texts.modes.begins;
  }
}
