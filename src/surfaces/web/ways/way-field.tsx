import type { PaymentMethod } from "../../../business/payments/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import { chainName, chainOfMethod, methodText } from "../../documents/index.ts";
import {
  Notice,
  RadioField,
  showYen,
  type MoreRadios,
  type RadioOption,
} from "../../html/index.ts";
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
  const { offered } = ways;
  const chosen = offered.find((way) => wayValue(way) === props.value) ?? offered[0];
  const { open, more } = arranged(offered, language);
  return (
    <RadioField
      name="method"
      label={waysTexts[language].label}
      {...(chosen === undefined ? {} : { value: wayValue(chosen) })}
      options={open}
      more={more}
      {...(error === undefined ? {} : { error })}
    />
  );
}

// A provider that wants to know the shop beforehand has a way for each: they stand together.
function arranged(
  offered: readonly Way[],
  language: Language,
): { readonly open: readonly RadioOption[]; readonly more: readonly MoreRadios[] } {
  const texts = waysTexts[language];
  const shops = offered.filter(({ method }) => chainOfMethod(method) !== undefined);
  const others = offered.filter((way) => !shops.includes(way));
  const openMax = shops.length === 0 && others.length === OPEN_MAX + 1 ? OPEN_MAX + 1 : OPEN_MAX;
  const rest = others.slice(openMax);
  const names = rest.map(({ method }) => methodText(method, language)).join(texts.between);
  const groups: readonly MoreRadios[] = [
    {
      summary: methodText("konbini", language),
      options: shops.map((way) => optionOf(way, language)),
    },
    { summary: texts.more(names), options: rest.map((way) => optionOf(way, language)) },
  ];
  return {
    open: others.slice(0, openMax).map((way) => optionOf(way, language)),
    more: groups.filter(({ options }) => options.length > 0),
  };
}

function optionOf(way: Way, language: Language): RadioOption {
  const { method } = way;
  const chain = chainOfMethod(method);
  const hint = way.isSilent ? waysTexts[language].silent : hintOf(way, language);
  return {
    value: wayValue(way),
    label: chain === undefined ? methodText(method, language) : chainName(chain),
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
