import type { PaymentMethod } from "../../../business/payments/index.ts";
import type { Order } from "../../../business/renewals/index.ts";
import {
  Button,
  ButtonLink,
  Disclosure,
  Form,
  Notice,
  Panel,
  RadioField,
  showInstant,
  together,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { methodText, wordTexts } from "../words/index.ts";
import { faceOf } from "./order-face.ts";
import { orderTexts } from "./texts/index.ts";

export interface PayPanelProps {
  readonly frame: Frame;
  readonly order: Order;
  readonly methods: readonly (PaymentMethod & { readonly provider: string })[];
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
  const failure = order.attempts.at(-1)?.failure;
  const form = <MethodForm {...props} />;
  return (
    <Panel>
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
        <p class="small soft">{together(texts.payBefore(showInstant(payBy, language, zone)))}</p>
      )}
      {next === undefined ? form : <Disclosure summary={texts.payOther}>{form}</Disclosure>}
      {order.may.cancel ? (
        <Form action={paths.orderCancel(language, number)}>
          <Button kind="link">{texts.cancel}</Button>
        </Form>
      ) : null}
    </Panel>
  );
}

function MethodForm({ frame, order, methods }: PayPanelProps) {
  const { language } = frame;
  const texts = orderTexts[language];
  return (
    <Form action={paths.orderPay(language, order.renewal.number)}>
      <RadioField
        name="method"
        label={texts.method}
        value={`${methods[0]?.provider}:${methods[0]?.method}`}
        options={methods.map(({ provider, method }) => ({
          value: `${provider}:${method}`,
          label: methodText(method, language),
        }))}
      />
      <Button kind={order.openAttempt === undefined ? "primary" : "quiet"} width="full">
        {texts.payAgain}
      </Button>
    </Form>
  );
}
