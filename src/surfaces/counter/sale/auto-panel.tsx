import type { AutoStanding } from "../../../business/auto-renewals/index.ts";
import { autoLetterTexts } from "../../documents/index.ts";
import {
  Button,
  Disclosure,
  Facts,
  Form,
  Moment,
  showDate,
  showInstant,
  showYen,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

export interface AutoPanelProps {
  readonly standing: AutoStanding;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
}

const SHOWN = 5;

/** What the line's owner has agreed to, what came of it, and the button that ends it for them. */
export function AutoPanel({ standing, texts, language }: AutoPanelProps) {
  const { auto, plan, occasions } = standing;
  const words = texts.auto;
  const because = autoLetterTexts[language].because;
  const isOn = auto.state === "armed";
  const open = occasions.find(({ settledAt }) => settledAt === undefined);
  const { trigger } = auto;
  const when =
    trigger.kind === "data" ? words.byData(trigger.perCentLeft) : words.byTime(trigger.hoursBefore);
  return (
    <Disclosure summary={`${words.title}: ${isOn ? words.on : words.off}`} isOpen={isOn}>
      <Facts
        layout="grid"
        items={[
          {
            term: words.since,
            detail: <Moment at={auto.stoppedAt ?? auto.consentedAt} language={language} />,
            ...(auto.stoppedBecause === undefined ? {} : { note: because[auto.stoppedBecause] }),
          },
          {
            term: words.plan,
            detail: plan?.names[language] ?? auto.planCode,
            note: showYen(auto.priceYen, language),
          },
          { term: words.when, detail: when },
          { term: words.ceiling, detail: showYen(auto.ceilingYen, language) },
          { term: words.until, detail: showDate(auto.until, language) },
          ...(open === undefined || !isOn
            ? []
            : [{ term: words.next, detail: showInstant(open.chargeAt, language) }]),
        ]}
      />
      {occasions.length === 0 ? null : (
        <ul class="soft small">
          {occasions.slice(0, SHOWN).map((one) => (
            <li>
              <Moment at={one.settledAt ?? one.announcedAt} language={language} /> ·{" "}
              {words.states[one.state]}
              {one.because === undefined ? "" : ` · ${because[one.because]}`}
            </li>
          ))}
        </ul>
      )}
      {isOn ? (
        <Form action={paths.stopAuto(auto.lineId)}>
          <Button kind="urgent">{words.stop}</Button>
        </Form>
      ) : null}
    </Disclosure>
  );
}
