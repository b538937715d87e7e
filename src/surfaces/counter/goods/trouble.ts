import { showYen, type FieldError } from "../../html/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import type { KeepRefusal } from "../../../business/agents/index.ts";
import type { HandedRefusal } from "../sale/index.ts";
import { errorOf } from "../refusals.ts";
import { counterTexts, type CounterTexts, type StaffLanguage } from "../staff-texts/index.ts";

export type GoodsRefusal = keyof CounterTexts["goods"]["errors"] | KeepRefusal | HandedRefusal;

const OF_CASH = ["till_closed", "agent_credit_exhausted", "agent_stopped"];

/** What is wrong with a sale of goods, at its field. */
export function goodsError(told: Refused<GoodsRefusal>, language: StaffLanguage): FieldError {
  const texts = counterTexts[language];
  const { refusal } = told;
  switch (refusal) {
    case "cash_unreadable":
    case "cash_short":
    case "cash_absurd":
      return errorOf({ ...told, refusal }, { field: "handed", language });
    case "agent_stopped":
      return { field: "handed", message: texts.agent.errors.agent_stopped };
    case "agent_credit_exhausted": {
      const left = showYen(yen(Number(told.facts?.["leftYen"] ?? 0)), language);
      return { field: "handed", message: texts.agent.errors.agent_credit_exhausted(left) };
    }
    default: {
      const field = OF_CASH.includes(refusal) ? "handed" : "serial";
      return { field, message: texts.goods.errors[refusal] };
    }
  }
}
