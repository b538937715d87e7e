import type {
  LetterFacts,
  NoticeLetterFacts,
  NoticeName,
} from "../../../business/notices/index.ts";
import { agreedFacts } from "../auto-renewals/auto-letter.ts";
import { autoLetterTexts } from "../auto-renewals/texts/index.ts";
import type { LetterBody } from "../letters/letter-body.ts";
import { enclosuresOf, letterBodyOf } from "../letters/write-letter.ts";
import { noticesTexts } from "./texts/index.ts";
import type { NoticeSettings } from "./write-notice.ts";

/** By hand where it did not come to it, or may not. */
const BY_HAND: readonly NoticeName[] = ["auto_retry", "auto_failed", "auto_off"];

/** What a notice of something that renews by itself says beside its sentences. */
export function autoParts(
  facts: NoticeLetterFacts,
  { settings, charge }: { readonly settings: NoticeSettings; readonly charge: string },
): Pick<LetterBody, "facts" | "links"> {
  const { notice, person, auto, lineToken, planNames } = facts;
  const { language } = person;
  const { publicUrl, linePath, stopAutoPath } = settings;
  const texts = autoLetterTexts[language];
  if (auto === undefined) return { facts: [], links: [] };
  const { standing, stopToken } = auto;
  const byHand = {
    label: texts.renew,
    url: publicUrl + linePath(language, lineToken, { to: "plans" }),
  };
  const stop = { label: texts.stop, url: publicUrl + stopAutoPath(language, stopToken) };
  return {
    facts: agreedFacts(standing, {
      language,
      amountYen: notice.facts.amountYen ?? standing.auto.priceYen,
      ...(planNames === undefined ? {} : { planNames }),
      ...(charge === "" ? {} : { charge }),
    }),
    links: [
      ...(BY_HAND.includes(notice.name) ? [byHand] : []),
      ...(standing.auto.state === "off" ? [] : [stop]),
    ],
  };
}

/** Of what was renewed, the order's confirmation with its receipt. */
export function confirmationOf(
  { auto, person }: NoticeLetterFacts,
  settings: NoticeSettings,
):
  | (Pick<LetterBody, "facts" | "links" | "sheet"> & { enclosures: readonly Enclosed[] })
  | undefined {
  const { order, receipt } = auto ?? {};
  if (order === undefined) return undefined;
  const facts: LetterFacts = {
    order: { ...order, renewal: { ...order.renewal, language: person.language } },
    ...(receipt === undefined ? {} : { receipt }),
  };
  const name = order.renewal.state === "queued" ? "queued" : "active";
  const { facts: rows, links, sheet } = letterBodyOf(name, facts, settings);
  return {
    ...{ facts: rows, links, enclosures: enclosuresOf(facts) },
    ...(sheet === undefined ? {} : { sheet }),
  };
}

type Enclosed = ReturnType<typeof enclosuresOf>[number];

/** Why nothing was charged, in a reader's language. */
export function whyOf({ notice, person }: NoticeLetterFacts): string {
  const { because } = notice.facts;
  return because === undefined ? "" : autoLetterTexts[person.language].because[because];
}

export function isOfAuto(name: NoticeName): boolean {
  return name.startsWith("auto_");
}

/** Why it came, and where its reader says how they are told. */
export function autoEnding(
  { person, personToken }: NoticeLetterFacts,
  { publicUrl, remindersPath }: NoticeSettings,
) {
  const { becauseAuto, openWays } = noticesTexts[person.language];
  const url = publicUrl + remindersPath(person.language, personToken);
  return { because: becauseAuto, link: { label: openWays, url } };
}
