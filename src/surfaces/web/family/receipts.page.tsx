import type { Checkout } from "../../../business/checkouts/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import type { ReceiptSheet } from "../../documents/index.ts";
import { Page, showYen, together, type Frame } from "../../html/index.ts";
import { Sheet } from "../receipt/index.ts";
import { paths } from "../routes.ts";
import { familyTexts } from "./texts/index.ts";

export interface ReceiptsPageProps {
  readonly frame: Frame;
  readonly checkout: Checkout;
  readonly sheets: readonly ReceiptSheet[];
}

/** The receipts of one payment on one page, each a document of its own. */
export function ReceiptsPage(props: ReceiptsPageProps) {
  const { frame, checkout, sheets } = props;
  const { language } = frame;
  const texts = familyTexts[language];
  return (
    <Page
      frame={frame}
      title={texts.allReceipts}
      lead={together(leadOf(props))}
      kicker={<span class="code">{showOrderNumber(checkout.number)}</span>}
      isPrivate
    >
      {sheets.map((sheet) => (
        <section class="stack">
          <h2>
            {sheet.title.own} <span class="code small">{sheet.number}</span>
          </h2>
          <Sheet sheet={sheet} language={language} among="others" />
        </section>
      ))}
      <p class="no-print">
        <a href={paths.checkout(language, checkout.number)}>{texts.toAll}</a>
      </p>
    </Page>
  );
}

function leadOf({ frame: { language }, checkout, sheets }: ReceiptsPageProps): string {
  const texts = familyTexts[language];
  const total = showYen(checkout.totalYen, language);
  const isJoint = checkout.receipt.choice === "joint";
  if (isJoint && checkout.receipt.issuedAt === undefined) return texts.receipt.jointLater;
  if (sheets.length === 0) return texts.noReceipts;
  return isJoint ? texts.receipt.jointLead(total) : texts.receiptsLead(total);
}
