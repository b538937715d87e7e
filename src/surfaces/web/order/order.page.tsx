import type { OrderReminders } from "../../../business/notices/index.ts";
import type { Install } from "../../../business/esims/index.ts";
import type { Incident } from "../../../business/incidents/index.ts";
import type { Plan } from "../../../business/catalogue/index.ts";
import {
  showOrderNumber,
  type Order,
  type RefundPreview,
} from "../../../business/renewals/index.ts";
import {
  ButtonLink,
  Buttons,
  Notice,
  Page,
  showInstant,
  together,
  type Frame,
} from "../../html/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { chainName, InstallPanel } from "../../documents/index.ts";
import { caseWordTexts, helpTexts } from "../../words/index.ts";
import { AdviceLink } from "../advise/index.ts";
import { PinsBack, type PinBack, type TypedPin } from "../pin/index.ts";
import { IncidentBanner } from "../incidents/index.ts";
import { familyTexts } from "../family/texts/index.ts";
import { paths } from "../routes.ts";
import { ClaimCall, DisputeNotice, RefundOffer } from "../refund/index.ts";
import { SlipPanel, type ForeseenSlip } from "../slip/index.ts";
import { Choices } from "./choices.tsx";
import { adviceWhyOf } from "./other-way.ts";
import { faceOf, isAwaited, refreshOf, tokenOf } from "./order-face.ts";
import { OrderFacts, type Turn } from "./order-facts.tsx";
import { OrderStations } from "./order-stations.tsx";
import { PayPanel, type PayPanelProps } from "./pay-panel.tsx";
import { Remind } from "./remind.tsx";
import { orderTexts } from "./texts/index.ts";

export interface OrderPageProps {
  readonly frame: Frame;
  readonly order: Order;
  /** Of the order that bought a new eSIM. */
  readonly install?: Install;
  readonly lineUrl?: string;
  readonly plansUrl?: string;
  readonly remindersUrl?: string;
  readonly reminders?: OrderReminders;
  readonly turn?: Turn;
  readonly ways: PayPanelProps["ways"];
  readonly pin?: TypedPin;
  /** Answers a form: there is no address from which it could be loaded again. */
  readonly isAnswer?: true;
  /** PINs that came back into use with the money of this order. */
  readonly backs: readonly PinBack[];
  readonly replacements: readonly Plan[];
  readonly notice?: string;
  /** A form was sent when it was too late for it. */
  readonly said?: "too_late";
  readonly supersededBy?: string;
  /** While a carrier is awaited: what its lines suffer from now. */
  readonly incidents: readonly Incident[];
  readonly now: Instant;
  /** Of an order that can be paid: what it becomes now, and at the last moment of its slip. */
  readonly foreseen?: ForeseenSlip;
  /** What the order would give back on a wish; absent where its rule gives nothing. */
  readonly refund?: RefundPreview;
}

/** Watches an order: what to do, how long it still takes, and what it came to. */
export function OrderPage(props: OrderPageProps) {
  const { frame, order } = props;
  const { language } = frame;
  const texts = orderTexts[language];
  const face = faceOf(order);
  const refresh = refreshOf(order);
  const wrong = props.pin?.error;
  const isWatched = isAwaited(order) && props.isAnswer !== true;
  return (
    <Page
      frame={frame}
      title={texts.faces[face].title}
      lead={leadOf(order, language)}
      kicker={
        <>
          {texts.number} <span class="code">{showOrderNumber(order.renewal.number)}</span>
        </>
      }
      layout="split"
      isPrivate
      {...(isWatched ? { islands: ["order"] } : {})}
      {...(wrong === undefined ? {} : { errors: [{ field: "pin", message: wrong }] })}
      {...(refresh === undefined ? {} : { refreshSeconds: refresh })}
    >
      {props.notice === undefined ? null : (
        <Notice kind="careful" live="status">
          <p>{props.notice}</p>
        </Notice>
      )}
      <IncidentBanner frame={frame} incidents={props.incidents} />
      <div id="watch" data-state={tokenOf(order)} hidden></div>
      <OrderStations order={order} language={language} />
      <Promise order={order} frame={frame} />
      {face === "late" ? (
        <Choices order={order} frame={frame} replacements={props.replacements} />
      ) : null}
      {props.install === undefined ? null : (
        <InstallPanel install={props.install} language={language} />
      )}
      <DisputeNotice frame={frame} order={order} />
      {face === "claim" ? <ClaimCall frame={frame} order={order} /> : null}
      <SlipOf {...props} />
      {face === "over" && order.attempts.some(({ kind }) => kind === "slip") ? (
        <Notice kind="careful">
          <p>{texts.slipOver}</p>
        </Notice>
      ) : null}
      <PinsBack frame={frame} backs={props.backs} />
      <div class="no-print">
        <PayPanel {...props} />
      </div>
      <div class="beside stack">
        <OrderFacts {...props} />
        <Remind {...props} number={order.renewal.number} />
        <Foot {...props} />
        <OtherWay {...props} />
        {props.refund === undefined ? null : (
          <RefundOffer frame={frame} order={order} preview={props.refund} />
        )}
      </div>
    </Page>
  );
}

