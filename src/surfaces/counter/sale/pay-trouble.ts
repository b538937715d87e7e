import { instant } from "../../../foundation/clock/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { showDuration, showLastMinute, showYen, type FieldError } from "../../html/index.ts";
import { errorOf } from "../refusals.ts";
import { counterTexts, type StaffLanguage } from "../staff-texts/index.ts";
import type { HandedRefusal } from "./tender.ts";
import type { ToldRefusal } from "./take-payment.ts";

type Told = ToldRefusal | Refused<"tender_twice" | HandedRefusal>;

/** What is wrong with what was held out, at its field. */
export function payError(told: Told, language: StaffLanguage): FieldError {
  const { refusal } = told;
  const words = counterTexts[language].pay.errors;
  const field = told.field ?? "handed";
  switch (refusal) {
    case "cash_unreadable":
    case "cash_short":
    case "cash_absurd":
    case "till_closed":
    case "too_many_tries":
      return errorOf({ ...told, refusal }, { field: "handed", language });
    case "agent_stopped":
      return { field, message: counterTexts[language].agent.errors.agent_stopped };
    case "agent_credit_exhausted": {
      const left = showYen(yen(Number(told.facts?.["leftYen"] ?? 0)), language);
      return { field, message: counterTexts[language].agent.errors.agent_credit_exhausted(left) };
    }
    case "tender_twice":
    case "reader_none":
    case "amount_not_taken":
      return { field, message: words[refusal] };
    default:
      return { field: "pin", message: pinMessage({ ...told, refusal }, language) };
  }
}

function pinMessage(
  { refusal, facts = {} }: Refused<Extract<Told["refusal"], `pin_${string}`>>,
  language: StaffLanguage,
): string {
  const words = counterTexts[language].pay.errors;
  const left = Number(facts["triesLeft"] ?? 0);
  const more = left > 0 ? ` ${words.triesLeft(left)}` : "";
  switch (refusal) {
    case "pin_locked":
      return words.pin_locked(showDuration(Number(facts["retryAfterSeconds"]), language));
    case "pin_expired":
      return words.pin_expired(showLastMinute(instant(String(facts["expiresAt"])), language));
    case "pin_worth_other":
      return words.pin_worth_other(showYen(yen(Number(facts["faceYen"])), language));
    case "pin_for_other_plan":
      return words.pin_for_other_plan(String(facts["plans"]));
    default:
      return words[refusal] + more;
  }
}
