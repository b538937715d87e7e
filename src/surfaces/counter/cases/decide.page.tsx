import {
  CASE_TEXT_MAX,
  DECISION_REASONS,
  showCaseNumber,
  type Case,
  type DecisionOffers,
} from "../../../business/cases/index.ts";
import {
  Button,
  ButtonLink,
  errorFor,
  Facts,
  Form,
  LANGUAGE_NAMES,
  Notice,
  Page,
  RadioField,
  showYen,
  TextAreaField,
  type RadioOption,
} from "../../html/index.ts";
import { caseWordTexts } from "../../words/index.ts";
import { evidenceTexts } from "../../documents/index.ts";
import type { Parts } from "../manage/index.ts";
import { SecondPerson } from "../order/index.ts";
import { paths } from "../routes.ts";

export interface DecidePageProps extends Parts {
  readonly shown: Case;
  readonly orderNumber: string;
  readonly offers: DecisionOffers;
  readonly typed: Readonly<Record<"reason" | "answer" | "number", string>>;
}

/** What each decision gives back, the customer's answer, and the second person beside it. */
export function DecidePage(props: DecidePageProps) {
  const { frame, texts, language, shown, orderNumber, offers, typed, errors, notice } = props;
  const words = texts.decide;
  const names = caseWordTexts[language];
  const { our_fault: byFault, plan_rule: byRule } = offers;
  const hidden = {
    shown_our_fault: byFault.ok ? String(byFault.value.offer.amountYen) : "",
    shown_plan_rule: byRule.ok ? String(byRule.value.offer.amountYen) : "",
  };
  return (
    <Page
      frame={frame}
      title={words.title(showCaseNumber(shown.number))}
      lead={words.lead}
      errors={errors}
      isPrivate
    >
      {notice === undefined ? null : <Notice kind="careful">{notice}</Notice>}
      <Facts
        items={[
          {
            term: words.asks,
            detail: names.causes[shown.cause],
            ...(shown.text === undefined ? {} : { note: shown.text }),
          },
        ]}
      />
      <p>
        <a href={paths.orderRecord(orderNumber)}>{words.record}</a>
      </p>
      <Form action={paths.manageCases(shown.number, "decide")} hidden={hidden} class="stack">
        <RadioField
          name="reason"
          label={words.reason}
          value={typed.reason}
          options={optionsOf(props)}
          {...errorFor(errors, "reason")}
        />
        <TextAreaField
          name="answer"
          label={words.answer}
          hint={words.answerHint(LANGUAGE_NAMES[shown.language], CASE_TEXT_MAX)}
          value={typed.answer}
          maxLength={CASE_TEXT_MAX}
          {...errorFor(errors, "answer")}
        />
        <p class="soft">{words.second}</p>
        <SecondPerson texts={texts} second={typed.number} errors={errors} />
        <Button kind="urgent">{words.send}</Button>
      </Form>
      <ButtonLink kind="quiet" href={paths.manageCases(shown.number)}>
        {texts.cases.one(showCaseNumber(shown.number))}
      </ButtonLink>
    </Page>
  );
}

function optionsOf({ texts, language, offers }: DecidePageProps): readonly RadioOption[] {
  const words = texts.decide;
  const { reasons } = evidenceTexts[language];
  const refunds = DECISION_REASONS.refund.map((reason) => {
    const offer = offers[reason];
    const detail = offer.ok
      ? words.gives(showYen(offer.value.offer.amountYen, language))
      : words.notPossible[offer.refusal];
    // Where it went back already, deciding so only records it.
    const disabled = !offer.ok && offer.refusal !== "already_refunded";
    return { value: reason, label: reasons[reason], detail, disabled };
  });
  const declines = DECISION_REASONS.decline.map((reason) => ({
    value: reason,
    label: reasons[reason],
    detail: words.givesNothing,
  }));
  return [...refunds, ...declines];
}
