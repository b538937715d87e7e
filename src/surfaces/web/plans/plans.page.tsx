import type { ExchangeRate } from "../../../business/catalogue/index.ts";
import type { LineQuotes, QuotedPlan } from "../../../business/renewals/index.ts";
import {
  Button,
  ButtonLink,
  Disclosure,
  errorFor,
  Facts,
  Form,
  Notice,
  Page,
  Panel,
  RadioField,
  SelectField,
  showBytes,
  showDateOf,
  showYen,
  Tag,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import {
  allowanceText,
  durationText,
  endText,
  startText,
  warningText,
  wordTexts,
} from "../words/index.ts";
import { estimateText } from "./estimate.ts";
import { plansTexts } from "./texts/index.ts";
import { tripQuery, type TripInput } from "./trip-input.ts";

export interface PlansPageProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly trip: TripInput;
  readonly quotes: LineQuotes;
  readonly rates: readonly ExchangeRate[];
  readonly today: string;
}

/** The plans this line may take, the one that fits best first. */
export function PlansPage(props: PlansPageProps) {
  const { frame, ref, trip, quotes, rates } = props;
  const { language } = frame;
  const texts = plansTexts[language];
  const errors: FieldError[] =
    trip.error === undefined ? [] : [{ field: "date", message: texts[trip.error] }];
  const rate = rates.find(({ currency }) => currency === trip.currency);
  return (
    <Page frame={frame} title={texts.title} lead={texts.lead} errors={errors} isPrivate>
      <TripForm {...props} errors={errors} />
      {quotes.plans.length === 0 ? (
        <Notice kind="careful">
          <p>{texts.none}</p>
        </Notice>
      ) : null}
      {quotes.plans.map((quoted) => (
        <PlanCard quoted={quoted} frame={frame} lineRef={ref} trip={trip} rate={rate} />
      ))}
      {rate === undefined ? null : (
        <p class="small soft">{texts.estimate(showDateOf(rate.asOf, language))}</p>
      )}
      {quotes.refused.length === 0 ? null : (
        <Disclosure summary={texts.refusedTitle}>
          <ul class="small">
            {quotes.refused.map(({ plan, refusal }) => (
              <li>
                {plan.names[language]}: {wordTexts[language].refusals[refusal]}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      <p class="small">
        <a href={paths.guideTopic(language, "choose")}>
          {"? "}
          {texts.title}
        </a>
      </p>
    </Page>
  );
}

function TripForm(props: PlansPageProps & { errors: readonly FieldError[] }) {
  const { frame, ref, trip, rates, errors, today } = props;
  const { language } = frame;
  const texts = plansTexts[language];
  const uses = wordTexts[language].uses;
  return (
    <Panel title={texts.tripTitle}>
      <Form action={paths.plans(language, ref)} method="get">
        <TextField
          name="date"
          type="date"
          label={texts.leavesDate}
          value={trip.date}
          min={today}
          size="medium"
          optional={texts.optional}
          {...errorFor(errors, "date")}
        />
        <TextField
          name="time"
          type="time"
          label={texts.leavesTime}
          value={trip.time}
          size="short"
          optional={texts.optional}
        />
        <RadioField
          name="use"
          label={texts.use}
          value={trip.use}
          layout="row"
          options={(["light", "normal", "heavy"] as const).map((value) => ({
            value,
            label: uses[value].label,
            detail: uses[value].detail,
          }))}
        />
        <SelectField
          name="currency"
          label={texts.currency}
          value={trip.currency}
          options={[
            { value: "", label: texts.noCurrency },
            ...rates.map(({ currency }) => ({ value: currency, label: currency })),
          ]}
        />
        <Button kind="quiet">{texts.sort}</Button>
      </Form>
    </Panel>
  );
}

function PlanCard(props: {
  quoted: QuotedPlan;
  frame: Frame;
  lineRef: string;
  trip: TripInput;
  rate: ExchangeRate | undefined;
}) {
  const { quoted, frame, lineRef, trip } = props;
  const { plan, quote, fit } = quoted;
  const { language, zone } = frame;
  const texts = plansTexts[language];
  const words = wordTexts[language];
  const name = plan.names[language];
  const estimate = estimateText(quote.totalYen, props.rate, language);
  const inZone = zone === undefined ? {} : { zone };
  const ends = endText(quote.ends, { duration: plan.terms.duration, language, ...inZone });
  return (
    <Panel title={name} {...(fit.isBest ? { tone: "strong" as const } : {})}>
      <p class="soft">
        {fit.isBest ? <Tag tone="best">{texts.best}</Tag> : null}{" "}
        {allowanceText(plan.terms, language)}
        {" · "}
        {durationText(plan.terms.duration, language)}
      </p>
      <p class="small">{words.modes[quote.mode as keyof typeof words.modes]}</p>
      {texts.reasons[fit.reason] === "" ? null : <p class="small">{texts.reasons[fit.reason]}</p>}
      <Facts
        items={[
          {
            term: texts.price,
            detail: showYen(quote.totalYen, language),
            note: [words.taxIncluded, ...(estimate === undefined ? [] : [estimate])].join(" · "),
            emphasis: "strong",
          },
          { term: texts.starts, detail: startText(quote, language, zone) },
          { term: texts.ends, detail: ends, emphasis: "strong" },
          ...(quote.dataAfterBytes === undefined
            ? []
            : [{ term: texts.dataAfter, detail: showBytes(quote.dataAfterBytes) }]),
        ]}
      />
      {quote.warnings
        .filter(
          ({ name: warning }) => warning !== "ends_before_trip" && warning !== "not_enough_data",
        )
        .map((warning) => (
          <Notice kind="careful">
            <p>{warningText(warning, language, zone)}</p>
          </Notice>
        ))}
      <ButtonLink
        href={paths.confirm(language, lineRef, { ...tripQuery(trip), plan: plan.code })}
        {...(fit.isBest ? {} : { kind: "quiet" as const })}
      >
        {texts.choose}
        <span class="sr">{` ${texts.chooseFor(name)}`}</span>
      </ButtonLink>
    </Panel>
  );
}
