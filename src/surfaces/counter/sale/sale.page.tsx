import type { Child } from "hono/jsx";
import type { DocumentKind, IdentityCheck } from "../../../business/identity/index.ts";
import type { Plan } from "../../../business/catalogue/index.ts";
import { showOrderNumber, type Quote } from "../../../business/renewals/index.ts";
import {
  CheckField,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Moment,
  Notice,
  Page,
  showYen,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { endText, startText } from "../../words/index.ts";
import { DocumentFields } from "../document/index.ts";
import { PaperWish, PrinterNotice, type PrinterHere } from "../print/index.ts";
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import type { HandedCard } from "./handed-card.ts";
import { PayFields } from "./pay-fields.tsx";
import { Warnings } from "./warnings.tsx";
import type { CounterWays } from "./ways.ts";

export interface DuplicateOrder {
  readonly why: keyof CounterTexts["sale"]["duplicate"];
  readonly number: string;
}

export interface SalePageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly plan: Plan;
  readonly quote: Quote;
  readonly lineId: string;
  readonly ways: CounterWays;
  readonly printer: PrinterHere | undefined;
  readonly isPaperWanted: boolean;
  readonly accepts: readonly DocumentKind[];
  readonly fresh?: IdentityCheck;
  /** Where a display stands: in which language its customer reads. */
  readonly tongues?: Child;
  /** Names the sale: sent again, it is the same one. */
  readonly onceKey: string;
  readonly sealedShown: string;
  readonly handed: string;
  readonly pin: string;
  readonly accepted: readonly string[];
  readonly errors: readonly FieldError[];
  readonly notice?: string;
  readonly duplicate?: DuplicateOrder;
  readonly card?: HandedCard;
  /** The number of the order in whose place it is sold. */
  readonly instead?: string;
}

/** One form sells: what the customer must know, the document if one is asked, the money. */
export function SalePage(props: SalePageProps) {
  const { frame, texts, language, plan, quote, errors, notice, duplicate } = props;
  const words = texts.sale;
  const title = words.title(plan.names[language]);
  const { card, instead } = props;
  const hidden = {
    ...{ plan: plan.code, once: props.onceKey, shown: props.sealedShown },
    ...(card === undefined ? {} : { card: card.token }),
    ...(instead === undefined ? {} : { instead }),
  };
  return (
    <Page frame={frame} title={title} errors={errors} layout="wide" isPrivate>
      {notice === undefined ? null : (
        <Notice kind="urgent" live="alert">
          {notice}
        </Notice>
      )}
      {instead === undefined ? null : (
        <Notice>
          <a href={paths.order(instead)}>{texts.exchange.insteadOf(showOrderNumber(instead))}</a>
        </Notice>
      )}
      <PrinterNotice here={props.printer} texts={texts} />
      <Facts
        layout="grid"
        items={[
          { term: words.price, detail: showYen(quote.totalYen, language), emphasis: "strong" },
          {
            term: words.ends,
            detail: endText(quote.ends, { duration: plan.terms.duration, language }),
          },
          { term: words.starts, detail: startText(quote, language) },
          ...(card === undefined ? [] : cardFacts(props, card)),
        ]}
      />
      {props.tongues}
      <Form action={paths.sell(props.lineId)} hidden={hidden} class="stack">
        {duplicate === undefined ? null : <Duplicate {...props} duplicate={duplicate} />}
        <Warnings {...props} />
        <DocumentFields
          texts={texts}
          accepts={props.accepts}
          errors={errors}
          {...(props.fresh === undefined ? {} : { fresh: props.fresh })}
        />
        <PayFields {...props} totalYen={quote.totalYen} />
        <PaperWish here={props.printer} texts={texts} isWanted={props.isPaperWanted} />
      </Form>
    </Page>
  );
}

function cardFacts({ texts, language }: SalePageProps, { trip, language: reads }: HandedCard) {
  const words = texts.visit.card;
  return [
    {
      term: words.reads,
      detail: LANGUAGE_NAMES[reads],
      note: <a href={paths.phrases(reads)}>{texts.handOver.phrases}</a>,
    },
    ...(trip === undefined
      ? []
      : [{ term: words.leaves, detail: <Moment at={trip.leavesAt} language={language} /> }]),
  ];
}

function Duplicate({ texts, duplicate, errors }: SalePageProps & { duplicate: DuplicateOrder }) {
  const { number, why } = duplicate;
  return (
    <Notice kind="urgent" live="alert">
      <p>
        {texts.sale.duplicate[why]} <a href={paths.order(number)}>{showOrderNumber(number)}</a>
      </p>
      <CheckField
        name="beside"
        value={number}
        label={texts.sale.beside}
        {...errorFor(errors, "beside")}
      />
    </Notice>
  );
}
