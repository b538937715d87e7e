import type { Plan } from "../../../business/catalogue/index.ts";
import type { PaymentMethod } from "../../../business/payments/index.ts";
import { hasReceipt, showOrderNumber, type Order } from "../../../business/renewals/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  RadioField,
  showDuration,
  showInstant,
  showLastMinute,
  showYen,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { methodText, wordTexts } from "../words/index.ts";
import { Choices } from "./choices.tsx";
import { faceOf, refreshOf } from "./order-face.ts";
import { OrderStations } from "./order-stations.tsx";
import { Slip } from "./slip.tsx";
import { orderTexts } from "./texts/index.ts";

export interface OrderPageProps {
  readonly frame: Frame;
  readonly order: Order;
  readonly lineUrl?: string;
  readonly plansUrl?: string;
  readonly methods: readonly (PaymentMethod & { readonly provider: string })[];
  readonly replacements: readonly Plan[];
  readonly notice?: string;
}

/** Watches an order: what to do, how long it still takes, and what it came to. */
export function OrderPage(props: OrderPageProps) {
  const { frame, order } = props;
  const { language } = frame;
  const texts = orderTexts[language];
  const face = faceOf(order);
  const refresh = refreshOf(face);
  return (
    <Page
      frame={frame}
      title={texts.faces[face].title}
      lead={texts.faces[face].lead}
      kicker={
        <>
          {texts.number} <span class="code">{showOrderNumber(order.renewal.number)}</span>
        </>
      }
      isPrivate
      {...(refresh === undefined ? {} : { refreshSeconds: refresh, islands: ["order"] })}
    >
      {props.notice === undefined ? null : (
        <Notice kind="careful" live="status">
          <p>{props.notice}</p>
        </Notice>
      )}
      <Watch order={order} />
      <OrderStations order={order} language={language} />
      <Promise order={order} frame={frame} />
      {face === "late" ? (
        <Choices order={order} frame={frame} replacements={props.replacements} />
      ) : null}
      {face === "slip" ? <Slip order={order} frame={frame} /> : null}
      <Unpaid {...props} />
      <WhatItIs {...props} />
      <Foot {...props} />
    </Page>
  );
}

// For the island: where news comes from, and what stands here now.
function Watch({ order }: { order: Order }) {
  const { state, pastPromiseChoice } = order.renewal;
  return <div id="watch" data-state={`${state} ${pastPromiseChoice ?? ""}`} hidden></div>;
}

function Promise({ order, frame }: { order: Order; frame: Frame }) {
  const { language, zone } = frame;
  const texts = orderTexts[language];
  const { promisedAt, waitUntil } = order.renewal;
  const left = order.promiseLeftSeconds;
  if (promisedAt === undefined || left === undefined) return null;
  if (left > 0) {
    return (
      <p class="countdown" role="timer">
        <strong data-until={promisedAt}>{texts.promiseLeft(showDuration(left, language))}</strong>
        <br />
        <span class="soft small">
          {texts.promiseUntil(showInstant(promisedAt, language, zone))}
        </span>
      </p>
    );
  }
  if (order.refundsItselfAt === undefined) return null;
  const moment = showInstant(order.refundsItselfAt, language, zone);
  return <p>{waitUntil === undefined ? texts.refundsItself(moment) : texts.waitChosen(moment)}</p>;
}

function Unpaid({ frame, order, methods }: OrderPageProps) {
  const { language, zone } = frame;
  const texts = orderTexts[language];
  const { number, payBy } = order.renewal;
  if (!order.may.pay) return null;
  const next = order.openAttempt?.next;
  const last = order.attempts.at(-1);
  return (
    <Panel>
      {last?.failure === undefined ? null : (
        <Notice kind="careful">
          <p>{wordTexts[language].failures[last.failure]}</p>
        </Notice>
      )}
      {next?.kind === "redirect" ? (
        <ButtonLink href={next.url}>{texts.continuePaying}</ButtonLink>
      ) : null}
      <p class="small">{texts.payBefore(showInstant(payBy, language, zone))}</p>
      <Form action={paths.orderPay(language, number)}>
        <RadioField
          name="method"
          label={next === undefined ? texts.method : texts.payOther}
          value={`${methods[0]?.provider}:${methods[0]?.method}`}
          options={methods.map(({ provider, method }) => ({
            value: `${provider}:${method}`,
            label: methodText(method, language),
          }))}
        />
        <Button kind={next === undefined ? "primary" : "quiet"}>{texts.payAgain}</Button>
      </Form>
      {order.may.cancel ? (
        <Form action={paths.orderCancel(language, number)}>
          <Button kind="link">{texts.cancel}</Button>
        </Form>
      ) : null}
    </Panel>
  );
}

function WhatItIs({ frame, order }: OrderPageProps) {
  const { language, zone } = frame;
  const texts = orderTexts[language];
  const { renewal, plan, bucket, refunds } = order;
  const endsAt = bucket?.endsAt;
  const facts: Fact[] = [
    { term: texts.plan, detail: plan.names[language] },
    { term: texts.price, detail: showYen(renewal.totalYen, language) },
    ...(bucket?.startsAt === undefined
      ? []
      : [{ term: texts.starts, detail: showInstant(bucket.startsAt, language, zone) }]),
    ...(endsAt === undefined
      ? []
      : [
          {
            term: texts.validUntil,
            detail: showLastMinute(endsAt, language, zone),
            emphasis: "strong" as const,
          },
        ]),
  ];
  return (
    <Panel>
      <Facts items={facts} />
      {refunds.map((refund) => (
        <p class="small">
          {texts.refundOf(showYen(refund.amountYen, language))} · {texts.refundBack}
        </p>
      ))}
    </Panel>
  );
}

function Foot({ frame, order, lineUrl, plansUrl }: OrderPageProps) {
  const { language } = frame;
  const texts = orderTexts[language];
  const { number, contactEmail, state } = order.renewal;
  const isProven = hasReceipt(order.renewal);
  const isOver = ["payment_expired", "cancelled", "refunded"].includes(state);
  return (
    <div class="stack">
      {isProven ? (
        <Buttons>
          <ButtonLink href={paths.receipt(language, number)}>{texts.receipt}</ButtonLink>
          <ButtonLink href={paths.receiptPdf(language, number)} kind="quiet">
            {texts.receiptPdf}
          </ButtonLink>
        </Buttons>
      ) : null}
      {isProven && contactEmail !== undefined ? <p>{texts.mailSent}</p> : null}
      {isOver && plansUrl !== undefined ? (
        <ButtonLink href={plansUrl}>{texts.again}</ButtonLink>
      ) : null}
      <p class="small soft">{texts.keep}</p>
      {lineUrl === undefined ? null : (
        <p>
          <a href={lineUrl}>{texts.toLine}</a>
        </p>
      )}
    </div>
  );
}
