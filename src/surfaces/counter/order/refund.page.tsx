import {
  REFUND_CAUSES,
  showOrderNumber,
  type RefundOffer,
} from "../../../business/renewals/index.ts";
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
import { paths } from "../routes.ts";
import type { CounterTexts, StaffLanguage } from "../staff-texts/index.ts";
import { SecondPerson } from "./second-person.tsx";

export interface RefundPageProps {
  readonly frame: Frame;
  readonly texts: CounterTexts;
  readonly language: StaffLanguage;
  readonly number: string;
  readonly offer: RefundOffer;
  readonly cause: string;
  /** The second person's number, as typed. */
  readonly second: string;
  readonly errors: readonly FieldError[];
  readonly notice?: string;
}

/** What comes back, why, and the second person who agrees with the own keys. */
export function RefundPage(props: RefundPageProps) {
  const { frame, texts, language, number, offer, errors, notice } = props;
  const words = texts.refund;
  const hidden = { shown: String(offer.amountYen) };
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
          { term: words.amount, detail: showYen(offer.amountYen, language), emphasis: "strong" },
        ]}
      />
      <Form action={paths.orderRefund(number)} hidden={hidden} class="stack">
        <RadioField
          name="cause"
          label={words.cause}
          layout="row"
          value={props.cause}
          options={REFUND_CAUSES.map((cause) => ({ value: cause, label: words.causes[cause] }))}
          {...errorFor(errors, "cause")}
        />
        <SecondPerson texts={texts} second={props.second} errors={errors} />
        <Button kind="urgent">{words.send}</Button>
      </Form>
    </Page>
  );
}
