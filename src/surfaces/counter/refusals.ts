import { yen } from "../../foundation/money/index.ts";
import type { Refused } from "../../foundation/outcome/index.ts";
import { showDuration, showYen, type FieldError } from "../html/index.ts";
import { counterTexts, type CounterTexts, type StaffLanguage } from "./staff-texts/index.ts";

type Word = Exclude<keyof CounterTexts["refusals"], WithFact>;
type WithFact = "too_many_tries" | "log_in_locked" | "cash_short" | "cash_absurd";

/** What a refusal of people and tills means for whoever sent the form. */
export function refusalText(
  { refusal, facts = {} }: Refused<Word | WithFact>,
  language: StaffLanguage,
): string {
  const texts = counterTexts[language].refusals;
  const wait = Number(facts["retryAfterSeconds"] ?? facts["waitSeconds"] ?? 60);
  const sum = (name: string) => showYen(yen(Number(facts[name] ?? 0)), language);
  switch (refusal) {
    case "too_many_tries":
    case "log_in_locked":
      return texts[refusal](showDuration(wait, language));
    case "cash_short":
      return texts.cash_short(sum("missingYen"));
    case "cash_absurd":
      return texts.cash_absurd(sum("changeYen"));
    default:
      return texts[refusal];
  }
}

/** The same, at its field. */
export function errorOf(
  refused: Refused<Word | WithFact>,
  of: { readonly field: string; readonly language: StaffLanguage },
): FieldError {
  return { field: refused.field ?? of.field, message: refusalText(refused, of.language) };
}
