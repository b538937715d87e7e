import { ButtonLink, Buttons, Page, type Frame } from "../../html/index.ts";
import { AdviceLink } from "../advise/advice-link.tsx";
import { paths } from "../routes.ts";
import { failureTexts, type FailureKind } from "./texts/index.ts";

/** A page for what went wrong: what it means for the person, and where to go from here. */
export function FailurePage(props: {
  readonly frame: Frame;
  readonly kind: FailureKind;
  readonly requestId?: string;
  /** The page is loaded again after so long, script or not. */
  readonly refreshSeconds?: number | undefined;
}) {
  const { frame, kind, requestId, refreshSeconds } = props;
  const texts = failureTexts[frame.language];
  return (
    <Page
      frame={frame}
      title={texts[kind].title}
      lead={texts[kind].lead}
      isPrivate
      {...(refreshSeconds === undefined ? {} : { refreshSeconds })}
    >
      <Buttons>
        <ButtonLink href={paths.home(frame.language)}>{texts.home}</ButtonLink>
        <ButtonLink kind="quiet" href={paths.guide(frame.language)}>
          {texts.guide}
        </ButtonLink>
      </Buttons>
      {kind === "broken" || kind === "unavailable" ? (
        <AdviceLink language={frame.language} why="outage" />
      ) : null}
      {requestId === undefined ? null : <p class="soft small">{texts.reference(requestId)}</p>}
    </Page>
  );
}
