import type { ReceiptStatement } from "../../../business/receipts/index.ts";
import { Facts, Notice, Page, showDate, showYen, type Frame } from "../../html/index.ts";
import { receiptPageTexts } from "./texts/index.ts";

export interface VerifyPageProps {
  readonly frame: Frame;
  /** Absent when the token is not ours. */
  readonly statement?: ReceiptStatement;
  readonly wasRefunded: boolean;
  readonly keysUrl: string;
}

/** Tells anybody who holds a receipt whether it is genuine, and no more than stands on it. */
export function VerifyPage({ frame, statement, wasRefunded, keysUrl }: VerifyPageProps) {
  const { language } = frame;
  const texts = receiptPageTexts[language].verify;
  if (statement === undefined) {
    return (
      <Page frame={frame} title={texts.unknown} isPrivate>
        <Notice kind="urgent">
          <p>{texts.unknownLead}</p>
          <p>{texts.unknownWhat}</p>
        </Notice>
      </Page>
    );
  }
  return (
    <Page frame={frame} title={texts.genuine} isPrivate>
      <Notice kind="good">
        <p>{texts.genuineLead}</p>
      </Notice>
      {wasRefunded ? (
        <Notice kind="careful">
          <p>{texts.refunded}</p>
        </Notice>
      ) : null}
      <Facts
        items={[
          { term: texts.total, detail: showYen(statement.totalYen, language), emphasis: "strong" },
          ...(statement.taxYen > 0
            ? [{ term: texts.tax, detail: showYen(statement.taxYen, language) }]
            : []),
          {
            term: texts.kind,
            detail: statement.kind === "return" ? texts.returned : texts.receipt,
          },
          { term: texts.number, detail: <span class="code">{statement.number}</span> },
          { term: texts.date, detail: showDate(statement.date, language) },
          { term: texts.seller, detail: <span lang="ja">{statement.seller}</span> },
        ]}
      />
      <p class="small soft">
        <a href={keysUrl}>{texts.offline}</a>
      </p>
    </Page>
  );
}
