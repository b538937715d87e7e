import { errorFor, TextField, type FieldError } from "../../html/index.ts";
import type { CounterTexts } from "../staff-texts/index.ts";

/** The keys of a second person, typed beside the one who asks. Only the number is shown again. */
export function SecondPerson(props: {
  readonly texts: CounterTexts;
  readonly second: string;
  readonly errors: readonly FieldError[];
}) {
  const { texts, second, errors } = props;
  return (
    <>
      <h2>{texts.refund.second}</h2>
      <TextField
        name="number"
        label={texts.logIn.number}
        value={second}
        inputMode="numeric"
        size="medium"
        {...errorFor(errors, "number")}
      />
      <TextField
        name="passcode"
        label={texts.logIn.passcode}
        type="password"
        inputMode="numeric"
        size="medium"
        {...errorFor(errors, "passcode")}
      />
      <TextField
        name="code"
        label={texts.logIn.code}
        inputMode="numeric"
        size="medium"
        {...errorFor(errors, "code")}
      />
    </>
  );
}
