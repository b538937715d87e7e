import type { ExchangeRate } from "../../../business/catalogue/index.ts";
import {
  Button,
  Disclosure,
  errorFor,
  Form,
  SelectField,
  showDate,
  TextField,
  type FieldError,
  type Frame,
} from "../../html/index.ts";
import { paths } from "../routes.ts";
import { wordTexts } from "../../words/index.ts";
import { currencyName } from "./estimate.ts";
import { NO_CURRENCY } from "./home-currency.ts";
import { plansTexts } from "./texts/index.ts";
import type { TripInput } from "./trip-input.ts";

export interface TripFormProps {
  readonly frame: Frame;
  readonly ref: string;
  readonly trip: TripInput;
  readonly rates: readonly ExchangeRate[];
  readonly today: string;
  readonly errors: readonly FieldError[];
}

const USES = ["light", "normal", "heavy"] as const;

/** When one leaves and how one uses data; folded up to one line once it is known. */
export function TripForm({ frame, ref, trip, rates, today, errors }: TripFormProps) {
  const { language } = frame;
  const texts = plansTexts[language];
  const { uses } = wordTexts[language];
  return (
    <Disclosure summary={summaryOf(trip, frame)} isOpen={trip.trip === undefined}>
      <Form action={paths.plans(language, ref)} method="get" class="trip">
        <TextField
          name="date"
          type="date"
          label={texts.leavesDate}
          value={trip.date}
          min={today}
          optional=""
          {...errorFor(errors, "date")}
        />
        <TextField name="time" type="time" label={texts.leavesTime} value={trip.time} optional="" />
        <SelectField
          name="use"
          label={texts.use}
          value={trip.use}
          options={USES.map((value) => ({
            value,
            label: `${uses[value].label} · ${uses[value].detail}`,
          }))}
        />
        <SelectField
          name="currency"
          label={texts.currency}
          value={trip.currency}
          options={[
            { value: NO_CURRENCY, label: texts.noCurrency },
            ...rates.map(({ currency }) => ({
              value: currency,
              label: currencyName(currency, language),
            })),
          ]}
        />
        <Button kind="quiet" width="full">
          {texts.sort}
        </Button>
      </Form>
    </Disclosure>
  );
}

function summaryOf({ trip, date, time }: TripInput, { language }: Frame): string {
  const texts = plansTexts[language];
  return trip === undefined ? texts.tripTitle : texts.leavesAt(showDate(date, language), time);
}
