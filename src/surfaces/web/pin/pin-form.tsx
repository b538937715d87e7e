import { PIN } from "../../../business/pins/index.ts";
import type { Order } from "../../../business/renewals/index.ts";
import {
  Button,
  Form,
  Notice,
  showLastMinute,
  showYen,
  TextField,
  together,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { wayValue } from "../ways/index.ts";
import { pinTexts } from "./texts/index.ts";
import type { PinBack } from "./pins-back.ts";
import type { Child } from "hono/jsx";

/** What was typed, and what is wrong with it. */
export interface TypedPin {
  readonly value: string;
  readonly error?: string;
}

/** Takes the digits of a PIN for an order; without script, on any keyboard. */
export function PinForm(props: { frame: Frame; order: Order; typed: TypedPin; children?: Child }) {
  const { frame, order, typed } = props;
  const { language } = frame;
  const texts = pinTexts[language];
  const { number, totalYen } = order.renewal;
  return (
    <Form
      action={paths.orderPay(language, number)}
      hidden={{ method: wayValue({ provider: PIN, method: PIN }) }}
    >
      <TextField
        name="pin"
        label={texts.label}
        hint={texts.hint}
        value={typed.value}
        inputMode="numeric"
        autocomplete="off"
        size="large"
        maxLength={TYPED_MAX}
        {...(typed.error === undefined ? {} : { error: typed.error })}
      />
      {props.children}
      <Button width="full">{texts.submit(showYen(totalYen, language))}</Button>
    </Form>
  );
}

// Sixteen digits with whatever stands between them.
const TYPED_MAX = 60;

/** PINs that came back into use: nobody else would tell their holder. */
export function PinsBack({ frame, backs }: { frame: Frame; backs: readonly PinBack[] }) {
  const { language, zone } = frame;
  const texts = pinTexts[language];
  if (backs.length === 0) return null;
  return (
    <Notice kind="note" title={texts.backTitle}>
      {backs.map(({ serial, until }) => (
        <p>{together(texts.back(serial, showLastMinute(until, language, zone)))}</p>
      ))}
    </Notice>
  );
}
