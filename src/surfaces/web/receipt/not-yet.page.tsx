import { ButtonLink, Page, type Frame } from "../../html/index.ts";
import { receiptPageTexts } from "./texts/index.ts";

/** For an order that is not fulfilled yet. */
export function NotYetPage({ frame, orderUrl }: { frame: Frame; orderUrl: string }) {
  const texts = receiptPageTexts[frame.language];
  return (
    <Page frame={frame} title={texts.notYet.title} lead={texts.notYet.lead} isPrivate>
      <p>
        <ButtonLink href={orderUrl} kind="quiet">
          {texts.toOrder}
        </ButtonLink>
      </p>
    </Page>
  );
}
