import { isHumanCode, readHumanCode } from "../../foundation/ids/index.ts";

const MASK = "•••";

/** So many digits in a row name somebody or something: phones, cards, SIMs. Prices are shorter. */
const DIGITS_MIN = 9;
const DIGIT = "\\p{Nd}";
// As phones are written: spaces, hyphens of every kind, points, brackets, slashes; up to two in a row.
const BETWEEN = "[\\s.·・()（）/_\\-‐‑‒–—―−ー－]{0,3}";
const RUN = new RegExp(`[+＋]?[(（]?${DIGIT}(?:${BETWEEN}${DIGIT})+`, "gu");
const DATE = /(?:19|20)\d\d(?:-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2}|\.\d{1,2}\.\d{1,2})/gu;
const EMAIL = /[^\s@＠<>()（）,、。]+[@＠][^\s<>()（）,、。]+\.[^\s<>()（）,、。]+/gu;
/** Frequency bands, days of a month: `1/3/8/18`. */
const LIST = /(?<!\d)\d{1,2}(?:\/\d{1,2}){2,}(?!\d)/gu;
const EDGE = ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"];
const HYPHENED = new RegExp(
  `${EDGE[0]}[0-9A-Z]{3,12}(?:[-‐‑–—ー－][0-9A-Z]{3,5}){0,2}${EDGE[1]}`,
  "giu",
);
const SPACED = new RegExp(`${EDGE[0]}[0-9A-Z]{3,5}(?: [0-9A-Z]{4,5}){1,2}${EDGE[1]}`, "gu");
/** Of orders, vouchers and renewal codes. */
const CODE_LENGTHS = [9, 10, 11, 12];

/**
 * Hides what looks like a number of somebody: a phone, card or SIM number, an e-mail address, one of
 * our own codes. Dates, times, prices and amounts of data stay. Twice comes to the same as once.
 */
export function maskNumbers(text: string): string {
  return text
    .replaceAll(EMAIL, MASK)
    .replaceAll(RUN, maskRun)
    .replaceAll(HYPHENED, maskCode)
    .replaceAll(SPACED, maskCode);
}

function maskRun(run: string): string {
  const plain = run.normalize("NFKC").replaceAll(DATE, "").replaceAll(LIST, "");
  return digitsIn(plain) < DIGITS_MIN ? run : MASK;
}

function digitsIn(text: string): number {
  return text.replaceAll(/\P{Nd}/gu, "").length;
}

// A word may look like a code; with a digit in it and a check that fits it hardly is one.
function maskCode(found: string): string {
  const code = readHumanCode(found);
  const isOurs = CODE_LENGTHS.some((length) => isHumanCode(code, length));
  return isOurs && /\d/u.test(found) ? MASK : found;
}
