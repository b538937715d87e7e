import { ButtonLink, Page, type Frame } from "../../html/index.ts";
import { receiptPageTexts } from "./texts/index.ts";

/** For an order that is not fulfilled yet. */
export function NotYetPage(props: {
  readonly frame: Frame;
  readonly orderUrl: string;
  /** Of one receipt over several orders. */
  readonly joint?: "awaited";
}) {
  const { frame, orderUrl } = props;
  const texts = receiptPageTexts[frame.language];
  return (
    <Page
      frame={frame}
      title={texts.notYet.title}
      lead={props.joint === undefined ? texts.notYet.lead : texts.notYet.jointLead}
      isPrivate
    >
      <p>
        <ButtonLink href={orderUrl} kind="quiet">
          {texts.toOrder}
        </ButtonLink>
      </p>
    </Page>
  );
}
