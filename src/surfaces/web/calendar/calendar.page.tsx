import { Button, ButtonLink, Form, Notice, Page, Panel, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";
import { calendarPageTexts } from "./texts/index.ts";

export interface CalendarPageProps {
  readonly frame: Frame;
  readonly ref: string;
  /** Where programs find it; absent while the line has none. */
  readonly url?: string;
  readonly said?: "made" | "ended";
}

/** Makes, shows and ends the private address of a line's calendar. */
export function CalendarPage({ frame, ref, url, said }: CalendarPageProps) {
  const { language } = frame;
  const texts = calendarPageTexts[language];
  const action = paths.lineCalendar(language, ref);
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} isPrivate>
      {said === undefined ? null : (
        <Notice kind="good" live="status">
          {texts[said]}
        </Notice>
      )}
      <ul>
        {texts.what.map((what) => (
          <li>{what}</li>
        ))}
      </ul>
      {url === undefined ? (
        <Form action={action} hidden={{ act: "make" }}>
          <Button>{texts.make}</Button>
        </Form>
      ) : (
        <>
          <ButtonLink href={url.replace(/^https?:/u, "webcal:")}>{texts.add}</ButtonLink>
          <Panel title={texts.byHand}>
            <p class="small">{texts.byHandHint}</p>
            <p class="small address">
              <a href={url}>{url}</a>
            </p>
            <p class="soft small">{texts.secret}</p>
          </Panel>
          <Form action={action} hidden={{ act: "make" }}>
            <Button kind="quiet">{texts.remake}</Button>
          </Form>
          <Form action={action} hidden={{ act: "end" }}>
            <Button kind="quiet">{texts.end}</Button>
          </Form>
        </>
      )}
      <p>
        <a href={paths.line(language, ref)}>{texts.back}</a>
      </p>
    </Page>
  );
}
