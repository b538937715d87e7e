import type { DocumentKind, IdentityCheck } from "../../../business/identity/index.ts";
import {
  errorFor,
  Notice,
  RadioField,
  TextAreaField,
  TextField,
  type FieldError,
} from "../../html/index.ts";
import type { CounterTexts } from "../staff-texts/index.ts";

/** Asks for a document: from the reader, or typed. What was typed is never shown again. */
export function DocumentFields(props: {
  readonly texts: CounterTexts;
  readonly accepts: readonly DocumentKind[];
  readonly errors: readonly FieldError[];
  readonly fresh?: IdentityCheck;
}) {
  const { texts, accepts, errors, fresh } = props;
  const words = texts.sale;
  if (accepts.length === 0) return null;
  if (fresh !== undefined) {
    return (
      <Notice kind="good">{words.documentDone(words.kinds[fresh.kind], fresh.lastFour)}</Notice>
    );
  }
  const { optional } = words;
  return (
    <section class="stack">
      <h2>{words.document}</h2>
      <p>{words.documentLead}</p>
      <TextAreaField
        name="document"
        label={words.zone}
        hint={words.zoneHint}
        rows={3}
        optional={optional}
        {...errorFor(errors, "document")}
      />
      <RadioField
        name="kind"
        label={words.kind}
        layout="row"
        value={accepts[0]!}
        options={accepts.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        {...errorFor(errors, "kind")}
      />
      <TextField
        name="issuer"
        label={words.issuer}
        size="short"
        optional={optional}
        {...errorFor(errors, "issuer")}
      />
      <TextField
        name="number"
        label={words.documentNumber}
        size="medium"
        optional={optional}
        {...errorFor(errors, "number")}
      />
      <TextField
        name="expires"
        label={words.expires}
        size="medium"
        optional={optional}
        {...errorFor(errors, "expires")}
      />
    </section>
  );
}