/** Where the order itself leads no further, the other ways to be connected. */
function OtherWay({ frame, order, ways, said }: OrderPageProps) {
  const why = adviceWhyOf(order, ways, said);
  return why === undefined ? null : <AdviceLink language={frame.language} why={why} />;
}

function leadOf(order: Order, language: Language): string {
  const texts = orderTexts[language];
  const [shop, ...others] = order.slip?.chains ?? [];
  const isOneShop = shop !== undefined && others.length === 0;
  return isOneShop ? texts.payAtShop(chainName(shop.chain)) : texts.faces[faceOf(order)].lead;
}

function SlipOf({ frame, order, now, foreseen }: OrderPageProps) {
  const { slip, renewal } = order;
  if (slip === undefined) return null;
  const known = foreseen === undefined ? {} : { foreseen };
  return <SlipPanel frame={frame} slip={slip} renewal={renewal} now={now} {...known} />;
}

function Promise({ order, frame }: { order: Order; frame: Frame }) {
  const { language, zone } = frame;
  const texts = orderTexts[language];
  const { promisedAt, waitUntil } = order.renewal;
  const left = order.promiseLeftSeconds;
  if (promisedAt === undefined || left === undefined) return null;
  if (left > 0) {
    const minutes = Math.floor(left / 60);
    return (
      <p class="countdown" role="timer">
        {texts.promiseLeft}
        <strong data-left={left}>{`${minutes}:${String(left % 60).padStart(2, "0")}`}</strong>
        <span class="soft small">
          {together(texts.promiseUntil(showInstant(promisedAt, language, zone)))}
        </span>
      </p>
    );
  }
  if (order.refundsItselfAt === undefined) return null;
  const moment = showInstant(order.refundsItselfAt, language, zone);
  const text = waitUntil === undefined ? texts.refundsItself(moment) : texts.waitChosen(moment);
  return <p>{together(text)}</p>;
}

function Foot({ frame, order, lineUrl, plansUrl }: OrderPageProps) {
  const { language } = frame;
  const texts = orderTexts[language];
  const { number, fulfilledAt, contactEmail, state } = order.renewal;
  const isOver = ["payment_expired", "cancelled", "refunded"].includes(state);
  const isFulfilled = fulfilledAt !== undefined;
  return (
    <>
      {isFulfilled ? (
        <Buttons>
          <ButtonLink href={paths.receipt(language, number)}>{texts.receipt}</ButtonLink>
          <ButtonLink href={paths.receiptPdf(language, number)} kind="quiet">
            {texts.receiptPdf}
          </ButtonLink>
        </Buttons>
      ) : null}
      {state === "refunded" ? (
        <p>
          <a href={paths.receipt(language, number, { kind: "return" })}>{texts.refundDocument}</a>
        </p>
      ) : null}
      {isOver && plansUrl !== undefined ? (
        <ButtonLink href={plansUrl}>{texts.again}</ButtonLink>
      ) : null}
      <p class="small soft">
        {isFulfilled && contactEmail !== undefined ? `${texts.mailSent} ` : ""}
        {texts.keep}
      </p>
      <p>
        <a href={paths.orderHelp(language, number)}>{helpTexts[language].title}</a>
        {" · "}
        <a href={paths.voucherProblem(language, number)}>{caseWordTexts[language].report}</a>
      </p>
      {order.renewal.paidAt === undefined ? null : (
        <p>
          <a href={paths.orderRecord(language, number)}>{caseWordTexts[language].record}</a>
        </p>
      )}
      {order.checkoutNumber === undefined ? null : (
        <p>
          <a href={paths.checkout(language, order.checkoutNumber)}>
            {familyTexts[language].partOf}
          </a>
        </p>
      )}
      {lineUrl === undefined ? null : (
        <p>
          <a href={lineUrl}>{texts.toLine}</a>
        </p>
      )}
    </>
  );
}
