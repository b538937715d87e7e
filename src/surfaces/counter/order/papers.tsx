import { copySeen, type Receipt } from "../../../business/receipts/index.ts";
import type { Renewal } from "../../../business/renewals/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { QrPicture, receiptSheet, whichOf } from "../../documents/index.ts";
import {
  Button,
  Buttons,
  Disclosure,
  errorFor,
  Form,
  LANGUAGE_NAMES,
  SelectField,
  TextField,
  type FieldError,
} from "../../html/index.ts";
import { orderPageUrl } from "../order-link.ts";
import { paths } from "../routes.ts";
import type { CounterTexts } from "../staff-texts/index.ts";

export interface PapersProps {
  readonly renewal: Renewal;
  readonly receipts: readonly Receipt[];
  readonly publicUrl: string;
  /** Opens the order on the phone that scans it. */
  readonly linkUrl: string;
  readonly texts: CounterTexts;
  readonly mayReprint: boolean;
  /** Never on a page that looks again by itself: what is being typed would be lost. */
  readonly mayMail: boolean;
  /** As typed and refused. */
  readonly email: string;
  readonly isOpen: boolean;
  readonly errors: readonly FieldError[];
}

/** What the customer takes along: paper, the order on the own phone, e-mail. */
export function Papers(props: PapersProps) {
  const { texts, receipts, isOpen } = props;
  return (
    <Disclosure summary={texts.papers.title} isOpen={isOpen}>
      <Buttons>
        {props.mayReprint ? receipts.map((receipt) => copyForm(props, receipt)) : null}
      </Buttons>
      <Pictures {...props} />
      {props.mayMail ? <MailForm {...props} /> : null}
    </Disclosure>
  );
}

function copyForm({ texts, renewal }: PapersProps, receipt: Receipt) {
  const words = texts.papers;
  const what = words[receipt.content.kind];
  const hidden = { ...whichOf(receipt), seen: copySeen(receipt) };
  return (
    <Form action={paths.receiptCopy(renewal.number)} hidden={hidden}>
      <Button kind="quiet">
        {receipt.handedAt === undefined ? words.copy(what) : words.again(what)}
      </Button>
    </Form>
  );
}

function Pictures({ texts, renewal, receipts, publicUrl, linkUrl }: PapersProps) {
  const words = texts.papers;
  const { language } = renewal;
  const proof = receipts.find(({ content }) => content.kind === "receipt");
  const verifyUrl =
    proof === undefined ? undefined : receiptSheet(proof, { language, publicUrl }).verifyUrl;
  const all = [
    {
      name: words.orderQr,
      hint: renewal.channel === "counter" ? words.orderQrHint : words.orderQrElsewhere,
      // For the customer's phone: this machine's browser is not to keep the order.
      url: orderPageUrl(renewal, { language, publicUrl }),
      scanned: linkUrl,
    },
    ...(verifyUrl === undefined
      ? []
      : [
          {
            ...{ name: words.proofQr, hint: words.proofQrHint },
            ...{ url: verifyUrl, scanned: verifyUrl },
          },
        ]),
  ];
  return (
    <div class="buttons">
      {all.map(({ name, hint, url, scanned }) => (
        <figure>
          <QrPicture text={scanned} label={name} />
          <figcaption>
            <a href={url}>{name}</a>
            <br />
            <span class="soft small">{hint}</span>
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

function MailForm({ texts, renewal, email, errors }: PapersProps) {
  const words = texts.papers;
  return (
    <Form action={paths.orderMail(renewal.number)} class="stack">
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={words.email}
        hint={words.emailHint}
        value={email}
        {...errorFor(errors, "email")}
      />
      <SelectField
        name="language"
        label={words.language}
        value={renewal.language}
        options={LANGUAGES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
      />
      <Button kind="quiet">{words.send}</Button>
    </Form>
  );
}
