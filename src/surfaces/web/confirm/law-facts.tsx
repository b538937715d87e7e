import type { Plan, Seller } from "../../../business/catalogue/index.ts";
import type { Quote } from "../../../business/renewals/index.ts";
import {
  Facts,
  showDuration,
  showInstant,
  showYen,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { confirmTexts } from "./texts/index.ts";
import { withdrawalOf } from "./withdrawal.ts";

export interface LawFactsProps {
  readonly frame: Frame;
  readonly plan: Plan;
  readonly seller: Seller;
  readonly quote: Pick<Quote, "taxYen" | "totalYen" | "taxRatePerMille" | "promiseSeconds">;
  readonly estimate?: string;
}

/** What Japanese law asks the last page before an order to say (特商法 12-6), and who sells. */
export function LawFacts(props: LawFactsProps) {
  const { frame, seller } = props;
  const { language } = frame;
  const texts = confirmTexts[language];
  return (
    <>
      <Facts items={lawItems(props)} />
      <p class="small">
        {texts.seller}: {seller.names[language]} ·{" "}
        <a href={paths.legal(language)}>{seller.legalName}</a> ·{" "}
        <a href={paths.terms(language)}>{texts.terms}</a>
      </p>
    </>
  );
}

function lawItems({ frame, quote, plan, estimate }: LawFactsProps): readonly Fact[] {
  const { language, zone } = frame;
  const texts = confirmTexts[language];
  const rate = `${quote.taxRatePerMille / 10}%`;
  const notes = [
    ...(quote.taxYen > 0 ? [texts.priceParts(showYen(quote.taxYen, language), rate)] : []),
    ...(estimate === undefined ? [] : [estimate]),
    texts.onlyOnce,
  ];
  return [
    { term: texts.quantity, detail: texts.quantityOne(plan.names[language]) },
    {
      term: texts.price,
      detail: showYen(quote.totalYen, language),
      note: notes.join(" · "),
      emphasis: "strong",
    },
    { term: texts.payment, detail: texts.payWhen },
    {
      term: texts.provision,
      detail: texts.provisionDetail(showDuration(quote.promiseSeconds, language)),
    },
    {
      term: texts.withdrawal,
      detail: withdrawalOf(plan, texts),
      note: texts.withdrawalPromise,
    },
    {
      term: texts.period,
      detail:
        plan.onSaleUntil === undefined
          ? texts.periodAlways
          : texts.periodUntil(showInstant(plan.onSaleUntil, language, zone)),
    },
  ];
}
