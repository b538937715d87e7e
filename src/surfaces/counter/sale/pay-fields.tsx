import type { Yen } from "../../../foundation/money/index.ts";
import { Button, errorFor, Notice, TextField, type FieldError } from "../../html/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import { CashFields } from "./cash-fields.tsx";
import type { CounterWays } from "./ways.ts";

export interface PayFieldsProps {
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly totalYen: Yen;
  readonly ways: CounterWays;
  readonly handed: string;
  readonly pin: string;
  readonly errors: readonly FieldError[];
}

/** Cash first, for it is typed and sent by Enter; then the reader, one Tab away; then a PIN. */
export function PayFields(props: PayFieldsProps) {
  const { texts, ways, errors } = props;
  const words = texts.pay;
  const reader = ways.hasReader ? (
    <Button kind="quiet" name="way" value="card" accessKey="c">
      {words.card}
    </Button>
  ) : null;
  return (
    <>
      {ways.till === "open" ? (
        <CashFields {...props} beside={reader} />
      ) : (
        <>
          <Notice kind="careful">
            {texts.refusals.till_closed} <a href={paths.till()}>{texts.find.openTill}</a>
          </Notice>
          {reader}
        </>
      )}
      {ways.takesPins ? (
        <section class="stack">
          <TextField
            name="pin"
            label={words.pin}
            value={props.pin}
            inputMode="numeric"
            size="large"
            optional={texts.sale.optional}
            {...errorFor(errors, "pin")}
          />
          <Button kind="quiet" name="way" value="pin">
            {words.payByPin}
          </Button>
        </section>
      ) : null}
    </>
  );
}
