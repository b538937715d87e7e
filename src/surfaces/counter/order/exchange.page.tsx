import {
  showOrderNumber,
  type ExchangeOffer,
  type QuotedPlan,
} from "../../../business/renewals/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import {
  Button,
  errorFor,
  Facts,
  Form,
  Notice,
  Page,
  RadioField,
  showYen,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { endText, startText } from "../../words/index.ts";
import { paths } from "../routes.ts";
import { Warnings } from "../sale/index.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import { SecondPerson } from "./second-person.tsx";

interface CommonProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly offer: ExchangeOffer;
  /** The plan of the order, as staff read it. */
  readonly oldPlan: string;
  readonly errors: readonly FieldError[];
  readonly notice?: string;
}

/** What the plan can be exchanged for, and what each would mean in money. */
export function ExchangePage({ frame, texts, language, offer, errors, notice }: CommonProps) {
  const words = texts.exchange;
  const { number, lineId } = offer.renewal;
  const possible = offer.plans.filter(({ backYen }) => backYen >= 0);
  const dearer = offer.plans.filter(({ backYen }) => backYen < 0);
  return (
    <Page
      frame={frame}
      title={words.title(showOrderNumber(number))}
      lead={words.lead}
      errors={errors}
      isPrivate
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      {offer.plans.length === 0 ? <Notice>{words.none}</Notice> : null}
      {possible.length === 0 ? null : (
        <Form action={paths.orderExchange(number)} method="get" class="stack">
          <RadioField
            name="plan"
            label={words.choose}
            options={possible.map(({ plan, quote, backYen }) => ({
              value: plan.code,
              label: `${plan.names[language]} · ${showYen(quote.totalYen, language)}`,
              detail: backYen === 0 ? words.same : words.back(showYen(yen(backYen), language)),
            }))}
            {...errorFor(errors, "plan")}
          />
          <Button>{words.next}</Button>
        </Form>
      )}
      {dearer.length === 0 ? null : (
        <section class="close">
          <h2>{words.dearer}</h2>
          <ul>
            {dearer.map(({ plan, backYen }) => (
              <li>
                <a href={paths.sellInstead(lineId, plan.code, number)}>{plan.names[language]}</a>:{" "}
                {words.more(showYen(yen(-backYen), language))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

export interface ExchangeConfirmProps extends CommonProps {
  readonly chosen: QuotedPlan & { readonly backYen: number };
  readonly accepted: readonly string[];
  readonly second: string;
}

/** The one exchange in full; where money comes back, a second person agrees. */
export function ExchangeConfirmPage(props: ExchangeConfirmProps) {
  const { frame, texts, language, offer, chosen, errors, notice, second } = props;
  const words = texts.exchange;
  const { plan, quote, backYen } = chosen;
  const { number } = offer.renewal;
  return (
    <Page
      frame={frame}
      title={words.title(showOrderNumber(number))}
      lead={words.lead}
      errors={errors}
      isPrivate
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      <Facts
        items={[
          { term: words.old, detail: props.oldPlan },
          { term: words.new, detail: plan.names[language], emphasis: "strong" },
          { term: texts.sale.starts, detail: startText(quote, language) },
          {
            term: texts.sale.ends,
            detail: endText(quote.ends, { duration: plan.terms.duration, language }),
          },
          { term: words.comesBack, detail: showYen(yen(backYen), language) },
        ]}
      />
      <Form
        action={paths.orderExchange(number)}
        hidden={{ plan: plan.code, back: String(backYen) }}
        class="stack"
      >
        <Warnings {...props} quote={quote} />
        {backYen === 0 ? null : <SecondPerson texts={texts} second={second} errors={errors} />}
        <Button>{words.send}</Button>
      </Form>
    </Page>
  );
}
