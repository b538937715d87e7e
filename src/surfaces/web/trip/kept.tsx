import type { Plan } from "../../../business/catalogue/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import {
  Button,
  Form,
  Notice,
  showDateOf,
  showInstant,
  together,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { tripTexts } from "./texts/index.ts";

export interface KeptTripProps {
  readonly leavesAt: Instant;
  /** What is to be bought next; absent when all is bought. */
  readonly next?: { readonly plan: Plan; readonly buyAt: Instant };
  /** An address was just asked whether it wants its reminders; or was asked too often. */
  readonly said?: "asked" | "busy";
}

/** The trip that is kept for a line: what comes next, who is told, and its end in one tap. */
export function Kept(props: {
  readonly frame: Frame;
  readonly lineRef?: string;
  readonly kept?: KeptTripProps;
}) {
  const { frame, lineRef, kept } = props;
  const { language, zone } = frame;
  const texts = tripTexts[language];
  if (kept === undefined || lineRef === undefined) return null;
  const { next, leavesAt, said } = kept;
  const moment = next === undefined ? "" : showInstant(next.buyAt, language, zone);
  return (
    <Notice kind="good" title={texts.kept(showDateOf(leavesAt, language))}>
      <p>
        {next === undefined
          ? texts.allBought
          : together(texts.keptNext(next.plan.names[language], moment))}
      </p>
      {said === undefined ? null : <p>{texts.keptSaid[said]}</p>}
      <p>
        <a href={paths.lineReminders(language, lineRef)}>{texts.whoIsTold}</a>
      </p>
      <Form action={paths.lineTripStop(language, lineRef)}>
        <Button kind="quiet">{texts.stop}</Button>
      </Form>
    </Notice>
  );
}
