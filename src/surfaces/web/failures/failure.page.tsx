import { ButtonLink, Buttons, Page, type Frame } from "../../html/index.ts";
import { AdviceLink } from "../advise/advice-link.tsx";
import { paths } from "../routes.ts";
import { failureTexts, type FailureKind } from "./texts/index.ts";

/** A page for what went wrong: what it means for the person, and where to go from here. */
export function FailurePage(props: { frame: Frame; kind: FailureKind; requestId?: string }) {
  const { frame, kind, requestId } = props;
  const texts = failureTexts[frame.language];
  return (
    <Page frame={frame} title={texts[kind].title} lead={texts[kind].lead} isPrivate>
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
