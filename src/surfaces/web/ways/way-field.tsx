import type { PaymentMethod } from "../../../business/payments/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import { methodText } from "../../documents/index.ts";
import { Notice, RadioField, showYen, type RadioOption } from "../../html/index.ts";
import { hintOf } from "./hint.ts";
import { waysTexts } from "./texts/index.ts";
import { wayValue, type Way, type Ways } from "./ways.ts";

/** So many stand in the open; one more would not be worth hiding. */
const OPEN_MAX = 3;

/** The ways to pay as one choice: the likely ones in the open, the others a tap away. */
export function WayField(props: {
  language: Language;
  ways: Ways;
  value?: string;
  error?: string;
}) {
  const { language, ways, error } = props;
  const texts = waysTexts[language];
  const { offered } = ways;
  const isShort = offered.length <= OPEN_MAX + 1;
  const [open, more] = isShort
    ? [offered, []]
    : [offered.slice(0, OPEN_MAX), offered.slice(OPEN_MAX)];
  const chosen = offered.find((way) => wayValue(way) === props.value) ?? offered[0];
  const names = more.map(({ method }) => methodText(method, language)).join(texts.between);
  return (
    <RadioField
      name="method"
      label={texts.label}
      {...(chosen === undefined ? {} : { value: wayValue(chosen) })}
      options={open.map((way) => optionOf(way, language))}
      {...(more.length === 0
        ? {}
        : {
            more: {
              summary: texts.more(names),
              options: more.map((way) => optionOf(way, language)),
            },
          })}
      {...(error === undefined ? {} : { error })}
    />
  );
}

function optionOf(way: Way, language: Language): RadioOption {
  const hint = way.isSilent ? waysTexts[language].silent : hintOf(way, language);
  return {
    value: wayValue(way),
    label: methodText(way.method, language),
    ...(hint === undefined ? {} : { detail: hint }),
  };
}

/** Why nothing can be chosen: no provider at all, or none that takes this amount. */
export function NoWay(props: { language: Language; ways: Ways; totalYen: Yen }) {
  const { language, ways, totalYen } = props;
  const texts = waysTexts[language];
  if (ways.outOfBounds.length === 0) {
    return (
      <Notice kind="careful">
        <p>{texts.none}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="careful">
      <p>{texts.outOfBounds(showYen(totalYen, language))}</p>
      <ul class="list">
        {ways.outOfBounds.map((method) => (
          <li>{boundsText(method, language)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function boundsText({ method, leastYen, mostYen }: PaymentMethod, language: Language): string {
  const texts = waysTexts[language];
  const name = methodText(method, language);
  const show = (amount: Yen) => showYen(amount, language);
  if (leastYen === undefined) return mostYen === undefined ? name : texts.upTo(name, show(mostYen));
  return mostYen === undefined
    ? texts.from(name, show(leastYen))
    : texts.within(name, show(leastYen), show(mostYen));
}
