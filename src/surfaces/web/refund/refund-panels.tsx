import { isUnpaid, type Refund } from "../../../business/payments/index.ts";
import { PIN } from "../../../business/pins/index.ts";
import type { Order, RefundPreview } from "../../../business/renewals/index.ts";
import { methodText } from "../../documents/index.ts";
import { ButtonLink, Disclosure, Notice, showYen, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";
import { refundTexts } from "./texts/index.ts";

/** For an order that could be given back: how much, folded away, for few mean to. */
export function RefundOffer(props: {
  readonly frame: Frame;
  readonly order: Order;
  readonly preview: RefundPreview;
}) {
  const { frame, order, preview } = props;
  const { language } = frame;
  const texts = refundTexts[language];
  return (
    <Disclosure summary={texts.title}>
      <p>{texts.offer(showYen(preview.offer.amountYen, language))}</p>
      <ButtonLink href={paths.orderRefund(language, order.renewal.number)} kind="quiet">
        {texts.offerSee}
      </ButtonLink>
    </Disclosure>
  );
}

/** One refund of an order: how much, and how it came or comes. */
export function RefundNote(props: {
  readonly frame: Frame;
  readonly order: Order;
  readonly refund: Refund;
}) {
  const { frame, order, refund } = props;
  const { language } = frame;
  const texts = refundTexts[language];
  const claim = order.claims.find(({ refundId }) => refundId === refund.refundId);
  const paidWith = order.attempts.find(({ attemptId }) => attemptId === refund.attemptId);
  // No bank has a part in it: the page says that the PIN can be used again.
  const isByPin = paidWith?.provider === PIN;
  return (
    <div class="small">
      <strong>{texts.refundOf(showYen(refund.amountYen, language))}</strong>
      {claim === undefined && !isByPin ? <p>{texts.refundBack}</p> : null}
      {claim !== undefined && isUnpaid(claim) ? (
        <p>
          <a href={paths.orderRefund(language, order.renewal.number)}>{texts.claimTitle}</a>
        </p>
      ) : null}
      {claim?.state === "paid" ? <p>{paidText(claim.paidBy ?? "", frame)}</p> : null}
      {claim?.state === "withdrawn" ? <p>{texts.states.withdrawn}</p> : null}
    </div>
  );
}

function paidText(paidBy: string, { language }: Frame): string {
  const { states } = refundTexts[language];
  if (paidBy === "cash" || paidBy === "bank_transfer") return states[paidBy];
  return states.paidOut(methodText(paidBy, language));
}

/** What a bank's question about the payment means, told as it stands. */
export function DisputeNotice({ frame, order }: { readonly frame: Frame; readonly order: Order }) {
  const texts = refundTexts[frame.language];
  const states = new Set(order.disputes.map(({ state }) => state));
  return (
    <>
      {[...states].map((state) => (
        <Notice kind={state === "won" ? "note" : "careful"}>
          <p>{texts.disputed[state]}</p>
        </Notice>
      ))}
    </>
  );
}

/** What to do first where a refund waits for its payer's choice. */
export function ClaimCall({ frame, order }: { readonly frame: Frame; readonly order: Order }) {
  const { language } = frame;
  const texts = refundTexts[language];
  return (
    <ButtonLink href={paths.orderRefund(language, order.renewal.number)} width="full">
      {texts.claimTitle}
    </ButtonLink>
  );
}
