import type { AutoStanding } from "../../../business/auto-renewals/index.ts";
import { showMsisdn } from "../../../business/lines/index.ts";
import { NOT_SOLD } from "../../../business/lines/index.ts";
import type { Renewal, LineQuotes, Standing } from "../../../business/renewals/index.ts";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import {
  Button,
  Disclosure,
  errorFor,
  Facts,
  Form,
  Moment,
  Notice,
  Page,
  SelectField,
  showBytes,
  showYen,
  TextField,
  together,
  Until,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { allowanceText, endText, wordTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import { AutoPanel } from "./auto-panel.tsx";
import { CardNotice } from "./card-notice.tsx";
import type { HandedCard } from "./handed-card.ts";

export interface LinePageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly standing: Standing;
  readonly quotes: LineQuotes;
  readonly orders: readonly { readonly renewal: Renewal; readonly plan: string }[];
  /** What its owner has agreed to, if ever. */
  readonly auto?: AutoStanding;
  readonly mayAdvise: boolean;
  readonly card?: HandedCard;
  readonly errors: readonly FieldError[];
}

/** Where a line stands, what was ordered for it, and what can be sold: one key chooses. */
export function LinePage(props: LinePageProps) {
  const { frame, texts, quotes, standing, errors, card } = props;
  const { line } = standing;
  const words = texts.line;
  return (
    <Page
      frame={frame}
      title={line.msisdn === undefined ? line.iccid : showMsisdn(line.msisdn)}
      kicker={words.title}
      errors={errors}
      layout="wide"
      isPrivate
    >
      {card === undefined ? null : <CardNotice {...props} card={card} />}
      <StandingFacts {...props} />
      <LatestOrders {...props} />
      {quotes.plans.length === 0 ? <Notice kind="careful">{words.none}</Notice> : null}
      {quotes.plans.length === 0 ? null : (
        <section class="stack">
          <Plans {...props} />
          <Form
            action={paths.sell(line.lineId)}
            method="get"
            hidden={card === undefined ? {} : { card: card.token }}
            class="stack"
          >
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
      {props.auto === undefined ? null : (
        <AutoPanel standing={props.auto} texts={texts} language={props.language} />
      )}
      <Refused {...props} />
      {props.mayAdvise ? <NoSale {...props} /> : null}
      <p class="soft small">
        {texts.nav.find}: <a href={paths.home()}>{texts.order.again}</a>
      </p>
    </Page>
  );
}

function StandingFacts({ standing, texts, language }: LinePageProps) {
  const words = texts.line;
  const { line, state, running, queued } = standing;
  const left = running.map(({ bucket, plan, leftBytes }) => (
    <p>
      {plan.names[language]}
      {leftBytes === undefined ? null : ` · ${showBytes(leftBytes)}`}
      {bucket.endsAt === undefined ? null : (
        <>
          {" · "}
          <Until at={bucket.endsAt} language={language} />
        </>
      )}
    </p>
  ));
  return (
    <Facts
      layout="grid"
      items={[
        { term: words.state, detail: words.states[state], emphasis: "strong" },
        { term: words.running, detail: left.length === 0 ? words.nothing : left },
        ...(queued.length === 0
          ? []
          : [
              {
                term: words.queued,
                detail: queued.map(({ plan }) => plan.names[language]).join(", "),
              },
            ]),
        { term: words.iccid, detail: line.iccid },
      ]}
    />
  );
}

function LatestOrders({ orders, texts, language }: LinePageProps) {
  const words = texts.line;
  if (orders.length === 0) return null;
  return (
    <section>
      <h2>{words.orders}</h2>
      <ul class="choices choices-plain">
        {orders.map(({ renewal, plan }) => (
          <li>
            <a class="row-link" href={paths.order(renewal.number)}>
              {showOrderNumber(renewal.number)}
            </a>
            <span>{texts.orderStates[renewal.state] ?? renewal.state}</span>
            <span class="choices-more soft small">
              {plan} · <Moment at={renewal.placedAt} language={language} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Plans({ quotes, standing, texts, language, card }: LinePageProps) {
  const words = texts.line;
  return (
    <section>
      <h2>{words.plans}</h2>
      <ol class="choices">
        {quotes.plans.map(({ plan, quote }, i) => (
          <li>
            <strong>{i + 1}</strong>
            <a class="row-link" href={paths.sell(standing.line.lineId, plan.code, card?.token)}>
              {plan.names[language]}
            </a>
            <span class="figure">{showYen(quote.totalYen, language)}</span>
            <span class="choices-more soft small">
              {allowanceText(plan.terms, language)} ·{" "}
              {together(endText(quote.ends, { duration: plan.terms.duration, language }))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The other end of a visit: advised, and nothing sold. */
function NoSale({ standing, texts }: LinePageProps) {
  const words = texts.visit;
  return (
    <Disclosure summary={words.title}>
      <Form action={paths.advised(standing.line.lineId)} class="stack">
        <SelectField
          name="because"
          label={words.because}
          optional={texts.sale.optional}
          value=""
          options={[
            { value: "", label: words.unsaid },
            ...NOT_SOLD.map((one) => ({ value: one, label: words.reasons[one] })),
          ]}
        />
        <Button kind="quiet">{words.end}</Button>
      </Form>
    </Disclosure>
  );
}

function Refused({ quotes, texts, language }: LinePageProps) {
  if (quotes.refused.length === 0) return null;
  return (
    <section class="close">
      <h2>{texts.line.refused}</h2>
      <ul class="soft small">
        {quotes.refused.map(({ plan, refusal }) => (
          <li>
            {plan.names[language]}: {wordTexts[language].refusals[refusal]}
          </li>
        ))}
      </ul>
    </section>
  );
}
