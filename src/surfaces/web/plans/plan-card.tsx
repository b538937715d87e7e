import type { ExchangeRate } from "../../../business/catalogue/index.ts";
import type { QuotedPlan } from "../../../business/renewals/index.ts";
import {
  ButtonLink,
  Notice,
  showBytes,
  showYen,
  Tag,
  together,
  type Frame,
} from "../../html/index.ts";
import { paths, type ConfirmQuery } from "../routes.ts";
import {
  allowanceText,
  durationText,
  endText,
  startText,
  warningText,
  wordTexts,
} from "../../words/index.ts";
import { estimateText } from "./estimate.ts";
import { HandOverLink } from "./hand-over-link.tsx";
import { plansTexts } from "./texts/index.ts";

export interface PlanCardProps {
  readonly quoted: QuotedPlan;
  readonly frame: Frame;
  readonly lineRef: string;
  /** The trip and this plan, for the next page. */
  readonly query: ConfirmQuery;
  readonly rate: ExchangeRate | undefined;
}

/** One plan to choose: what it costs and until when it lasts, to be seen at a glance. */
export function PlanCard({ quoted, frame, lineRef, query, rate }: PlanCardProps) {
  const { plan, quote, fit } = quoted;
  const { language, zone } = frame;
  const texts = plansTexts[language];
  const words = wordTexts[language];
  const name = plan.names[language];
  const estimate = estimateText(quote.totalYen, rate, language);
  return (
    <section class={fit.isBest ? "panel panel-strong offer" : "panel offer"}>
      <div>
        {fit.isBest ? <Tag tone="best">{texts.best}</Tag> : null}
        <h2>{name}</h2>
        <p class="soft small">
          {allowanceText(plan.terms, language)} · {durationText(plan.terms.duration, language)}
        </p>
      </div>
      <p class="offer-price">
        <strong>{showYen(quote.totalYen, language)}</strong>{" "}
        <span class="soft small">
          {[words.taxIncluded, ...(estimate === undefined ? [] : [estimate])].join(" · ")}
        </span>
      </p>
      <div>
        <OfferTimes quoted={quoted} frame={frame} />
        {texts.reasons[fit.reason] === "" ? null : (
          <p class={fit.isSufficient ? "small good" : "small careful"}>
            {texts.reasons[fit.reason]}
          </p>
        )}
      </div>
      <OfferWarnings quoted={quoted} language={language} zone={zone} />
      <ButtonLink
        href={paths.confirm(language, lineRef, query)}
        width="full"
        {...(fit.isBest ? {} : { kind: "quiet" as const })}
      >
        {texts.choose}
        <span class="sr">{` ${texts.chooseFor(name)}`}</span>
      </ButtonLink>
      <p class="small">
        <HandOverLink {...{ language, lineRef, query }} planName={name} />
      </p>
    </section>
  );
}

function OfferTimes({ quoted, frame }: Pick<PlanCardProps, "quoted" | "frame">) {
  const { plan, quote } = quoted;
  const { language, zone } = frame;
  const texts = plansTexts[language];
  const words = wordTexts[language];
  const inZone = zone === undefined ? {} : { zone };
  const ends = endText(quote.ends, { duration: plan.terms.duration, language, ...inZone });
  const mode = words.modes[quote.mode as keyof typeof words.modes];
  return (
    <dl class="offer-times">
      <div>
        <dt>{texts.ends}</dt>
        <dd class="offer-end">{together(ends)}</dd>
      </div>
      <div>
        <dt>{texts.starts}</dt>
        <dd>
          {together(startText(quote, language, zone))}
          <span class="fact-note">{mode}</span>
        </dd>
      </div>
      {quote.dataAfterBytes === undefined ? null : (
        <div>
          <dt>{texts.dataAfter}</dt>
          <dd>{showBytes(quote.dataAfterBytes)}</dd>
        </div>
      )}
    </dl>
  );
}

// What the lines above say already: the start, its deadline, and how it fits the trip.
const SAID = ["ends_before_trip", "not_enough_data", "starts_later", "first_use_deadline"];

function OfferWarnings(props: {
  quoted: QuotedPlan;
  language: Frame["language"];
  zone: Frame["zone"];
}) {
  const warnings = props.quoted.quote.warnings.filter(({ name }) => !SAID.includes(name));
  if (warnings.length === 0) return null;
  return (
    <Notice kind="careful">
      {warnings.map((warning) => (
        <p class="small">{together(warningText(warning, props.language, props.zone))}</p>
      ))}
    </Notice>
  );
}
