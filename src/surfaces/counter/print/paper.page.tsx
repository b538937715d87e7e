import { svgOf, type PaperWidthMm, type Slip } from "../../../foundation/paper/index.ts";
import { raw } from "hono/html";
import { ButtonLink, Page, type Frame } from "../../html/index.ts";
import type { CounterTexts } from "../staff-texts/index.ts";

/** A slip as it stands on paper; made of our own letters, all of them escaped. */
export function PaperPicture({
  slip,
  paperMm,
}: {
  readonly slip: Slip;
  readonly paperMm: PaperWidthMm;
}) {
  return <figure class={`paper paper-${paperMm}`}>{raw(svgOf(slip, paperMm))}</figure>;
}

export interface PaperPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly slip: Slip;
  readonly paperMm: PaperWidthMm;
  readonly backUrl: string;
}

/** For a browser that prints: on paper nothing else of the page is seen. */
export function PaperPage({ frame, texts, slip, paperMm, backUrl }: PaperPageProps) {
  return (
    <Page frame={frame} title={slip.title} lead={texts.printing.paperLead} isPrivate>
      <PaperPicture slip={slip} paperMm={paperMm} />
      <ButtonLink kind="quiet" href={backUrl}>
        {texts.nav.back}
      </ButtonLink>
    </Page>
  );
}
