import type { Checkout } from "../../../business/checkouts/index.ts";
import { hasReceipt, showOrderNumber, type Order } from "../../../business/renewals/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import {
  Button,
  ButtonLink,
  CheckField,
  Disclosure,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  showInstant,
  showLastMinute,
  showYen,
  Tag,
  together,
  type Fact,
  type Frame,
  type TagTone,
} from "../../html/index.ts";
import { wordTexts } from "../../words/index.ts";
import { faceOf } from "../order/index.ts";
import { orderTexts, type OrderFace } from "../order/texts/index.ts";
import { paths } from "../routes.ts";
import { SlipPanel } from "../slip/index.ts";
import { NoWay, WayField } from "../ways/index.ts";
import type { SeveralWays } from "./several-ways.ts";
import { familyTexts } from "./texts/index.ts";

export interface CheckoutPageProps {
  readonly frame: Frame;
  readonly checkout: Checkout;
  /** Of the lines, in the order of the orders. */
  readonly names: readonly string[];
  readonly ways: SeveralWays;
  readonly now: Instant;
  readonly notice?: string;
  /** A later order of one of the lines, which makes paying a likely double purchase. */
  readonly supersededBy?: string;
}

/** One payment, and every order that it pays for, each with its own promise. */
export function CheckoutPage(props: CheckoutPageProps) {
  const { frame, checkout, names, notice } = props;
  const { language } = frame;
  const refresh = refreshOf(checkout);
  return (
    <Page
      frame={frame}
      {...headOf(checkout, language)}
      kicker={
        <>
          {orderTexts[language].number} <span class="code">{showOrderNumber(checkout.number)}</span>
        </>
      }
      layout="split"
      isPrivate
      {...(refresh === undefined ? {} : { refreshSeconds: refresh })}
    >
      {notice === undefined ? null : (
        <Notice kind="careful" live="status">
          <p>{notice}</p>
        </Notice>
      )}
      {checkout.slip === undefined ? null : (
        <SlipPanel
          frame={frame}
          slip={checkout.slip}
          renewal={checkout.first.renewal}
          now={props.now}
        />
      )}
      {checkout.orders.map((order, i) => (
        <OrderPanel frame={frame} order={order} name={names[i] ?? ""} isPaid={isPaid(checkout)} />
      ))}
      <div class="beside stack">
        <Facts
          items={[
            {
              term: familyTexts[language].total,
              detail: showYen(checkout.totalYen, language),
              emphasis: "strong",
            },
          ]}
        />
        <PayPanel {...props} />
        <ReceiptChosen frame={frame} checkout={checkout} />
        {hasDocuments(checkout) ? (
          <ButtonLink href={paths.checkoutReceipts(language, checkout.number)} kind="quiet">
            {familyTexts[language].allReceipts}
          </ButtonLink>
        ) : null}
        <p class="small soft">{orderTexts[language].keep}</p>
      </div>
    </Page>
  );
}

function hasDocuments({ receipt, orders }: Checkout): boolean {
  if (receipt.choice === "joint" && receipt.issuedAt === undefined) return false;
  return orders.some(({ renewal }) => hasReceipt(renewal));
}

/** How it will be documented: to choose until it is paid, and until it is there. */
function ReceiptChosen({ frame, checkout }: Pick<CheckoutPageProps, "frame" | "checkout">) {
  const { language } = frame;
  const texts = familyTexts[language].receipt;
  const { receipt, may, number } = checkout;
  if (!may.chooseReceipt) {
    const isAwaited = receipt.choice === "joint" && receipt.issuedAt === undefined;
    return isAwaited && isPaid(checkout) ? <p class="soft">{texts.jointLater}</p> : null;
  }
  const other = receipt.choice === "each" ? "joint" : "each";
  return (
    <Panel>
      <Facts items={[{ term: texts.label, detail: texts[receipt.choice] }]} layout="close" />
      <Form action={paths.checkoutReceipt(language, number)} hidden={{ receipt: other }}>
        <Button kind="link">{other === "joint" ? texts.toJoint : texts.toEach}</Button>
      </Form>
      <p class="small soft">{texts.hint}</p>
    </Panel>
  );
}

function isPaid({ state }: Checkout): boolean {
  return state === "paid" || state === "shared";
}

function headOf(checkout: Checkout, language: Language) {
  const texts = familyTexts[language];
  if (!isPaid(checkout)) return orderTexts[language].faces[faceOf(checkout.first)];
  const faces = checkout.orders.map(faceOf);
  const isDone = faces.every((face) => face === "done" || face === "waiting_turn");
  return isDone ? texts.allDone : texts.paid;
}

const TONES: Readonly<Partial<Record<OrderFace, TagTone>>> = {
  done: "good",
  waiting_turn: "good",
  late: "urgent",
  failed: "careful",
  claim: "careful",
  refunding: "careful",
};

