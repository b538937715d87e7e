import { ITEMS_MAX } from "../../../business/checkouts/index.ts";
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
  Button,
  ButtonLink,
  errorFor,
  Facts,
  Form,
  kitTexts,
  Panel,
  showLastMinute,
  showTime,
  showYen,
  Tag,
  TextField,
  together,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { wordTexts } from "../../words/index.ts";
import { plansTexts } from "../plans/texts/index.ts";
import { paths } from "../routes.ts";
import { tripTexts } from "./texts/index.ts";
import { Timeline } from "./timeline.tsx";
import { fieldsOf, leavesOf, type TripForm } from "./trip-question.ts";

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
  readonly mayKeep?: boolean;
  /** Where whoever keeps it wants to be reminded, as it was typed. */
  readonly email?: string;
  readonly errors?: readonly FieldError[];
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
      <PlanList {...props} />
      <NextStep {...props} />
      <KeepForm {...props} />
    </Panel>
  );
}

function totalOf({ of, form }: TripPlanProps) {
  return yen(of.totalYen * form.lines);
}

/** Each plan with its price, from when to when it runs, and when to buy it if not now. */
function PlanList({ of, frame, title, now }: TripPlanProps) {
  const { language } = frame;
  const texts = tripTexts[language];
  if (of.purchases.length === 0) return null;
  return (
    <ol class="trip-plans" aria-label={`${title}: ${texts.list}`}>
      {of.purchases.map((one) => (
        <li>
          <p class="trip-head">
            <strong>{one.plan.names[language]}</strong>
            <span>{showYen(one.totalYen, language)}</span>
          </p>
          <p>{together(`${shortMoment(one.startsAt)} – ${shortMoment(lastMinute(one.endsAt))}`)}</p>
          <p class="small soft">
            {isNow(one, now) ? texts.buyNow : together(texts.buyAt(shortMoment(one.buyAt)))}
          </p>
        </li>
      ))}
    </ol>
  );
}

/** In Japan, as the caption says: month, day and time as all five languages write them in a table. */
function shortMoment(at: Instant): string {
  const [, month, date] = localDate(at, JST).split("-").map(Number);
  return `${month}/${date} ${showTime(at)}`;
}

/** Plans that are to be bought later: whoever keeps the trip is told when. */
function KeepForm(props: TripPlanProps) {
  const { of, frame, form, lineRef, now, isBest, mayKeep, email = "", errors } = props;
  const hasLater = of.purchases.some((one) => !isNow(one, now));
  if (lineRef === undefined || mayKeep !== true || isBest !== true || !hasLater) return null;
  const { language } = frame;
  const texts = tripTexts[language];
  return (
    <Form action={paths.lineTripKeep(language, lineRef)} hidden={fieldsOf(form)}>
      <TextField
        name="email"
        type="email"
        autocomplete="email"
        label={texts.keepEmail}
        optional={kitTexts[language].optional}
        hint={texts.keepHint}
        value={email}
        maxLength={254}
        {...errorFor(errors, "email")}
      />
      <Button kind="quiet" width="full">
        {texts.keep}
      </Button>
    </Form>
  );
}

// The search began a moment after the page did.
function isNow({ buyAt }: PlannedPurchase, now: Instant): boolean {
  return buyAt <= addMinutes(now, 1);
}

// An end at midnight is the last minute of the day before, as it is everywhere.
function lastMinute(end: Instant): Instant {
  return startOfDay(end, JST) === end ? addMinutes(end, -1) : end;
}

/** What of a line's trip is to be bought now: on to the quote of one plan, or of several at once. */
function NextStep({ of, frame, form, lineRef, now, isBest }: TripPlanProps) {
  const { language } = frame;
  const texts = tripTexts[language];
  const [first, ...others] = of.purchases.filter((one) => isNow(one, now));
  if (lineRef === undefined || first === undefined || others.length >= ITEMS_MAX) return null;
  const kind = isBest ? {} : { kind: "quiet" as const };
  if (others.length > 0) {
    const items = [first, ...others].map(({ plan }) => `${lineRef}~${plan.code}`);
    return (
      <ButtonLink href={paths.familyConfirm(language, items)} width="full" {...kind}>
        {texts.chooseAll(items.length)}
      </ButtonLink>
    );
  }
  const use = form.use === "measured" || form.use === "unknown" ? {} : { use: form.use };
  const query = { plan: first.plan.code, leaves: leavesOf(form), ...use };
  return (
    <ButtonLink href={paths.confirm(language, lineRef, query)} width="full" {...kind}>
      {texts.choose(first.plan.names[language])}
    </ButtonLink>
  );
}
