import { boundOf } from "../../../business/buckets/index.ts";
import type { Plan, Seller } from "../../../business/catalogue/index.ts";
import { PAY_WITHIN_SECONDS, type Quote } from "../../../business/renewals/index.ts";
import { addSeconds } from "../../../foundation/clock/index.ts";
import {
  Button,
  ButtonLink,
  Buttons,
  CheckField,
  errorFor,
  Facts,
  fieldId,
  Form,
  Notice,
  Page,
  Panel,
  showBytes,
  showInstant,
  showLastMinute,
  showYen,
  TextField,
  together,
  type Fact,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { AdviceLink } from "../advise/index.ts";
import { HandOverLink, tripQuery, type TripInput } from "../plans/index.ts";
import { paths } from "../routes.ts";
import { NoWay, WayField, type Ways } from "../ways/index.ts";
import { allowanceText, endText, remindTexts, startText, wordTexts } from "../../words/index.ts";
import { confirmTexts, type ConfirmTexts } from "./texts/index.ts";
import { LawFacts } from "./law-facts.tsx";
import { Warnings } from "./warnings.tsx";

export interface DuplicateNotice {
  readonly why: keyof ConfirmTexts["duplicates"];
  readonly number: string;
  readonly shownNumber: string;
  /** The first order's page, or where another device finds it by its e-mail. */
  readonly url: string;
}

export interface ConfirmPageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly trip: TripInput;
  readonly plan: Plan;
  readonly seller: Seller;
  readonly quote: Quote;
  readonly estimate?: string;
  /** The end if it is paid in a shop at the last moment; absent where no slip is offered. */
  readonly slipEnds?: Quote["ends"];
  readonly ways: Ways;
  /** Travels with the form: what was shown, sealed, and the key that makes a repeat harmless. */
  readonly sealedShown: string;
  readonly onceKey: string;
  readonly values: {
    readonly email: string;
    readonly remind: boolean;
    readonly method: string;
    readonly accepted: readonly string[];
  };
  readonly errors: readonly FieldError[];
  readonly notice?: string;
  readonly duplicate?: DuplicateNotice;
}

