import { LANGUAGE_NAMES, Moment, Notice } from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { HandedCard } from "./handed-card.ts";
import type { LinePageProps } from "./line.page.tsx";

/** What the customer's card asks for; with the board of sentences in the customer's language. */
export function CardNotice(props: LinePageProps & { readonly card: HandedCard }) {
  const { texts, language, quotes, card } = props;
  const words = texts.handOver;
  const looked = [...quotes.plans, ...quotes.refused].find(
    ({ plan }) => plan.code === card.planCode,
  );
  return (
    <Notice title={words[card.wish]}>
      {looked === undefined ? null : (
        <p>
          {words.looked}: {looked.plan.names[language]}
        </p>
      )}
      {card.trip === undefined ? null : (
        <p>
          {texts.visit.card.leaves}: <Moment at={card.trip.leavesAt} language={language} />
        </p>
      )}
      <p>
        {texts.visit.card.reads}: {LANGUAGE_NAMES[card.language]} ·{" "}
        <a href={paths.phrases(card.language)}>{words.phrases}</a>
      </p>
    </Notice>
  );
}
