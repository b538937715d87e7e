import { DENOMINATIONS } from "../../../business/tills/index.ts";
import { errorFor, TextField, type FieldError } from "../../html/index.ts";
import type { CounterTexts } from "../staff-texts/index.ts";

/** One small field for each note and coin; empty is none. */
export function CountFields(props: {
  readonly texts: CounterTexts;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}) {
  const { texts, typed, errors } = props;
  return (
    <div class="pieces">
      {DENOMINATIONS.map((value, i) => (
        <TextField
          name={String(value)}
          label={texts.till.pieces(value.toLocaleString("en-US"))}
          value={typed[String(value)] ?? ""}
          inputMode="numeric"
          size="short"
          optional=""
          {...(i === 0 ? { focus: "first" as const } : {})}
          {...errorFor(errors, String(value))}
        />
      ))}
    </div>
  );
}
