import type { Language } from "../../../foundation/language/index.ts";
import { handOverTexts } from "../hand-over/texts/index.ts";
import { paths, type HandOverQuery } from "../routes.ts";

/** Leads to the card of a plan, or to the one that asks for advice. */
export function HandOverLink(props: {
  readonly language: Language;
  readonly lineRef: string;
  readonly query: HandOverQuery;
  /** Said to who cannot see beside which plan the link stands. */
  readonly planName?: string;
}) {
  const { language, lineRef, query, planName } = props;
  const texts = handOverTexts[language];
  return (
    <a href={paths.handOver(language, lineRef, query)}>
      {query.wish === "advice" ? texts.adviceLink : texts.link}
      {planName === undefined ? null : <span class="sr">{` ${texts.linkFor(planName)}`}</span>}
    </a>
  );
}
