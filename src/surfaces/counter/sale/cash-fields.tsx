import type { Child } from "hono/jsx";
import type { Yen } from "../../../foundation/money/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import {
  Button,
  Buttons,
  errorFor,
  showYen,
  TextField,
  type FieldError,
} from "../../html/index.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import { quickAmounts } from "./quick-amounts.ts";

/** The amount as typed and Enter, or one of the quick ones; the first button is Enter's. */
export function CashFields(props: {
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly totalYen: Yen;
  readonly handed: string;
  readonly errors: readonly FieldError[];
  /** Another way, one Tab after Enter's button. */
  readonly beside?: Child;
}) {
  const { texts, language, totalYen, handed, errors, beside } = props;
  const words = texts.sale;
  return (
    <section class="stack">
      <TextField
        name="handed"
        label={words.handed}
        value={handed}
        inputMode="numeric"
        size="medium"
        focus="first"
        {...errorFor(errors, "handed")}
      />
      <Buttons>
        <Button>{words.take}</Button>
        {beside}
      </Buttons>
      <Buttons>
        {quickAmounts(totalYen).map((amount, i) => (
          <Button kind="quiet" name="quick" value={String(amount)} accessKey={String(i + 1)}>
            {i === 0 ? words.exact(showYen(yen(amount), language)) : showYen(yen(amount), language)}
          </Button>
        ))}
      </Buttons>
    </section>
  );
}
