import {
  BANK_ACCOUNT_KINDS,
  type BankAccountKind,
  type RefundClaim,
} from "../../../business/payments/index.ts";
import type { Order, PayoutWay } from "../../../business/renewals/index.ts";
import { methodText } from "../../documents/index.ts";
import {
  Button,
  Disclosure,
  errorFor,
  Form,
  RadioField,
  showYen,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { refundTexts } from "./texts/index.ts";

/** What somebody typed, kept while it is wrong. */
export interface TypedClaim {
  readonly way: string;
  readonly email: string;
  readonly bank: string;
  readonly branch: string;
  readonly kind: string;
  readonly number: string;
  readonly holder: string;
}

export interface ClaimWaysProps {
  readonly frame: Frame;
  readonly order: Order;
  readonly claim: RefundClaim;
  readonly payoutWays: readonly PayoutWay[];
  readonly typed?: TypedClaim;
  readonly errors?: readonly FieldError[];
}

/** Each way in a fold of its own, since no script hides the fields of the others. */
export function ClaimWays(props: ClaimWaysProps) {
  const { language } = props.frame;
  const texts = refundTexts[language];
  const { typed } = props;
  return (
    <section aria-label={texts.chooseTitle}>
      <h2>{texts.chooseTitle}</h2>
      {props.payoutWays.map((way) => (
        <Disclosure
          summary={texts.payout(methodText(way.way, language))}
          isOpen={typed?.way === `payout:${way.provider}`}
        >
          <PayoutForm {...props} way={way} />
        </Disclosure>
      ))}
      <Disclosure summary={texts.bankTitle} isOpen={typed?.way === "bank"}>
        <BankForm {...props} />
      </Disclosure>
      <Disclosure summary={texts.counter}>
        <CounterForm {...props} />
      </Disclosure>
    </section>
  );
}

function PayoutForm({ way, ...props }: ClaimWaysProps & { readonly way: PayoutWay }) {
  const { frame, order, claim, typed, errors } = props;
  const { language } = frame;
  const texts = refundTexts[language];
  const name = methodText(way.way, language);
  const isTyped = typed?.way === `payout:${way.provider}`;
  return (
    <Form
      action={paths.orderRefundWay(language, order.renewal.number)}
      hidden={{ refund: claim.refundId, way: `payout:${way.provider}` }}
    >
      <p>{texts.payoutHint(name)}</p>
      <TextField
        name="email"
        type="email"
        inputMode="email"
        autocomplete="email"
        label={texts.email(name)}
        value={isTyped ? typed.email : (order.renewal.contactEmail ?? "")}
        maxLength={254}
        {...errorFor(errors, "email")}
      />
      <Button>{texts.choosePayout(showYen(claim.amountYen, language), name)}</Button>
    </Form>
  );
}

function BankForm({ frame, order, claim, typed, errors }: ClaimWaysProps) {
  const { language } = frame;
  const texts = refundTexts[language];
  const known = claim.way?.kind === "bank" ? claim.way.account : undefined;
  const value = typed?.way === "bank" ? typed : known;
  return (
    <Form
      action={paths.orderRefundWay(language, order.renewal.number)}
      hidden={{ refund: claim.refundId, way: "bank" }}
    >
      <p>{texts.bankHint}</p>
      <TextField
        name="bank"
        label={texts.bank}
        hint={texts.bankExample}
        value={value?.bank ?? ""}
        maxLength={40}
        {...errorFor(errors, "bank")}
      />
      <TextField
        name="branch"
        label={texts.branch}
        hint={texts.branchExample}
        value={value?.branch ?? ""}
        maxLength={40}
        {...errorFor(errors, "branch")}
      />
      <RadioField
        name="kind"
        label={texts.kind}
        value={value?.kind ?? "ordinary"}
        layout="row"
        options={BANK_ACCOUNT_KINDS.map((kind) => ({
          value: kind,
          label: <KindLabel kind={kind} word={texts.kinds[kind]} />,
        }))}
        {...errorFor(errors, "kind")}
      />
      <TextField
        name="number"
        label={texts.number}
        hint={texts.numberHint}
        inputMode="numeric"
        size="medium"
        value={value?.number ?? ""}
        maxLength={12}
        {...errorFor(errors, "number")}
      />
      <TextField
        name="holder"
        label={texts.holder}
        hint={
          <>
            {texts.holderHint} <span lang="ja">ワン シャオミン</span>
          </>
        }
        value={value?.holder ?? ""}
        maxLength={60}
        {...errorFor(errors, "holder")}
      />
      <Button>{texts.chooseBank(showYen(claim.amountYen, language))}</Button>
    </Form>
  );
}

// As they stand on the passbook, whatever the reader's language.
const ON_PASSBOOK: Readonly<Record<BankAccountKind, string>> = {
  ordinary: "普通",
  current: "当座",
  savings: "貯蓄",
};

function KindLabel({ kind, word }: { readonly kind: BankAccountKind; readonly word: string }) {
  const japanese = ON_PASSBOOK[kind];
  if (word === japanese) return <>{word}</>;
  return (
    <>
      {word} <span lang="ja">{japanese}</span>
    </>
  );
}

function CounterForm({ frame, order, claim }: ClaimWaysProps) {
  const { language } = frame;
  const texts = refundTexts[language];
  return (
    <Form
      action={paths.orderRefundWay(language, order.renewal.number)}
      hidden={{ refund: claim.refundId, way: "counter" }}
    >
      <p>{texts.counterHint}</p>
      <ul>
        {texts.counterBring.map((thing) => (
          <li>{thing}</li>
        ))}
      </ul>
      <Button>{texts.chooseCounter}</Button>
    </Form>
  );
}
