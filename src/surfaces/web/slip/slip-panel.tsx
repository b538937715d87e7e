import type { Child } from "hono/jsx";
import type { Foreseen, Renewal, Slip } from "../../../business/renewals/index.ts";
import { msBetween, type Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Outcome } from "../../../foundation/outcome/index.ts";
import { chainName } from "../../documents/index.ts";
import {
  ButtonLink,
  Disclosure,
  Facts,
  Panel,
  showDuration,
  showInstant,
  together,
  type Fact,
  type Frame,
} from "../../html/index.ts";
import { endText } from "../../words/index.ts";
import { grouped, guideOf, SCREEN_WORDS, type ChainGuide, type ScreenWord } from "./chains.ts";
import { slipTexts } from "./texts/index.ts";

/** What the order becomes if its money comes now, and if it comes at the last moment. */
export interface ForeseenSlip {
  readonly now: Outcome<Foreseen, string>;
  readonly last: Outcome<Foreseen, string>;
}

export interface SlipProps {
  readonly frame: Frame;
  readonly slip: Slip;
  readonly renewal: Pick<Renewal, "terms">;
  readonly now: Instant;
  readonly foreseen?: ForeseenSlip;
}

/** How to pay in a shop: until when, and for each chain its numbers and what to do there. */
export function SlipPanel(props: SlipProps) {
  const { frame, slip, now } = props;
  const { language, zone } = frame;
  const texts = slipTexts[language];
  const left = showDuration(msBetween(now, slip.payBy) / 1000, language);
  const before = texts.payBefore(showInstant(slip.payBy, language, zone), left);
  return (
    <Panel tone="strong">
      <p>
        <strong>{together(before)}</strong>
      </p>
      <Ends {...props} />
      <Chains slip={slip} language={language} />
      <p class="small soft">{texts.cash}</p>
      {slip.voucherUrl === undefined ? null : (
        <ButtonLink href={slip.voucherUrl} kind="quiet">
          {texts.voucher}
        </ButtonLink>
      )}
    </Panel>
  );
}

// Some slips are good at one chain only, and some say all on the provider's own page.
function Chains({ slip, language }: { slip: Slip; language: Language }) {
  const [first, ...others] = slip.chains;
  if (first === undefined) return null;
  return (
    <section class="slip">
      <h2>{others.length === 0 ? chainName(first.chain) : slipTexts[language].choose}</h2>
      {others.length === 0 ? (
        <Chain numbers={first} language={language} />
      ) : (
        slip.chains.map((numbers) => (
          <Disclosure summary={chainName(numbers.chain)}>
            <Chain numbers={numbers} language={language} />
          </Disclosure>
        ))
      )}
    </section>
  );
}

function Ends({ frame, slip, renewal, foreseen }: SlipProps) {
  const { language, zone } = frame;
  const texts = slipTexts[language];
  if (foreseen === undefined || !foreseen.now.ok) return null;
  if (!foreseen.last.ok) return <p>{texts.tooLateToGrant}</p>;
  const { duration } = renewal.terms;
  const inZone = zone === undefined ? {} : { zone };
  const end = (at: Foreseen) => endText(at.ends, { duration, language, ...inZone });
  const [soon, late] = [end(foreseen.now.value), end(foreseen.last.value)];
  const by = showInstant(slip.payBy, language, zone);
  const text = soon === late ? texts.endsWhenever(soon) : texts.endsIfLast(by, late);
  return <p class="small">{together(text)}</p>;
}

function Chain(props: { numbers: Slip["chains"][number]; language: Language }) {
  const { numbers, language } = props;
  const { chain, paymentCode, confirmationNumber } = numbers;
  const texts = slipTexts[language];
  const guide = guideOf(chain);
  const items: readonly Fact[] = [
    codeFact(texts.code, paymentCode, guide.code),
    ...(confirmationNumber === undefined
      ? []
      : [codeFact(texts.confirmation, confirmationNumber, guide.confirmation)]),
  ];
  return (
    <div class="close">
      <Facts items={items} />
      <ol class="list">
        {stepsOf(guide, numbers, language).map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <p class="small soft">{texts.toClerk}</p>
      <p class="sentence" lang="ja">
        {guide.sentence}
      </p>
      <p class="small soft">{texts.sentenceMeans}</p>
    </div>
  );
}

function codeFact(term: string, code: string, word: ScreenWord | undefined): Fact {
  return {
    term: (
      <>
        {term}
        {word === undefined ? null : <span lang="ja">{` 「${SCREEN_WORDS[word]}」`}</span>}
      </>
    ),
    emphasis: "strong",
    // In groups for the eye only: what is copied is the number as the machine takes it.
    detail: (
      <strong class="code slip-code">
        {grouped(code).map((group) => (
          <span>{group}</span>
        ))}
      </strong>
    ),
  };
}

function stepsOf(
  guide: ChainGuide,
  { confirmationNumber }: Slip["chains"][number],
  language: Language,
): readonly Child[] {
  const { steps, meanings, glossed } = slipTexts[language];
  const isOneNumber = confirmationNumber === undefined;
  return guide.steps
    .filter(([step]) => !(isOneNumber && step.includes("confirmation")))
    .map(([step, word]) => {
      const shown = word === undefined ? "" : glossed(SCREEN_WORDS[word], meanings[word]);
      return withJapanese(steps[step](shown), language);
    });
}

/** Marks what stands in Japanese brackets as Japanese, for fonts and screen readers. */
function withJapanese(text: string, language: Language): Child {
  if (language === "ja") return text;
  return text
    .split(/(「[^」]*」)/u)
    .map((part, i) => (i % 2 === 1 ? <span lang="ja">{part}</span> : part));
}
