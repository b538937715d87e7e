import type { QuotedPlan } from "../../../business/renewals/index.ts";
import {
  Button,
  errorFor,
  Form,
  Notice,
  Page,
  showYen,
  Table,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { allowanceText, endText } from "../../words/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";

export type EsimOffer = QuotedPlan & { readonly inStock: number };

export interface EsimPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly offers: readonly EsimOffer[];
  readonly errors: readonly FieldError[];
  readonly notice?: string;
}

/** What a new line can begin with; one number chooses, and holds an eSIM for it. */
export function EsimPage({ frame, texts, language, offers, errors, notice }: EsimPageProps) {
  const words = texts.esim;
  return (
    <Page
      frame={frame}
      title={words.title}
      lead={words.lead}
      errors={errors}
      layout="wide"
      isPrivate
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      {offers.length === 0 ? (
        <Notice kind="careful">{words.none}</Notice>
      ) : (
        <section class="stack">
          <Table
            caption={texts.line.plans}
            head={words.head}
            figures={[4, 5]}
            rows={offers.map(({ plan, quote, inStock }, i) => [
              <strong>{i + 1}</strong>,
              plan.names[language],
              allowanceText(plan.terms, language),
              endText(quote.ends, { duration: plan.terms.duration, language }),
              showYen(quote.totalYen, language),
              String(inStock),
            ])}
          />
          <Form action={paths.esim()} class="stack">
            <TextField
              name="plan"
              label={words.choose}
              inputMode="numeric"
              size="short"
              focus="first"
              {...errorFor(errors, "plan")}
            />
            <Button>{words.next}</Button>
          </Form>
        </section>
      )}
    </Page>
  );
}
