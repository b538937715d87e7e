import { showOrderNumber, type Order } from "../../../business/renewals/index.ts";
import {
  Button,
  ButtonLink,
  CheckField,
  Disclosure,
  Form,
  Notice,
  Panel,
  showInstant,
  together,
  type Frame,
} from "../../html/index.ts";
import { PinForm, type TypedPin } from "../pin/index.ts";
import { paths } from "../routes.ts";
import { isUnanswered, NoWay, WayField, type Ways } from "../ways/index.ts";
import { wordTexts } from "../../words/index.ts";
import { faceOf } from "./order-face.ts";
import { orderTexts } from "./texts/index.ts";

export interface PayPanelProps {
  readonly frame: Frame;
  readonly order: Order;
  readonly ways: Ways;
  /** The field for a PIN stands open, with what was typed. */
  readonly pin?: TypedPin;
  /** The number of a later order that makes paying this one a likely double purchase. */
  readonly supersededBy?: string;
}

/** How to pay an order that is not paid: go on where it was left, or take another way. */
export function PayPanel(props: PayPanelProps) {
  const { frame, order } = props;
  const { language, zone } = frame;
  const texts = orderTexts[language];
  const { number, payBy } = order.renewal;
  // While a payment is looked into, a second one could be paid twice.
  if (!order.may.pay || faceOf(order) === "checking") return null;
  const next = order.openAttempt?.next;
  const isBegun = next !== undefined || props.pin !== undefined;
  const form = <MethodForm {...props} />;
  return (
    <Panel>
      <Superseded {...props} />
      <LastFailure {...props} />
      {next?.kind === "redirect" ? (
        <ButtonLink href={next.url} width="full">
          {texts.continuePaying}
        </ButtonLink>
      ) : null}
      {next?.kind === "slip" || isUnansweredLast(order) ? null : (
        <p class="small soft">{together(texts.payBefore(showInstant(payBy, language, zone)))}</p>
      )}
      {props.pin === undefined ? null : (
        <PinForm frame={frame} order={order} typed={props.pin}>
          <Beside {...props} />
        </PinForm>
      )}
      {isBegun ? <Disclosure summary={texts.payOther}>{form}</Disclosure> : form}
      {order.may.cancel ? (
        <Form action={paths.orderCancel(language, number)}>
          <Button kind="link">{texts.cancel}</Button>
        </Form>
      ) : null}
    </Panel>
  );
}

/** Why the last try came to nothing, and whether another way is likely to do better. */
function LastFailure({ frame, order, ways }: PayPanelProps) {
  const { language, zone } = frame;
  const texts = orderTexts[language];
  const failure = order.attempts.at(-1)?.failure;
  if (!isUnansweredLast(order)) {
    return failure === undefined ? null : (
      <Notice kind="careful">
        <p>{wordTexts[language].failures[failure]}</p>
      </Notice>
    );
  }
  const { seller, renewal } = order;
  const kept = texts.keptUntil(showInstant(renewal.payBy, language, zone));
  const isNobodyThere = ways.offered.every(({ isSilent }) => isSilent);
  return (
    <Notice kind="careful" title={isNobodyThere ? texts.nobodyAnswers : texts.silent}>
      <p>{together(kept)}</p>
      <p>{isNobodyThere ? texts.tryLater(seller.phone) : texts.tryAnother}</p>
    </Notice>
  );
}

function isUnansweredLast({ attempts }: Order): boolean {
  const last = attempts.at(-1);
  return last !== undefined && isUnanswered(last);
}

function Superseded({ frame, supersededBy }: PayPanelProps) {
  const { language } = frame;
  const texts = orderTexts[language];
  if (supersededBy === undefined) return null;
  const shown = showOrderNumber(supersededBy);
  return (
    <Notice kind="urgent" live="alert">
      <p>{texts.superseded(shown)}</p>
      <ButtonLink href={paths.order(language, supersededBy)}>{texts.toOther(shown)}</ButtonLink>
    </Notice>
  );
}

function Beside({ frame, supersededBy }: PayPanelProps) {
  if (supersededBy === undefined) return null;
  const { payBeside } = orderTexts[frame.language];
  return <CheckField name="beside" value={supersededBy} label={payBeside} />;
}

function MethodForm(props: PayPanelProps) {
  const { frame, order, ways, pin } = props;
  const { language } = frame;
  const texts = orderTexts[language];
  const isFirst = order.openAttempt === undefined && pin === undefined;
  if (ways.offered.length === 0) {
    return <NoWay language={language} ways={ways} totalYen={order.renewal.totalYen} />;
  }
  return (
    <Form action={paths.orderPay(language, order.renewal.number)}>
      {order.slip === undefined ? null : <p class="small">{texts.slipGivesWay}</p>}
      <WayField language={language} ways={ways} />
      <Beside {...props} />
      <Button kind={isFirst ? "primary" : "quiet"} width="full">
        {texts.payAgain}
      </Button>
    </Form>
  );
}
