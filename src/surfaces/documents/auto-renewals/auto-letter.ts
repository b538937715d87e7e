import type {
  AutoLetterFacts,
  AutoLetterName,
  AutoLetterWriter,
} from "../../../business/notices/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showDate, showInstant, showYen } from "../../html/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { letterHtml } from "../letters/letter-html.tsx";
import { letterText } from "../letters/letter-text.ts";
import { letterTexts } from "../letters/texts/index.ts";
import { savedMethodText } from "./saved-method-text.ts";
import { autoLetterTexts } from "./texts/index.ts";

export interface AutoLetterSettings {
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly stopPath: (language: Language, token: string) => string;
  readonly linePath: (language: Language, token: string, query: { readonly to: "plans" }) => string;
}

/** Words what whoever agreed to automatic renewal is told, in the language they agreed in. */
export function autoLetterWriter(settings: AutoLetterSettings): AutoLetterWriter {
  return (name, facts) => {
    const body = bodyOf(name, facts, settings);
    return {
      subject: body.subject,
      text: letterText(body),
      html: letterHtml(body),
      enclosures: [],
    };
  };
}

/** By hand when it did not come to it, and where it is still on it can be stopped. */
const BY_HAND: readonly AutoLetterName[] = ["failed_once", "failed", "off"];

function bodyOf(
  name: AutoLetterName,
  facts: AutoLetterFacts,
  settings: AutoLetterSettings,
): LetterBody {
  const { auto, seller, occasion, because, stopToken, lineToken } = facts;
  const { language } = auto;
  const texts = autoLetterTexts[language];
  const common = letterTexts[language];
  const { subject, heading, body } = texts.letters[name];
  const brand = seller.names[language];
  const stop = {
    label: texts.stop,
    url: settings.publicUrl + settings.stopPath(language, stopToken),
  };
  const byHand = {
    label: texts.renew,
    url: settings.publicUrl + settings.linePath(language, lineToken, { to: "plans" }),
  };
  return {
    language,
    subject: subject(occasion === undefined ? "" : showInstant(occasion.chargeAt, language)),
    heading,
    paragraphs: [body(because === undefined ? "" : texts.because[because])],
    facts: factsOf(name, facts),
    links: [
      ...(BY_HAND.includes(name) ? [byHand] : []),
      ...(name === "off" || auto.state === "off" ? [] : [stop]),
    ],
    closing: [common.help(brand, seller.phone, seller.email), common.automatic],
    colon: common.colon,
    brand,
  };
}

function factsOf(name: AutoLetterName, facts: AutoLetterFacts): LetterBody["facts"] {
  const { auto, plan, method, occasion, line } = facts;
  const { language } = auto;
  const { labels } = autoLetterTexts[language];
  const isToCome = name === "announced" || name === "failed_once";
  const rows: readonly (readonly [keyof typeof labels, string | undefined])[] = [
    ["plan", plan?.names[language]],
    ["amount", showYen(occasion?.totalYen ?? auto.priceYen, language)],
    ["charge", isToCome && occasion ? showInstant(occasion.chargeAt, language) : undefined],
    ["method", method === undefined ? undefined : savedMethodText(method, language)],
    ["ceiling", showYen(auto.ceilingYen, language)],
    ["until", showDate(auto.until, language)],
    ["line", letterTexts[language].lineEnding(line.iccid.slice(-4))],
  ];
  return rows.flatMap(([label, value]) =>
    value === undefined ? [] : [{ label: labels[label], value }],
  );
}
