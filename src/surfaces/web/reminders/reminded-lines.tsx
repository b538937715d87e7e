import { maskNumber } from "../../../business/lines/index.ts";
import type { RemindedLine } from "../../../business/notices/index.ts";
import { noticesTexts } from "../../documents/index.ts";
import { Facts, Panel, showInstant } from "../../html/index.ts";
import { calendarPageTexts } from "../calendar/index.ts";
import { paths } from "../routes.ts";
import { ActForm } from "./act-form.tsx";
import type { RemindersPageProps } from "./reminders.page.tsx";
import { SmsPart } from "./sms-part.tsx";
import { reminderTexts } from "./texts/index.ts";
import { wayTexts } from "./texts/way-texts.ts";

/** Of which lines a person is told, what comes next, and one tap that ends it for one of them. */
export function RemindedLines(props: RemindersPageProps) {
  const { frame, reminders } = props;
  const texts = reminderTexts[frame.language];
  return (
    <Panel title={texts.nextTitle}>
      {reminders.lines.map((reminded) => (
        <>
          <h3>{maskNumber(reminded.line.msisdn ?? reminded.line.iccid)}</h3>
          <OfLine {...props} reminded={reminded} />
        </>
      ))}
      {reminders.lines.length === 0 ? <p class="soft">{texts.noLines}</p> : null}
    </Panel>
  );
}

function OfLine(props: RemindersPageProps & { readonly reminded: RemindedLine }) {
  const { frame, token, reminders, reminded, sms } = props;
  const { language } = frame;
  const { line, proof, isStopped, hasTrip, upcoming } = reminded;
  const lineToken = props.lineToken?.({ lineId: line.lineId, proof });
  const texts = reminderTexts[language];
  const known = sms.get(line.lineId) ?? "none";
  // Old mails are passed on: they turn texts off and not on.
  const standing = known === "off" && lineToken === undefined ? "none" : known;
  const words = wayTexts[language];
  const { notices } = noticesTexts[language];
  const form = { token, language, kind: "quiet", to: { line: line.lineId } } as const;
  if (isStopped && !hasTrip) {
    return (
      <>
        <p class="soft">{words.lineIsStopped}</p>
        <ActForm {...form} act="resumeLine" label={words.resumeLine} />
      </>
    );
  }
  return (
    <>
      {isStopped ? <p class="soft">{words.tripAlone}</p> : null}
      {upcoming.length === 0 ? (
        <p class="soft">{texts.nothingNext}</p>
      ) : (
        <Facts
          items={upcoming.map(({ name, at }) => ({
            term: notices[name].heading,
            detail: showInstant(at, language, reminders.person.quiet.zone),
          }))}
        />
      )}
      {lineToken === undefined ? null : (
        <p class="small">
          <a href={paths.noticeLink(language, lineToken, { to: "calendar" })}>
            {calendarPageTexts[language].title}
          </a>
        </p>
      )}
      <SmsPart
        {...{ language, standing }}
        action={paths.smsToPerson(language, token)}
        hidden={{ line: line.lineId }}
      />
      {reminders.lines.length < 2 && !isStopped ? null : (
        <ActForm {...form} act="stopLine" label={words.stopLine} />
      )}
    </>
  );
}
