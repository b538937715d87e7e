import type { TripUse } from "../../../business/trips/index.ts";
import {
  Button,
  errorFor,
  Form,
  SelectField,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { wordTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import { tripTexts } from "./texts/index.ts";
import { LINES_MAX, type TripForm } from "./trip-question.ts";
import { plansTexts } from "../plans/texts/index.ts";

export interface TripFormProps {
  readonly frame: Frame;
  readonly form: TripForm;
  readonly today: string;
  readonly errors: readonly FieldError[];
  /** The line that is planned for; absent for somebody who has none yet. */
  readonly lineRef?: string;
  readonly uses: readonly TripUse[];
}

/** From when to when, for how many, and how data is used. */
export function TripQuestionForm(props: TripFormProps) {
  const { frame, form, today, errors, lineRef } = props;
  const { language } = frame;
  const texts = tripTexts[language];
  const action = lineRef === undefined ? paths.trip(language) : paths.lineTrip(language, lineRef);
  return (
    <Form action={action} method="get" hidden={{ ask: "yes" }}>
      <div class="trip-when">
        <TextField
          name="arrives"
          type="date"
          label={texts.arrives}
          hint={texts.arrivesHint}
          value={form.arrives}
          min={today}
          optional=""
          {...errorFor(errors, "arrives")}
        />
        <TextField
          name="arrives_time"
          type="time"
          label={texts.time}
          value={form.arrivesTime}
          optional=""
        />
        <TextField
          name="leaves"
          type="date"
          label={texts.leaves}
          value={form.leaves}
          min={today}
          {...errorFor(errors, "leaves")}
        />
        <TextField
          name="leaves_time"
          type="time"
          label={texts.time}
          value={form.leavesTime}
          optional=""
        />
      </div>
      {lineRef === undefined ? (
        <SelectField
          name="lines"
          label={texts.lines}
          value={String(form.lines)}
          options={Array.from({ length: LINES_MAX }, (_, i) => {
            return { value: String(i + 1), label: String(i + 1) };
          })}
        />
      ) : null}
      <SelectField
        name="use"
        label={plansTexts[language].use}
        value={form.use}
        options={props.uses.map((value) => ({ value, label: useLabel(value, frame) }))}
      />
      <Button>{texts.submit}</Button>
    </Form>
  );
}

function useLabel(use: TripUse, { language }: Frame): string {
  if (use === "unknown" || use === "measured") return tripTexts[language].more[use];
  const { label, detail } = wordTexts[language].uses[use];
  return `${label} · ${detail}`;
}
