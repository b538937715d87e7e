import type { TripAnswer } from "../../../business/trips/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import {
  Notice,
  Page,
  showBytes,
  showDays,
  showLastMinute,
  together,
  type FieldError,
} from "../../html/index.ts";
import { AdviceLink } from "../advise/index.ts";
import { tripTexts } from "./texts/index.ts";
import { Kept, type KeptTripProps } from "./kept.tsx";
import { TripPlanPanel } from "./trip-plan.tsx";
import { TripQuestionForm, type TripFormProps } from "./trip-form.tsx";

export interface TripPageProps extends Omit<TripFormProps, "errors"> {
  readonly sheetUrl: string;
  readonly now: Instant;
  readonly errors?: readonly FieldError[];
  /** Absent until somebody asks. */
  readonly answer?: TripAnswer;
  /** Who looks may keep a trip for the line. */
  readonly mayKeep?: boolean;
  /** The trip that is kept for it. */
  readonly kept?: KeptTripProps;
  /** Where its reminders are to go, as it was typed. */
  readonly email?: string;
}

/** Which plans cover a trip, cheapest first, and the form that asks. */
export function TripPage(props: TripPageProps) {
  const { frame, answer, errors = [], sheetUrl, lineRef } = props;
  const texts = tripTexts[frame.language];
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      description={texts.lead}
      errors={errors}
      sheetUrl={sheetUrl}
      {...(lineRef === undefined ? {} : { isPrivate: true as const })}
    >
      <Kept {...props} />
      {answer === undefined ? null : <Answer {...props} answer={answer} />}
      <TripQuestionForm {...props} errors={errors} />
    </Page>
  );
}

function Answer(props: TripPageProps & { readonly answer: TripAnswer }) {
  const { answer, frame, lineRef } = props;
  const { language } = frame;
  const texts = tripTexts[language];
  const { best, slow, atOnce } = answer;
  return (
    <>
      {best.ok ? (
        <TripPlanPanel {...props} of={best.value} title={texts.best} isBest />
      ) : (
        <Notice kind="careful">
          <p>{together(texts.refusals[best.refusal](reachesOf(answer, props)))}</p>
          <AdviceLink language={language} why="no_plan" />
        </Notice>
      )}
      {slow === undefined ? null : (
        <TripPlanPanel
          {...props}
          of={slow}
          title={texts.slow}
          what={texts.slowWhat(showDays(slow.slowDays, language))}
        />
      )}
      {atOnce === undefined ? null : (
        <TripPlanPanel {...props} of={atOnce} title={texts.atOnce} what={texts.atOnceWhat} />
      )}
      <p class="small soft">
        {together(texts[answer.basis](showBytes(answer.bytesPerDay)))}{" "}
        {lineRef === undefined ? texts.newLine : ""}
      </p>
    </>
  );
}

function reachesOf({ best }: TripAnswer, { frame }: TripPageProps): string {
  const reaches = best.ok ? undefined : best.facts?.["reaches"];
  return typeof reaches === "string"
    ? showLastMinute(reaches as Instant, frame.language, frame.zone)
    : "";
}
