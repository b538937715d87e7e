import type { Language } from "../../../foundation/language/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import {
  Facts,
  Panel,
  showDuration,
  showInstant,
  showYen,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { withdrawalOf } from "../confirm/index.ts";
import { confirmTexts } from "../confirm/texts/index.ts";
import { paths } from "../routes.ts";
import type { ShownItem } from "./confirm.page.tsx";

/** What Japanese law asks the last page before an order to say (特商法 12-6), of all at once. */
export function TogetherLaw({ frame, items }: { frame: Frame; items: readonly ShownItem[] }) {
  const { language } = frame;
  const texts = confirmTexts[language];
  const sellers = [...new Map(items.map(({ seller }) => [seller.sellerId, seller])).values()];
  return (
    <Panel title={texts.itemsTitle}>
      <Facts items={lawItems(items, frame)} />
      {sellers.map((seller) => (
        <p class="small">
          {texts.seller}: {seller.names[language]} ·{" "}
          <a href={paths.legal(language)}>{seller.legalName}</a> ·{" "}
          <a href={paths.terms(language)}>{texts.terms}</a>
        </p>
      ))}
    </Panel>
  );
}

function lawItems(items: readonly ShownItem[], { language, zone }: Frame): readonly Fact[] {
  const texts = confirmTexts[language];
  const quotes = items.map(({ quote }) => quote);
  const sum = (of: (quote: (typeof quotes)[number]) => number) =>
    yen(quotes.reduce((total, quote) => total + of(quote), 0));
  const promiseSeconds = Math.max(...quotes.map((quote) => quote.promiseSeconds));
  const periods = items.map(({ plan: { onSaleUntil } }) =>
    onSaleUntil === undefined
      ? texts.periodAlways
      : texts.periodUntil(showInstant(onSaleUntil, language, zone)),
  );
  return [
    { term: texts.quantity, detail: each(counted(items, language)) },
    {
      term: texts.price,
      detail: showYen(
        sum(({ totalYen }) => totalYen),
        language,
      ),
      note: [...taxNotes(items, language), texts.onlyOnce].join(" · "),
      emphasis: "strong",
    },
    { term: texts.payment, detail: texts.payWhen },
    {
      term: texts.provision,
      detail: texts.provisionDetail(showDuration(promiseSeconds, language)),
    },
    {
      term: texts.withdrawal,
      detail: each(items.map(({ plan }) => withdrawalOf(plan, texts))),
      note: texts.withdrawalPromise,
    },
    { term: texts.period, detail: each(periods) },
  ];
}

function counted(items: readonly ShownItem[], language: Language): readonly string[] {
  const names = items.map(({ plan }) => plan.names[language]);
  return [...new Set(names)].map(
    (name) => `${name} × ${names.filter((other) => other === name).length}`,
  );
}

function taxNotes(items: readonly ShownItem[], language: Language): readonly string[] {
  const texts = confirmTexts[language];
  const rates = Map.groupBy(items, ({ quote }) => quote.taxRatePerMille);
  return [...rates].flatMap(([perMille, of]) => {
    const taxYen = yen(of.reduce((sum, { quote }) => sum + quote.taxYen, 0));
    return taxYen > 0 ? [texts.priceParts(showYen(taxYen, language), `${perMille / 10}%`)] : [];
  });
}

/** What is alike is said once. */
function each(said: readonly string[]) {
  return (
    <ul class="plain">
      {[...new Set(said)].map((one) => (
        <li>{one}</li>
      ))}
    </ul>
  );
}
