import {
  Button,
  ButtonLink,
  Form,
  Notice,
  Page,
  Panel,
  Steps,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { KEPT_SECONDS } from "../view.ts";
import { offlineTexts } from "./texts/index.ts";

export interface OfflinePageProps {
  readonly frame: Frame;
  /** Somebody asks what it is, or has just taken everything off the device. */
  readonly said?: "about" | "forgotten";
}

/** Stands for every page that was never seen on this device; the worker adds what was. */
export function OfflinePage({ frame, said }: OfflinePageProps) {
  const { language } = frame;
  const texts = offlineTexts[language];
  const days = KEPT_SECONDS.visit / 86_400;
  return (
    <Page
      frame={frame}
      title={said === undefined ? texts.title : texts.link}
      lead={said === undefined ? texts.lead : texts.appText}
      isPrivate
    >
      {said !== "forgotten" ? null : (
        <Notice kind="good" live="status">
          <p>{texts.forgotten}</p>
        </Notice>
      )}
      <div id="kept"></div>
      <section class="stack">
        <h2>{texts.doTitle}</h2>
        <Steps items={texts.steps} level={3} />
        <ButtonLink href={paths.home(language)} kind="quiet">
          {texts.again}
        </ButtonLink>
      </section>
      <Panel title={texts.keptTitle}>
        <p>{texts.keptText(days)}</p>
        <Form action={paths.offlineForget(language)}>
          <Button kind="quiet">{texts.forget}</Button>
        </Form>
      </Panel>
    </Page>
  );
}
