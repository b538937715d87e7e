import type { BooksAnswer, SignedStatement } from "../../../business/receipts/index.ts";
import { readVoucherNumber } from "../../../business/renewals/index.ts";
import { receiptTexts, showTillNumber } from "../../documents/index.ts";
import {
  Facts,
  Notice,
  Page,
  showDate,
  showDateOf,
  showYen,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { voucherPageTexts } from "../voucher/index.ts";
import { receiptPageTexts } from "./texts/index.ts";

export interface VerifyPageProps {
  readonly frame: Frame;
  /** Absent when the token is not ours. */
  readonly verified?: SignedStatement & { readonly books: BooksAnswer };
}

/** Tells anybody who holds a receipt whether it is genuine, and no more than stands on it. */
export function VerifyPage({ frame, verified }: VerifyPageProps) {
  const { language } = frame;
  const texts = receiptPageTexts[language].verify;
  if (verified === undefined) {
    return (
      <Page frame={frame} title={texts.unknown} isPrivate>
        <Notice kind="urgent">
          <p>{texts.unknownLead}</p>
          <p>{texts.unknownWhat}</p>
        </Notice>
        <Again frame={frame} />
      </Page>
    );
  }
  return (
    <Page frame={frame} title={titleOf(verified.books, frame)} isPrivate>
      <Books books={verified.books} frame={frame} totalYen={verified.statement.totalYen} />
      <Said verified={verified} frame={frame} />
      <Order number={verified.statement.number} language={language} />
      <Again frame={frame} />
    </Page>
  );
}

function titleOf({ kind }: BooksAnswer, { language }: Frame): string {
  const texts = receiptPageTexts[language].verify;
  if (kind === "same") return texts.genuine;
  return kind === "missing" ? texts.notInBooksTitle : texts.unknown;
}

function Books(props: { books: BooksAnswer; frame: Frame; totalYen: number }) {
  const { books, totalYen } = props;
  const { language } = props.frame;
  const texts = receiptPageTexts[language].verify;
  if (books.kind !== "same") {
    return (
      <Notice kind={books.kind === "missing" ? "careful" : "urgent"}>
        <p>{books.kind === "missing" ? texts.notInBooks : texts.otherInBooks}</p>
      </Notice>
    );
  }
  const { receipt, returnedYen } = books;
  return (
    <>
      <Notice kind="good">
        <p>{texts.genuineLead}</p>
        <p>{texts.inBooks}</p>
      </Notice>
      {returnedYen === 0 ? null : (
        <Notice kind="careful">
          <p>
            {returnedYen >= totalYen
              ? texts.refunded
              : texts.refundedPart(showYen(returnedYen, language))}
          </p>
        </Notice>
      )}
      {receipt.reissuedAt === undefined ? null : (
        <Notice>
          <p>{texts.reissued(showDateOf(receipt.reissuedAt, language))}</p>
        </Notice>
      )}
    </>
  );
}

function Said({ verified, frame }: { verified: SignedStatement; frame: Frame }) {
  const { language } = frame;
  const { statement, key } = verified;
  const texts = receiptPageTexts[language].verify;
  const words = receiptTexts[language];
  const isReturn = statement.kind === "return";
  return (
    <Facts
      items={[
        {
          term: isReturn ? words.amountReturned : words.amountReceived,
          detail: showYen(statement.totalYen, language),
          emphasis: "strong",
        },
        ...(statement.taxYen > 0
          ? [{ term: words.taxOfWhich, detail: showYen(statement.taxYen, language) }]
          : []),
        { term: texts.kind, detail: isReturn ? words.returned : words.receipt },
        {
          term: isReturn ? words.returnNumber : words.receiptNumber,
          detail: <span class="code">{statement.number}</span>,
        },
        ...(statement.till === undefined
          ? []
          : [
              {
                term: words.tillNumber,
                detail: <span class="code">{showTillNumber(statement.till)}</span>,
              },
            ]),
        { term: texts.date, detail: showDate(statement.date, language) },
        { term: words.seller, detail: <span lang="ja">{statement.seller}</span> },
        {
          term: texts.key,
          detail: <span class="code">{key.keyId}</span>,
          note: key.state === "current" ? texts.keyCurrent : texts.keyRetired,
        },
      ]}
    />
  );
}

/** A slip's code leads here: its holder goes on to how the order stands. */
function Order({ number, language }: { number: string; language: Frame["language"] }) {
  const order = readVoucherNumber(number);
  if (order === undefined) return null;
  return (
    <p>
      <a href={paths.voucherLinkIn(language, order)}>{voucherPageTexts[language].title}</a>
    </p>
  );
}

function Again({ frame: { language } }: { frame: Frame }) {
  const texts = receiptPageTexts[language].verify;
  return (
    <p>
      <a href={paths.check(language)}>{texts.again}</a>
    </p>
  );
}
