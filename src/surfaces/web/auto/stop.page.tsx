import { Button, Form, Page, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";
import { autoTexts } from "./texts/index.ts";

export interface StopPageProps {
  readonly frame: Frame;
  readonly token: string;
  readonly state: "asks" | "off" | "over";
  /** A payment that is on its way is not called back. */
  readonly isUnderWay?: boolean;
}

/** One tap in a mail, one here: what a mail program opens by itself stops nothing. */
export function StopPage({ frame, token, state, isUnderWay = false }: StopPageProps) {
  const { language } = frame;
  const texts = autoTexts[language];
  const stopLead = isUnderWay ? texts.stopUnderWay : texts.stopLead;
  const [title, lead] = {
    asks: [texts.stopTitle, stopLead],
    off: [texts.stopDone, stopLead],
    over: [texts.overTitle, texts.overLead],
  }[state];
  return (
    <Page frame={frame} title={title!} lead={lead} isPrivate>
      {state === "asks" ? (
        <Form action={paths.stopAuto(language, token)}>
          <Button kind="urgent">{texts.stop}</Button>
        </Form>
      ) : (
        <p>
          <a href={paths.account(language)}>{texts.title}</a>
        </p>
      )}
    </Page>
  );
}

export interface OwnerPageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly mayKeep: "yes" | "no";
}

/** Whoever does not keep the line as its owner is told how to. */
export function OwnerPage({ frame, ref, mayKeep }: OwnerPageProps) {
  const { language } = frame;
  const texts = autoTexts[language];
  return (
    <Page frame={frame} title={texts.ownerTitle} lead={texts.ownerLead} isPrivate>
      <p>
        {mayKeep === "yes" ? (
          <a href={`${paths.account(language, "lines/keep")}?${new URLSearchParams({ ref })}`}>
            {texts.ownerKeep}
          </a>
        ) : (
          <a href={paths.home(language)}>{texts.ownerKeep}</a>
        )}
      </p>
      <p>
        <a href={paths.line(language, ref)}>{texts.back}</a>
      </p>
    </Page>
  );
}
