import type { AutoRefusal, AutoWish } from "../../../business/auto-renewals/index.ts";
import type { CustomerId } from "../../../business/customers/index.ts";
import type { LineId } from "../../../business/lines/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { autoTexts, type AutoTrouble } from "./texts/index.ts";

/** What somebody typed; goes from the form through the provider's page to the agreement. */
export interface AutoForm {
  readonly plan: string;
  readonly trigger: string;
  readonly ceiling: string;
  readonly until: string;
  /** `saved:<id>` or `new:<provider>:<method>`. */
  readonly method: string;
}

export function autoFormIn(input: FormInput): AutoForm {
  return {
    plan: input.text("plan").slice(0, 80),
    trigger: input.text("trigger").slice(0, 20),
    ceiling: input
      .text("ceiling")
      .normalize("NFKC")
      .replaceAll(/[,\s¥円]/gu, "")
      .slice(0, 9),
    until: input.text("until").slice(0, 10),
    method: input.text("method").slice(0, 120),
  };
}

export function wishOf(
  form: AutoForm,
  of: { readonly lineId: LineId; readonly customerId: CustomerId },
): AutoWish {
  const { plan: planCode, trigger, until } = form;
  const ceilingYen = /^\d{1,9}$/.test(form.ceiling) ? Number(form.ceiling) : 0;
  return { ...of, planCode, trigger, until, ceilingYen };
}

const FIELDS: Partial<Readonly<Record<AutoTrouble, keyof AutoForm>>> = {
  plan_unfit: "plan",
  trigger_unfit: "trigger",
  ceiling_too_low: "ceiling",
  ceiling_too_high: "ceiling",
  until_unfit: "until",
};

/** What is wrong with a form, at the field that it is about. */
export function autoErrors(trouble: AutoTrouble | AutoRefusal, language: Language): FieldError[] {
  const field = FIELDS[trouble] ?? "method";
  return [{ field, message: autoTexts[language].trouble[trouble] }];
}
