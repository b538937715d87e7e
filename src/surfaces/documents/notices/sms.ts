import type { NoticeLetterFacts, NoticeName } from "../../../business/notices/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Bytes } from "../../../foundation/money/index.ts";
import { showBytes, showShortInstant, showShortLastMinute } from "../../html/index.ts";
import { smsTexts } from "./texts/index.ts";

export interface SmsFacts {
  /** What it is about; an exclusive end is told as its last minute. */
  readonly about?: { readonly moment: Instant; readonly isEnd: boolean };
  readonly left?: Bytes;
  /** What many lines suffer from, and where, as words. */
  readonly what?: string;
  readonly seller: Pick<NoticeLetterFacts["seller"], "names">;
  /** Shows the line, and stops the texts. */
  readonly url: string;
}

/** A notice as a short text, in ever fewer words; the carrier takes the first that it can. */
export function smsOf(
  name: NoticeName,
  language: Language,
  { about, left, what = "", seller, url }: SmsFacts,
): readonly string[] {
  const { notices, from, link } = smsTexts[language];
  const words = {
    moment: about === undefined ? "" : showMoment(about, language),
    left: left === undefined ? "" : showBytes(left),
    what,
  };
  const brand = from(seller.names[language]);
  const [full, short] = [notices[name].full(words), notices[name].short(words)];
  const gap = language === "en" || language === "ko" ? " " : "";
  const tail = gap + link + url;
  return [brand + full + tail, brand + short + tail, short + tail, `${short} ${url}`];
}

function showMoment({ moment, isEnd }: NonNullable<SmsFacts["about"]>, language: Language): string {
  return (isEnd ? showShortLastMinute : showShortInstant)(moment, language);
}
