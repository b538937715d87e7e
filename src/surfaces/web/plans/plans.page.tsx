import type { ExchangeRate } from "../../../business/catalogue/index.ts";
import type { ListedQuestion } from "../../../business/questions/index.ts";
import type { LineQuotes } from "../../../business/renewals/index.ts";
import {
  Disclosure,
  Notice,
  Page,
  showDateOf,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { AdviceLink } from "../advise/index.ts";
import { planTopic, QuestionsUnder } from "../questions/index.ts";
import { paths } from "../routes.ts";
import { wordTexts } from "../../words/index.ts";
import { HandOverLink } from "./hand-over-link.tsx";
import { PlanCard } from "./plan-card.tsx";
import { plansTexts } from "./texts/index.ts";
import { TripForm } from "./trip-form.tsx";
import { tripQuery, type TripInput } from "./trip-input.ts";

export interface PlansPageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly trip: TripInput;
  readonly quotes: LineQuotes;
  readonly rates: readonly ExchangeRate[];
  readonly today: string;
  readonly questions: readonly ListedQuestion[];
}

/** The plans this line may take, the one that fits best first. */
export function PlansPage(props: PlansPageProps) {
  const { frame, ref, trip, quotes, rates } = props;
  const { language } = frame;
  const texts = plansTexts[language];
  const errors: FieldError[] =
    trip.error === undefined ? [] : [{ field: "date", message: texts[trip.error] }];
  const rate = rates.find(({ currency }) => currency === trip.currency);
  const isAny = quotes.plans.length > 0;
  return (
    <Page
      frame={frame}
      title={texts.title}
      errors={errors}
      layout="split"
      isPrivate
      {...(isAny && trip.trip === undefined ? { lead: texts.lead } : {})}
    >
      {isAny ? (
        <div class="beside">
          <TripForm {...props} errors={errors} />
        </div>
      ) : (
        <Notice kind="careful">
          <p>{texts.none}</p>
          <AdviceLink language={language} why="no_plan" />
        </Notice>
      )}
      {quotes.plans.map((quoted) => (
        <PlanCard
          quoted={quoted}
          frame={frame}
          lineRef={ref}
          query={{ ...tripQuery(trip), plan: quoted.plan.code }}
          rate={rate}
        />
      ))}
      {rate === undefined ? null : (
        <p class="small soft">{texts.estimate(showDateOf(rate.asOf, language))}</p>
      )}
      {quotes.refused.length === 0 ? null : (
        <Disclosure summary={texts.refusedTitle} isOpen={!isAny}>
          <ul class="small list">
            {quotes.refused.map(({ plan, refusal }) => (
              <li>
                <strong>{plan.names[language]}</strong>{" "}
                <span class="soft">{wordTexts[language].refusals[refusal]}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {isAny ? (
        <QuestionsUnder
          language={language}
          questions={props.questions}
          topics={quotes.plans.map(({ plan }) => ({
            topic: planTopic(plan.code),
            name: plan.names[language],
          }))}
        />
      ) : null}
      <p>
        <a href={paths.guideTopic(language, "choose")}>{texts.guide}</a>
      </p>
      <p>
        <HandOverLink
          language={language}
          lineRef={ref}
          query={{ ...tripQuery(trip), wish: "advice" }}
        />
      </p>
    </Page>
  );
}
