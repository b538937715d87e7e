import type { PlannedPurchase, TripAnswer, TripPlan } from "../../../business/trips/index.ts";
import {
  addMinutes,
  JST,
  localDate,
  startOfDay,
  type Instant,
} from "../../../foundation/clock/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import {
  ButtonLink,
  Facts,
  Panel,
  showLastMinute,
  showTime,
  showYen,
  Table,
  Tag,
  together,
  type Frame,
} from "../../html/index.ts";
import { wordTexts } from "../../words/index.ts";
import { plansTexts } from "../plans/texts/index.ts";
import { paths } from "../routes.ts";
import { tripTexts } from "./texts/index.ts";
import { Timeline } from "./timeline.tsx";
import { leavesOf, type TripForm } from "./trip-question.ts";

export interface TripPlanProps {
  readonly frame: Frame;
  readonly form: TripForm;
  readonly answer: TripAnswer;
  readonly now: Instant;
  readonly of: TripPlan;
  readonly title: string;
  readonly what?: string;
  readonly isBest?: true;
  readonly lineRef?: string;
}

/** One sequence of plans: what it costs, until when it lasts, and each plan's exact times. */
export function TripPlanPanel(props: TripPlanProps) {
  const { frame, of, title, what, isBest, answer } = props;
  const { language, zone } = frame;
  const texts = tripTexts[language];
  return (
    <Panel title={title} {...(isBest ? { tone: "strong" as const } : {})}>
      {isBest ? (
        <p>
          <Tag tone="best">{plansTexts[language].best}</Tag>
        </p>
      ) : null}
      {what === undefined ? null : <p>{together(what)}</p>}
      {of.purchases.length === 0 ? <p class="good">{texts.nothing}</p> : null}
      <Facts
        items={[
          {
            term: `${texts.total} (${wordTexts[language].taxIncluded})`,
            detail: showYen(totalOf(props), language),
            emphasis: "strong",
            ...(props.form.lines === 1
              ? {}
              : { note: texts.forLines(props.form.lines, showYen(of.totalYen, language)) }),
          },
          { term: texts.worksUntil, detail: showLastMinute(of.worksUntil, language, zone) },
        ]}
      />
      <Timeline of={of} answer={answer} language={language} />
      <PlansTable {...props} />
      <NextStep {...props} />
    </Panel>
  );
}

function totalOf({ of, form }: TripPlanProps) {
  return yen(of.totalYen * form.lines);
}

function PlansTable({ of, frame, title, now }: TripPlanProps) {
  const { language } = frame;
  const texts = tripTexts[language];
  if (of.purchases.length === 0) return null;
  const { buy, starts, ends, price } = texts.columns;
  return (
    <Table
      caption={`${title}: ${texts.table}`}
      rowHead="first"
      head={[buy, starts, ends, price]}
      figures={[4]}
      rows={of.purchases.map((one) => [
        one.plan.names[language],
        one.buyAt <= now ? texts.now : shortMoment(one.buyAt),
        shortMoment(one.startsAt),
        shortMoment(lastMinute(one.endsAt)),
        showYen(one.totalYen, language),
      ])}
    />
  );
}

/** In Japan, as the caption says: month, day and time as all five languages write them in a table. */
function shortMoment(at: Instant): string {
  const [, month, date] = localDate(at, JST).split("-").map(Number);
  return `${month}/${date} ${showTime(at)}`;
}

// An end at midnight is the last minute of the day before, as it is everywhere.
function lastMinute(end: Instant): Instant {
  return startOfDay(end, JST) === end ? addMinutes(end, -1) : end;
}

/** The first plan of a line, if it is to be bought now: on to its quote. */
function NextStep({ of, frame, form, lineRef, now, isBest }: TripPlanProps) {
  const { language } = frame;
  const first: PlannedPurchase | undefined = of.purchases[0];
  if (lineRef === undefined || first === undefined || first.buyAt > now) return null;
  const use = form.use === "measured" || form.use === "unknown" ? {} : { use: form.use };
  const query = { plan: first.plan.code, leaves: leavesOf(form), ...use };
  return (
    <ButtonLink
      href={paths.confirm(language, lineRef, query)}
      width="full"
      {...(isBest ? {} : { kind: "quiet" as const })}
    >
      {tripTexts[language].choose(first.plan.names[language])}
    </ButtonLink>
  );
}
