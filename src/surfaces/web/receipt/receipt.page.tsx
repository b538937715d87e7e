import { qrOf, qrPath, type Label, type ReceiptSheet } from "../../documents/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  Disclosure,
  errorFor,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  Table,
  Tag,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { receiptMailTexts, receiptPageTexts } from "./texts/index.ts";

export interface ReceiptPageProps {
  readonly frame: Frame;
  readonly sheet: ReceiptSheet;
  readonly urls: {
    /** Where the forms go. */
    readonly self: string;
    readonly pdf: string;
    readonly order: string;
    /** The other documents of this order. */
    readonly others: readonly {
      readonly url: string;
      readonly kind: "receipt" | "return";
      readonly number: string;
    }[];
  };
  /** Absent where nobody is to be mailed. */
  readonly mail?: {
    /** Masked. */
    readonly to: string;
    readonly once: string;
    readonly isMailed: boolean;
  };
  /** Whether a name was set before; another one is then a reissue. */
  readonly isAddressed: boolean;
  readonly typed?: string;
  readonly errors?: readonly FieldError[];
}

/** The receipt as a page: what stands on the paper, then what can be done with it. */
export function ReceiptPage(props: ReceiptPageProps) {
  const { frame, sheet, urls, errors } = props;
  const texts = receiptPageTexts[frame.language];
  return (
    <Page
      frame={frame}
      title={sheet.title.own}
      kicker={<span class="code">{sheet.number}</span>}
      layout="aside-page"
      isPrivate
      {...(errors === undefined ? {} : { errors })}
    >
      <Sheet sheet={sheet} language={frame.language} />
      <div class="aside no-print stack">
        <div class="close">
          <Buttons>
            <ButtonLink href={urls.pdf} download="yes">
              {texts.download}
            </ButtonLink>
            <ButtonLink href={urls.order} kind="quiet">
              {texts.toOrder}
            </ButtonLink>
          </Buttons>
          <p class="soft small">{texts.printHint}</p>
        </div>
        {urls.others.map(({ url, kind, number }) => (
          <p>
            <a href={url}>{kind === "return" ? texts.seeReturn : texts.seeReceipt}</a>{" "}
            <span class="soft small code">{number}</span>
          </p>
        ))}
        <Mail {...props} />
        <Addressee {...props} />
      </div>
    </Page>
  );
}

/** What stands on the paper of one document. */
export function Sheet(props: {
  readonly sheet: ReceiptSheet;
  readonly language: Frame["language"];
  /** Stands among others: its parts are told apart by its number. */
  readonly among?: "others";
}) {
  const { sheet } = props;
  const texts = receiptPageTexts[props.language];
  const caption = sheet.kind === "return" ? texts.returnedItems : texts.items;
  return (
    <Panel>
      {sheet.reissued === undefined ? null : (
        <p>
          <Tag tone="urgent">
            {sheet.reissued.own} {sheet.reissued.on}
          </Tag>
        </p>
      )}
      {sheet.legalKind === undefined ? null : (
        <p class="small">
          <Both label={sheet.legalKind} />
        </p>
      )}
      {sheet.addressee === undefined ? null : <p class="lead">{sheet.addressee}</p>}
      <Facts
        items={[
          {
            term: <Both label={sheet.amount.label} />,
            detail: sheet.amount.value,
            note: `${sheet.amount.note.own} · ${sheet.sentence.own}`,
            emphasis: "strong",
          },
          ...sheet.facts.map(({ label, value }) => ({ term: label.own, detail: value })),
        ]}
      />
      <Table
        caption={props.among === undefined ? caption : `${caption} ${sheet.number}`}
        head={[sheet.itemHead.own, sheet.priceHead.own]}
        figures={[1]}
        rows={[
          ...sheet.items.map(({ name, price, ...more }) => [
            <>
              <Both label={name} />
              {[more.period, more.order]
                .filter((note) => note !== undefined)
                .map((note) => (
                  <>
                    <br />
                    <span class="soft small">{note}</span>
                  </>
                ))}
            </>,
            price,
          ]),
          ...sheet.totals.map(({ label, value }) => [label.own, value]),
        ]}
      />
      {sheet.notes.map((note) => (
        <p class="soft small">
          <Both label={note} />
        </p>
      ))}
      <SellerAndCode sheet={sheet} label={texts.qrLabel} />
    </Panel>
  );
}

function SellerAndCode({ sheet, label }: { sheet: ReceiptSheet; label: string }) {
  const code = qrOf(sheet.verifyUrl);
  const quiet = 4;
  const side = code.size + 2 * quiet;
  const [name, ...lines] = sheet.sellerLines;
  return (
    <Facts
      layout="grid"
      items={[
        {
          term: <Both label={sheet.sellerHead} />,
          detail: <span lang="ja">{name}</span>,
          note: (
            <span lang="ja">
              {lines.map((line, index) => (
                <>
                  {index === 0 ? null : <br />}
                  {line}
                </>
              ))}
            </span>
          ),
        },
        {
          term: sheet.verify.own,
          detail: (
            <a href={sheet.verifyUrl}>
              <svg
                width="148"
                height="148"
                viewBox={`0 0 ${side} ${side}`}
                role="img"
                aria-label={label}
              >
                <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
                <path fill="#000" transform={`translate(${quiet} ${quiet})`} d={qrPath(code)} />
              </svg>
            </a>
          ),
        },
      ]}
    />
  );
}

// Its key makes it one mail however often it is sent: a phone may keep it until it is online.
function Mail({ frame, urls, mail, errors }: ReceiptPageProps) {
  const texts = receiptMailTexts[frame.language];
  if (mail === undefined) return null;
  const { error } = errorFor(errors, "mail");
  return (
    <Panel title={texts.title} id="f-mail">
      {mail.isMailed ? (
        <Notice kind="good" live="status">
          <p>{texts.mailed}</p>
        </Notice>
      ) : null}
      {error === undefined ? (
        <Form action={urls.self} hidden={{ do: "mail", once: mail.once }}>
          <p class="soft">{texts.to(mail.to)}</p>
          <Button kind="quiet">{texts.submit}</Button>
        </Form>
      ) : (
        <p class="error">{error}</p>
      )}
    </Panel>
  );
}

function Addressee({ frame, urls, isAddressed, typed, errors }: ReceiptPageProps) {
  const texts = receiptPageTexts[frame.language].addressee;
  return (
    <>
      <Panel title={texts.title}>
        <p class="soft">{isAddressed ? texts.changeWhy : texts.why}</p>
        <Form action={urls.self} hidden={{ do: "address" }}>
          <TextField
            name="addressee"
            label={texts.label}
            hint={texts.hint}
            maxLength={120}
            {...(typed === undefined ? {} : { value: typed })}
            {...errorFor(errors, "addressee")}
          />
          <Button kind="quiet">{isAddressed ? texts.change : texts.submit}</Button>
        </Form>
      </Panel>
      <Disclosure summary={texts.reissue}>
        <p class="soft">{texts.reissueWhy}</p>
        <Form action={urls.self} hidden={{ do: "reissue" }} label={texts.reissue}>
          <Button kind="quiet">{texts.reissueSubmit}</Button>
        </Form>
      </Disclosure>
    </>
  );
}

/** The reader's word and, softer, the Japanese one that the law reads. */
function Both({ label }: { label: Label | undefined }) {
  if (label === undefined) return null;
  const { own, japanese } = label;
  if (japanese === undefined || japanese === own) return <>{own}</>;
  return (
    <>
      {own}{" "}
      <span class="soft small" lang="ja">
        {japanese}
      </span>
    </>
  );
}
