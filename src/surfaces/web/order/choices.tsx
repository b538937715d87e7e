import type { Plan } from "../../../business/catalogue/index.ts";
import type { Order } from "../../../business/renewals/index.ts";
import { Button, Form, Panel, RadioField, type Frame } from "../../html/index.ts";
import { paths } from "../routes.ts";
import { allowanceText, durationText } from "../../words/index.ts";
import { orderTexts } from "./texts/index.ts";

/** Past the promise: wait, another plan at the same price, or the money back. */
export function Choices(props: { order: Order; frame: Frame; replacements: readonly Plan[] }) {
  const { language } = props.frame;
  const texts = orderTexts[language];
  const { renewal } = props.order;
  const options = [
    ...(renewal.pastPromiseChoice === "wait"
      ? []
      : [{ value: "wait", label: texts.wait, detail: texts.waitDetail }]),
    ...props.replacements.map((plan) => ({
      value: `replacement:${plan.code}`,
      label: `${texts.replacement}: ${plan.names[language]}`,
      detail: `${allowanceText(plan.terms, language)} · ${durationText(plan.terms.duration, language)}`,
    })),
    { value: "refund", label: texts.refund, detail: texts.refundDetail },
  ];
  return (
    <Panel tone="strong">
      <Form action={paths.orderChoice(language, renewal.number)}>
        <RadioField
          name="choice"
          label={texts.chooseTitle}
          value={options[0]!.value}
          options={options}
        />
        <Button>{texts.go}</Button>
      </Form>
    </Panel>
  );
}