function OrderPanel(props: { frame: Frame; order: Order; name: string; isPaid: boolean }) {
  const { frame, order, name } = props;
  const { language } = frame;
  const face = faceOf(order);
  const isWaiting = props.isPaid && order.renewal.paidAt === undefined;
  const says = isWaiting ? familyTexts[language].itsTurn : orderTexts[language].faces[face].title;
  return (
    <section class="panel">
      <h2>{name}</h2>
      {props.isPaid ? (
        <p>
          <Tag tone={TONES[face] ?? "calm"}>{says}</Tag>
        </p>
      ) : null}
      <Facts items={factsOf(frame, order)} layout="close" />
      {props.isPaid ? (
        <p>
          <a href={paths.order(language, order.renewal.number)}>
            {familyTexts[language].toOrder(showOrderNumber(order.renewal.number))}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function factsOf({ language, zone }: Frame, order: Order): readonly Fact[] {
  const { renewal, plan, bucket } = order;
  const texts = orderTexts[language];
  const isCounting = (order.promiseLeftSeconds ?? 0) > 0 && renewal.promisedAt !== undefined;
  const promise = isCounting ? renewal.promisedAt : undefined;
  return [
    { term: texts.plan, detail: plan.names[language] },
    { term: texts.price, detail: showYen(renewal.totalYen, language) },
    ...(promise === undefined
      ? []
      : [
          {
            term: familyTexts[language].promise,
            detail: texts.promiseUntil(showInstant(promise, language, zone)),
          },
        ]),
    ...(bucket?.endsAt === undefined
      ? []
      : [{ term: texts.validUntil, detail: showLastMinute(bucket.endsAt, language, zone) }]),
  ];
}

/** Go on where the payment was left, or take another way; or give it all up. */
function PayPanel(props: CheckoutPageProps) {
  const { frame, checkout } = props;
  const { language, zone } = frame;
  const texts = orderTexts[language];
  if (!checkout.may.pay || faceOf(checkout.first) === "checking") return null;
  const next = checkout.first.openAttempt?.next;
  const failure = checkout.first.attempts.at(-1)?.failure;
  const form = <MethodForm {...props} />;
  return (
    <Panel>
      <Superseded {...props} />
      {failure === undefined ? null : (
        <Notice kind="careful">
          <p>{wordTexts[language].failures[failure]}</p>
        </Notice>
      )}
      {next?.kind === "redirect" ? (
        <ButtonLink href={next.url} width="full">
          {texts.continuePaying}
        </ButtonLink>
      ) : null}
      {next?.kind === "slip" ? null : (
        <p class="small soft">
          {together(texts.payBefore(showInstant(checkout.payBy, language, zone)))}
        </p>
      )}
      {next === undefined ? form : <Disclosure summary={texts.payOther}>{form}</Disclosure>}
      {checkout.may.cancel ? (
        <Form action={paths.checkoutCancel(language, checkout.number)}>
          <Button kind="link">{familyTexts[language].cancelAll}</Button>
        </Form>
      ) : null}
    </Panel>
  );
}

function Superseded({ frame, supersededBy }: CheckoutPageProps) {
  const { language } = frame;
  const texts = orderTexts[language];
  if (supersededBy === undefined) return null;
  const shown = showOrderNumber(supersededBy);
  const found = `${paths.orders(language)}?number=${encodeURIComponent(supersededBy)}`;
  return (
    <Notice kind="urgent" live="alert">
      <p>{texts.superseded(shown)}</p>
      <ButtonLink href={found}>{texts.toOther(shown)}</ButtonLink>
    </Notice>
  );
}

function MethodForm({ frame, checkout, ways, supersededBy }: CheckoutPageProps) {
  const { language } = frame;
  const texts = orderTexts[language];
  if (ways.offered.length === 0) {
    return <NoWay language={language} ways={ways} totalYen={checkout.totalYen} />;
  }
  const isFirst = checkout.first.openAttempt === undefined;
  return (
    <Form action={paths.checkoutPay(language, checkout.number)}>
      {checkout.slip === undefined ? null : <p class="small">{texts.slipGivesWay}</p>}
      <WayField language={language} ways={ways} />
      {ways.leavesOutPin ? <p class="small soft">{familyTexts[language].pinAlone}</p> : null}
      {supersededBy === undefined ? null : (
        <CheckField name="beside" value={supersededBy} label={texts.payBeside} />
      )}
      <Button kind={isFirst ? "primary" : "quiet"} width="full">
        {texts.payAgain}
      </Button>
    </Form>
  );
}

const REFRESHED: readonly OrderFace[] = ["working", "checking", "unpaid", "slip"];

/** Seconds until the page looks again by itself, while an order is on its way. */
function refreshOf(checkout: Checkout): number | undefined {
  if (faceOf(checkout.first) === "checking") return 3;
  if (!isPaid(checkout)) return undefined;
  return checkout.orders.some((order) => REFRESHED.includes(faceOf(order))) ? 5 : undefined;
}
