import type { Plan } from "../../../business/catalogue/index.ts";
import type { StartPreview } from "../../../business/renewals/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  Form,
  Notice,
  Page,
  showBytes,
  showLastMinute,
  together,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { wordTexts } from "../../words/index.ts";
import { lineTexts } from "./texts/index.ts";

export interface StartPageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly plan: Plan;
  readonly preview: StartPreview;
}

/** Asks once more before a waiting plan is started: what is lost is lost for good. */
export function StartPage({ frame, ref, plan, preview }: StartPageProps) {
  const { language, zone } = frame;
  const texts = lineTexts[language];
  const { lost, bucket } = preview;
  const { unlimited, warnings } = wordTexts[language];
  const losses = [
    ...(lost.bytes > 0 ? [warnings.dataLost(showBytes(lost.bytes))] : []),
    ...(lost.hasUnlimited ? [texts.startLoses(unlimited)] : []),
    ...(lost.until === undefined
      ? []
      : [warnings.daysLost(showLastMinute(lost.until, language, zone))]),
  ];
  return (
    <Page frame={frame} title={texts.startTitle} isPrivate>
      <p>{texts.startLead(plan.names[language])}</p>
      {bucket.endsAt === undefined ? null : (
        <p>{together(texts.startEnds(showLastMinute(bucket.endsAt, language, zone)))}</p>
      )}
      <Notice kind={losses.length === 0 ? "note" : "urgent"}>
        {(losses.length === 0 ? [texts.startLosesNothing] : losses).map((loss) => (
          <p>{together(loss)}</p>
        ))}
        <p>{texts.startIrreversible}</p>
      </Notice>
      <Form action={paths.lineStart(language, ref)} hidden={{ bucket: bucket.bucketId }}>
        <Buttons>
          <Button kind="urgent">{texts.startNow}</Button>
          <ButtonLink href={paths.line(language, ref)} kind="quiet">
            {texts.back}
          </ButtonLink>
        </Buttons>
      </Form>
    </Page>
  );
}
