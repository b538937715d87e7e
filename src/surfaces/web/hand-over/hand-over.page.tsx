import { maskNumber } from "../../../business/lines/index.ts";
import type { HandOver, HandOverCard, Quote } from "../../../business/renewals/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { QrPicture } from "../../documents/index.ts";
import {
  Facts,
  LANGUAGE_NAMES,
  Page,
  showInstant,
  showYen,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { allowanceText, durationText, endText, startText } from "../../words/index.ts";
import { confirmTexts } from "../confirm/texts/index.ts";
import { phrasesTexts } from "../phrases/index.ts";
import { tripQuery, type TripInput } from "../plans/index.ts";
import { paths } from "../routes.ts";
import { handOverTexts, type Request } from "./texts/index.ts";

export interface HandOverPageProps {
  readonly frame: Frame;
  readonly sheetUrl: string;
  readonly ref: string;
  readonly card: HandOverCard;
  readonly wish: HandOver["wish"];
  readonly trip: TripInput;
}

const REQUESTS: Readonly<Record<Exclude<Quote["mode"], "none">, Request>> = {
  start_now: "renew",
  replace: "renew",
  extend: "extend",
  stack: "add",
  queue_on_expiry: "after",
  queue_on_expiry_or_depletion: "after",
  refill_today: "refill",
};

/** The card: a code for the clerk's scanner, and what it says in Japanese and in one's own words. */
export function HandOverPage(props: HandOverPageProps) {
  const { frame, card, sheetUrl } = props;
  const { language } = frame;
  const texts = handOverTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      layout="wide"
      sheetUrl={sheetUrl}
      isPrivate
    >
      <div class="panel panel-strong handed">
        <QrPicture text={card.token} label={texts.qr} size="large" />
        <Words {...props} language="ja" />
        {language === "ja" ? null : <Words {...props} language={language} />}
      </div>
      <p class="small no-print">
        {texts.keep} {texts.privacy}
      </p>
      <Onward {...props} />
    </Page>
  );
}

function Words(props: HandOverPageProps & { readonly language: Language }) {
  const { card, wish, language } = props;
  const texts = handOverTexts[language];
  return (
    <section lang={language}>
      <p class="handed-say">{sentenceOf(props)}</p>
      {wish === "advice" && card.quoted !== undefined ? (
        <p class="small">
          {texts.looked}: {card.quoted.plan.names[language]}
        </p>
      ) : null}
      <Facts layout="close" items={factsOf(props)} />
      <p class="small soft">{texts.scan}</p>
    </section>
  );
}

function sentenceOf({ card, wish, language }: HandOverPageProps & { language: Language }): string {
  const texts = handOverTexts[language];
  const { quoted } = card;
  if (wish === "advice" || quoted === undefined || quoted.quote.mode === "none") {
    return texts.advice;
  }
  return texts.requests[REQUESTS[quoted.quote.mode]](quoted.plan.names[language]);
}

// Japan's clock alone in both languages: it is the shop's, and the two sides must read alike.
function factsOf(props: HandOverPageProps & { readonly language: Language }): readonly Fact[] {
  const { card, trip, wish, language, frame } = props;
  const texts = handOverTexts[language];
  const { line, goodUntil, quoted } = card;
  return [
    ...(quoted === undefined || wish === "advice"
      ? []
      : planFacts(quoted, { goodUntil, language })),
    ...(trip.trip === undefined
      ? []
      : [{ term: texts.leaves, detail: showInstant(trip.trip.leavesAt, language) }]),
    { term: texts.line, detail: maskNumber(line.msisdn ?? line.iccid) },
    { term: texts.reads, detail: LANGUAGE_NAMES[frame.language] },
    { term: texts.goodUntil, detail: showInstant(goodUntil, language) },
  ];
}

function planFacts(
  { plan, quote }: NonNullable<HandOverCard["quoted"]>,
  of: { readonly goodUntil: Instant; readonly language: Language },
): readonly Fact[] {
  const { language } = of;
  const texts = handOverTexts[language];
  const { duration } = plan.terms;
  const allowance = `${allowanceText(plan.terms, language)} · ${durationText(duration, language)}`;
  const { ifPaidBy } = confirmTexts[language];
  return [
    { term: texts.price, detail: showYen(quote.totalYen, language), emphasis: "strong" },
    { term: texts.plan, detail: allowance },
    { term: texts.starts, detail: startText(quote, language) },
    {
      term: texts.ends,
      detail: endText(quote.ends, { duration, language }),
      // Until it is shown, midnight may come, or a price change.
      ...(quote.goodUntil < of.goodUntil
        ? { note: ifPaidBy(showInstant(quote.goodUntil, language)) }
        : {}),
    },
  ];
}

function Onward({ frame, ref, card, wish, trip }: HandOverPageProps) {
  const { language } = frame;
  const texts = handOverTexts[language];
  const plan = card.quoted?.plan;
  const query = tripQuery(trip);
  const chosen = plan === undefined ? {} : { plan: plan.code };
  const advice = paths.handOver(language, ref, { ...query, ...chosen, wish: "advice" });
  return (
    <ul class="plain no-print">
      {wish === "renew" ? (
        <li>
          <a href={advice}>{texts.adviceLink}</a>
        </li>
      ) : null}
      {wish === "advice" && plan !== undefined ? (
        <li>
          <a href={paths.handOver(language, ref, { ...query, ...chosen })}>
            {texts.toPlan(plan.names[language])}
          </a>
        </li>
      ) : null}
      <li>
        <a href={paths.plans(language, ref, query)}>{texts.changePlan}</a>
      </li>
      <li>
        <a href={paths.points(language)}>{texts.points}</a>
      </li>
      <li>
        <a href={paths.phrases(language)}>{phrasesTexts[language].link}</a>
      </li>
    </ul>
  );
}
