import { isUnpaid, type RefundClaim } from "../../../business/payments/index.ts";
import {
  showOrderNumber,
  showVoucherNumber,
  type Order,
  type PayoutWay,
} from "../../../business/renewals/index.ts";
import { methodText } from "../../documents/index.ts";
import {
  Facts,
  Notice,
  Page,
  Panel,
  showYen,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { ClaimWays, type TypedClaim } from "./claim-ways.tsx";
import { refundTexts } from "./texts/index.ts";
import { Voucher } from "./voucher.tsx";

export interface ClaimPageProps {
  readonly frame: Frame;
  readonly order: Order;
  readonly payoutWays: readonly PayoutWay[];
  readonly typed?: TypedClaim;
  readonly errors?: readonly FieldError[];
  readonly notice?: string;
}

/** A refund that cannot go back the way it was paid: how to have it, and how far it is. */
export function ClaimPage(props: ClaimPageProps) {
  const { frame, order, errors } = props;
  const { language } = frame;
  const texts = refundTexts[language];
  const { claims } = order;
  const open = claims.find(isUnpaid);
  return (
    <Page
      frame={frame}
      title={texts.claimTitle}
      {...(open?.state === "open" ? { lead: texts.claimLead } : {})}
      kicker={
        <>
          {texts.order} <span class="code">{showOrderNumber(order.renewal.number)}</span>
        </>
      }
      isPrivate
      {...(errors === undefined ? {} : { errors })}
    >
      {props.notice === undefined ? null : (
        <Notice kind="careful" live="status">
          <p>{props.notice}</p>
        </Notice>
      )}
      {open?.state === "open" && open.failure !== undefined && isFailureOfWay(open) ? (
        <Notice kind="careful">
          <p>{texts.cameBack}</p>
        </Notice>
      ) : null}
      {claims.map((claim) => (
        <Standing frame={frame} claim={claim} payoutWays={props.payoutWays} />
      ))}
      {open === undefined ? null : <p class="small soft">{texts.keeps}</p>}
      {open === undefined || open.state === "paying" ? null : <ClaimWays {...props} claim={open} />}
    </Page>
  );
}

function isFailureOfWay({ openedAt, changedAt }: RefundClaim): boolean {
  return openedAt < changedAt;
}

function Standing(props: {
  readonly frame: Frame;
  readonly claim: RefundClaim;
  readonly payoutWays: readonly PayoutWay[];
}) {
  const { frame, claim } = props;
  const { language } = frame;
  const texts = refundTexts[language];
  const mayChange = claim.state === "way_chosen";
  return (
    <Panel tone="strong">
      <Facts
        items={[
          { term: texts.amount, detail: showYen(claim.amountYen, language), emphasis: "strong" },
          {
            term: texts.state,
            detail: stateText(props),
            ...(mayChange ? { note: texts.mayChange } : {}),
          },
          ...(isUnpaid(claim)
            ? [
                {
                  term: texts.voucher,
                  detail: <span class="code">{showVoucherNumber(claim.number)}</span>,
                },
              ]
            : []),
        ]}
      />
      {claim.way?.kind === "counter" ? (
        <>
          <Voucher number={claim.number} label={texts.voucherCode} />
          <ul>
            {texts.counterBring.map((thing) => (
              <li>{thing}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Panel>
  );
}

function stateText({
  frame: { language },
  claim,
  payoutWays,
}: {
  readonly frame: Frame;
  readonly claim: RefundClaim;
  readonly payoutWays: readonly PayoutWay[];
}): string {
  const { states } = refundTexts[language];
  const { state, way, paidBy } = claim;
  if (state === "paying") return states.paying;
  if (state === "withdrawn") return states.withdrawn;
  if (state === "paid") {
    if (paidBy === "cash" || paidBy === "bank_transfer") return states[paidBy];
    return states.paidOut(methodText(paidBy ?? "", language));
  }
  switch (way?.kind) {
    case undefined:
      return states.open;
    case "counter":
      return states.counter;
    case "bank":
      return states.bank(way.account.bank, way.account.number.slice(-3));
    case "payout": {
      const known = payoutWays.find(({ provider }) => provider === way.provider);
      return states.payout(methodText(known?.way ?? "", language), way.email);
    }
  }
}
