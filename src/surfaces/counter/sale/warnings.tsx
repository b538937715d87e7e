import {
  WARNINGS_TO_ACCEPT,
  type Quote,
  type QuoteWarning,
} from "../../../business/renewals/index.ts";
import { CheckField, errorFor, Notice, type FieldError } from "../../html/index.ts";
import { warningText } from "../../words/index.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

/** What is to be told before; what is lost for good is ticked off. */
export function Warnings(props: {
  readonly quote: Quote;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly errors: readonly FieldError[];
  readonly accepted: readonly string[];
}) {
  const { quote, texts, language, errors, accepted } = props;
  if (quote.warnings.length === 0) return null;
  return (
    <Notice kind="careful" title={texts.sale.warnings}>
      {quote.warnings.map((warning) =>
        needsTick(warning) ? (
          <CheckField
            name={`accept_${warning.name}`}
            label={`${warningText(warning, language)} ${texts.sale.accept}`}
            checked={accepted.includes(warning.name)}
            {...errorFor(errors, `accept_${warning.name}`)}
          />
        ) : (
          <p>{warningText(warning, language)}</p>
        ),
      )}
    </Notice>
  );
}

function needsTick({ name }: QuoteWarning): boolean {
  return (WARNINGS_TO_ACCEPT as readonly string[]).includes(name);
}
