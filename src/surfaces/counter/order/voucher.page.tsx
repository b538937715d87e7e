import type { IdentityCheck } from "../../../business/identity/index.ts";
import { DOCUMENT_KINDS } from "../../../business/identity/index.ts";
import type { RefundClaim } from "../../../business/payments/index.ts";
import { showOrderNumber, showVoucherNumber } from "../../../business/renewals/index.ts";
import {
  Button,
  Facts,
  Form,
  Notice,
  Page,
  showYen,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { DocumentFields } from "../document/index.ts";
import { SlipButton } from "../print/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

export interface VoucherPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly claim: RefundClaim;
  readonly orderNumber: string;
  readonly mayPay: boolean;
  /** Names what this page asks for: sent again, it is the same paper. */
  readonly onceKey: string;
  readonly fresh?: IdentityCheck;
  readonly errors: readonly FieldError[];
  readonly notice?: string;
}

/** A refund that waits for its payer: a document, then the cash. */
export function VoucherPage(props: VoucherPageProps) {
  const { frame, texts, language, claim, errors, notice, fresh, orderNumber } = props;
  const words = texts.voucher;
  const title = words.title(showVoucherNumber(claim.number));
  return (
    <Page frame={frame} title={title} errors={errors} isPrivate>
      {notice === undefined ? null : (
        <Notice kind="urgent" live="alert">
          {notice}
        </Notice>
      )}
      {claim.state === "paid" ? <Notice kind="good">{words.done}</Notice> : null}
      <Facts
        items={[
          { term: words.amount, detail: showYen(claim.amountYen, language), emphasis: "strong" },
          { term: words.state, detail: words.states[claim.state] },
          {
            term: words.order,
            detail: <a href={paths.order(orderNumber)}>{showOrderNumber(orderNumber)}</a>,
          },
        ]}
      />
      {claim.state === "paid" ? (
        <SlipButton action={paths.voucherSlip(claim.number)} onceKey={props.onceKey}>
          {texts.printing.payOutSlip}
        </SlipButton>
      ) : null}
      {props.mayPay ? (
        <Form action={paths.voucher(claim.number)} class="stack">
          <DocumentFields
            texts={texts}
            accepts={DOCUMENT_KINDS}
            errors={errors}
            {...(fresh === undefined ? {} : { fresh })}
          />
          <Button>{words.pay}</Button>
        </Form>
      ) : null}
    </Page>
  );
}
