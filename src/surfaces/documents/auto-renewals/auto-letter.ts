import type { AutoStanding } from "../../../business/auto-renewals/index.ts";
import type { AutoLetterWriter } from "../../../business/notices/index.ts";
import type { Language, LocalText } from "../../../foundation/language/index.ts";
import type { Yen } from "../../../foundation/money/index.ts";
import { showDate, showYen } from "../../html/index.ts";
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
}

/** Puts into writing what was agreed to, in the language it was agreed in. */
export function autoLetterWriter({ publicUrl, stopPath }: AutoLetterSettings): AutoLetterWriter {
  return ({ line, seller, stopToken, ...standing }) => {
    const { language, priceYen } = standing.auto;
    const texts = autoLetterTexts[language];
    const common = letterTexts[language];
    const brand = seller.names[language];
    const { subject, heading, body: sentence } = texts.armed;
    const body: LetterBody = {
      ...{ language, subject, heading, brand },
      paragraphs: [sentence],
      facts: [
        ...agreedFacts(standing, {
          ...{ language, amountYen: priceYen },
          ...(standing.plan === undefined ? {} : { planNames: standing.plan.names }),
        }),
        { label: texts.labels.line, value: common.lineEnding(line.iccid.slice(-4)) },
      ],
      links: [{ label: texts.stop, url: publicUrl + stopPath(language, stopToken) }],
      closing: [common.help(brand, seller.phone, seller.email), common.automatic],
      colon: common.colon,
    };
    return { subject, text: letterText(body), html: letterHtml(body), enclosures: [] };
  };
}

/** What each charge is, and within which limits. */
export function agreedFacts(
  { auto, method }: Pick<AutoStanding, "auto" | "method">,
  of: {
    readonly language: Language;
    readonly amountYen: Yen;
    readonly planNames?: LocalText;
    /** When it is charged, in words. */
    readonly charge?: string;
  },
): LetterBody["facts"] {
  const { language, amountYen, planNames, charge } = of;
  const { labels } = autoLetterTexts[language];
  const rows: readonly (readonly [keyof typeof labels, string | undefined])[] = [
    ["plan", planNames?.[language]],
    ["amount", showYen(amountYen, language)],
    ["charge", charge],
    ["method", method === undefined ? undefined : savedMethodText(method, language)],
    ["ceiling", showYen(auto.ceilingYen, language)],
    ["until", showDate(auto.until, language)],
  ];
  return rows.flatMap(([label, value]) =>
    value === undefined ? [] : [{ label: labels[label], value }],
  );
}