/** The final confirmation: the six items Japanese law asks for (特商法 12-6), and the warnings. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { frame, quote, plan, errors, notice } = props;
  const { language } = frame;
  const texts = confirmTexts[language];
  const handOver = { ...tripQuery(props.trip), plan: plan.code };
  return (
    <Page
      frame={frame}
      title={texts.title}
      lead={texts.lead}
      errors={errors}
      layout="split"
      isPrivate
    >
      {notice === undefined ? null : (
        <Notice kind="careful" live="status">
          <p>{notice}</p>
          <AdviceLink language={language} why="too_late" />
        </Notice>
      )}
      <Duplicate {...props} />
      <Panel title={plan.names[language]} tone="strong">
        <p class="soft">{allowanceText(plan.terms, language)}</p>
        <Facts items={whatYouGet(props)} />
        <Moved quote={quote} frame={frame} />
      </Panel>
      <Panel title={texts.itemsTitle}>
        <LawFacts {...props} />
      </Panel>
      <div class="beside stack">
        <OrderForm {...props} />
        <p>
          <a href={paths.plans(language, props.ref, tripQuery(props.trip))}>{texts.changePlan}</a>
        </p>
        <p>
          <HandOverLink language={language} lineRef={props.ref} query={handOver} />
        </p>
      </div>
    </Page>
  );
}

function whatYouGet(props: ConfirmPageProps): readonly Fact[] {
  const { frame, quote, plan } = props;
  const { language, zone } = frame;
  const texts = confirmTexts[language];
  const words = wordTexts[language];
  const inZone = zone === undefined ? {} : { zone };
  const ends = endText(quote.ends, { duration: plan.terms.duration, language, ...inZone });
  return [
    { term: texts.starts, detail: startText(quote, language, zone) },
    {
      term: texts.ends,
      detail: ends,
      emphasis: "strong",
      ...noteOnLatePayment(props),
    },
    ...(quote.dataAfterBytes === undefined
      ? []
      : [{ term: texts.dataAfter, detail: showBytes(quote.dataAfterBytes) }]),
    ...(quote.dailyResets === undefined
      ? []
      : [{ term: texts.resets, detail: words.resets(quote.dailyResets) }]),
  ];
}

// As late as the slowest way to pay may be: what changes afterwards changes nothing here.
function noteOnLatePayment(props: ConfirmPageProps): Pick<Fact, "note"> {
  const { frame, quote, plan, slipEnds } = props;
  const { language, zone } = frame;
  const texts = confirmTexts[language];
  const latest = addSeconds(quote.paidAt, PAY_WITHIN_SECONDS.slip);
  if (quote.goodUntil >= latest) return {};
  const ifPaidBy = texts.ifPaidBy(showInstant(quote.goodUntil, language, zone));
  if (slipEnds === undefined) return { note: ifPaidBy };
  // What is granted is never worse than what is shown here.
  if (boundOf(slipEnds) <= boundOf(quote.ends)) return {};
  const { duration } = plan.terms;
  const inZone = zone === undefined ? {} : { zone };
  const late = endText(slipEnds, { duration, language, ...inZone });
  return { note: `${ifPaidBy} · ${texts.inShop(showInstant(latest, language, zone), late)}` };
}

function Moved({ quote, frame }: { quote: Quote; frame: Frame }) {
  const { language, zone } = frame;
  const texts = confirmTexts[language];
  if (quote.moved.length === 0) return null;
  return (
    <Notice kind="note" title={texts.movedTitle}>
      <ul class="plain">
        {quote.moved.map(({ what, from, to }) => {
          if (what === "starts") {
            const [before, after] = [from, to].map((at) => showInstant(at, language, zone));
            return <li>{together(texts.movedStarts(before!, after!))}</li>;
          }
          const [before, after] = [from, to].map((at) => showLastMinute(at, language, zone));
          return <li>{together(texts.movedEnds(before!, after!))}</li>;
        })}
      </ul>
    </Notice>
  );
}

function OrderForm(props: ConfirmPageProps) {
  const { frame, ref, quote, errors, values, ways, plan, trip } = props;
  const { language } = frame;
  const texts = confirmTexts[language];
  if (ways.offered.length === 0) {
    return (
      <>
        <NoWay language={language} ways={ways} totalYen={quote.totalYen} />
        <AdviceLink language={language} why="payments_down" />
      </>
    );
  }
  return (
    <Form
      action={paths.lineOrders(language, ref)}
      hidden={{
        plan: plan.code,
        shown: props.sealedShown,
        once: props.onceKey,
        ...hiddenTrip(trip),
      }}
    >
      <Beside {...props} />
      <Warnings {...props} />
      <TextField
        name="email"
        type="email"
        autocomplete="email"
        label={texts.email}
        hint={texts.emailHint}
        value={values.email}
        maxLength={254}
        {...errorFor(errors, "email")}
      />
      <CheckField name="remind" label={remindTexts[language].remind} checked={values.remind} />
      <WayField
        language={language}
        ways={ways}
        value={values.method}
        {...errorFor(errors, "method")}
      />
      <Button width="full">{texts.pay(showYen(quote.totalYen, language))}</Button>
      <p class="small soft">{texts.payNote}</p>
    </Form>
  );
}

function hiddenTrip(trip: TripInput): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tripQuery(trip)).filter(([, value]) => value !== undefined),
  );
}

// At the head of the page, where the eye is after the form came back.
function Duplicate({ frame, duplicate }: ConfirmPageProps) {
  const texts = confirmTexts[frame.language];
  if (duplicate === undefined) return null;
  return (
    <Notice kind="urgent" title={texts.duplicateTitle} live="alert">
      <p>{texts.duplicates[duplicate.why](duplicate.shownNumber)}</p>
      <Buttons>
        <ButtonLink href={duplicate.url}>{texts.continueOrder}</ButtonLink>
        <ButtonLink href={`#${fieldId("beside")}`} kind="link">
          {texts.orBeside}
        </ButtonLink>
      </Buttons>
    </Notice>
  );
}

function Beside({ frame, duplicate, errors }: ConfirmPageProps) {
  if (duplicate === undefined) return null;
  return (
    <CheckField
      name="beside"
      value={duplicate.number}
      label={confirmTexts[frame.language].buyBeside}
      {...errorFor(errors, "beside")}
    />
  );
}
