import type { TenderRefusal } from "../../../business/pins/index.ts";
import type { Order } from "../../../business/renewals/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { showDuration, showLastMinute, showYen } from "../../html/index.ts";
import { pinTexts } from "./texts/index.ts";

export interface Reader {
  readonly language: Language;
  readonly zone?: string;
}

type Facts = Readonly<Record<string, string | number>>;

/** Plans by their code, as the reader knows them. */
export type PlanNames = ReadonlyMap<string, { readonly name: string; readonly totalYen: number }>;

/** What a refused PIN says at its field. */
export function pinTrouble(
  why: TenderRefusal,
  of: {
    readonly reader: Reader;
    readonly order: Pick<Order, "renewal">;
    readonly plans: PlanNames;
    readonly facts: Facts;
  },
): string {
  const { language } = of.reader;
  const texts = pinTexts[language];
  const left = of.facts["triesLeft"];
  const sentences = [
    messageOf(why, of),
    ...(typeof left === "number" && left > 0 ? [texts.triesLeft(left)] : []),
  ];
  return sentences.join(language === "en" || language === "ko" ? " " : "");
}

function messageOf(why: TenderRefusal, of: Parameters<typeof pinTrouble>[1]): string {
  const { facts, plans, order } = of;
  const { language, zone } = of.reader;
  const texts = pinTexts[language];
  const namesOf = (codes: readonly string[]) =>
    codes.map((code) => plans.get(code)?.name ?? code).join(texts.between);
  switch (why) {
    case "pin_unreadable": {
      const digits = Number(facts["digits"] ?? 0);
      return digits === 0 ? texts.empty : texts.unreadable(digits);
    }
    case "pin_mistyped":
      return texts.mistyped;
    case "pin_not_valid":
      return texts.notValid;
    case "pin_used":
      return texts.used;
    case "pin_expired":
      return texts.expired(showLastMinute(instant(String(facts["expiresAt"])), language, zone));
    case "pin_of_other_seller":
      return texts.otherSeller;
    case "pin_for_other_plan":
      return texts.otherPlan(namesOf(String(facts["plans"]).split(",")));
    case "pin_worth_other": {
      const face = Number(facts["faceYen"]);
      const same = [...plans].filter(([, plan]) => plan.totalYen === face).map(([code]) => code);
      const price = showYen(order.renewal.totalYen, language);
      const said = texts.worthOther(showYen(yen(face), language), price);
      if (same.length === 0) return said;
      return [said, texts.plansAtFace(namesOf(same))].join(
        language === "en" || language === "ko" ? " " : "",
      );
    }
    case "pin_locked":
      return texts.locked(showDuration(Number(facts["retryAfterSeconds"]), language));
  }
}
