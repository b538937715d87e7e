const RUN = /\p{Nd}(?:[\s.·_\-\u2010-\u2015\uFF0D\u30FC]{0,3}\p{Nd}){12,}/gu;
const GROUP = /\p{Nd}+/gu;
const LENGTH_MIN = 13;
const LENGTH_MAX = 19;

/**
 * Leaves of each card number its last four digits. A number is 13 to 19 digits that fit their check
 * digit, in one piece or in groups; the groups beside it (a date, a code) stay. Numbers of the
 * telephone industry (89, ISO/IEC 7812-1) are no card numbers.
 */
export function maskCards(text: string): string {
  return text.replaceAll(RUN, (run) => maskRun(run));
}

/** True for digits whose last is the check digit of the others (ISO/IEC 7812-1, annex B). */
export function fitsLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

interface Group {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

function maskRun(run: string): string {
  const groups: Group[] = [...run.matchAll(GROUP)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    digits: plainDigits(match[0]),
  }));
  if (isTelephone(groups.map(({ digits }) => digits).join(""))) return run;
  let masked = "";
  let at = 0;
  for (let i = 0; i < groups.length;) {
    const found = cardFrom(groups, i);
    if (found === undefined) {
      i += 1;
      continue;
    }
    masked += `${run.slice(at, groups[i]!.from)}•••• ${found.digits.slice(-4)}`;
    at = groups[found.last]!.to;
    i = found.last + 1;
  }
  return masked + run.slice(at);
}

// The longest first: a shorter number inside a longer one would leave its head standing.
function cardFrom(groups: readonly Group[], first: number) {
  // A group has a digit or more, so no card lies in more groups than it has digits.
  for (let last = Math.min(groups.length, first + LENGTH_MAX) - 1; last >= first; last--) {
    const digits = groups
      .slice(first, last + 1)
      .map((group) => group.digits)
      .join("");
    if (isCard(digits) || (last === first && holdsCard(digits))) return { last, digits };
  }
  return undefined;
}

function isCard(digits: string): boolean {
  return digits.length >= LENGTH_MIN && digits.length <= LENGTH_MAX && fitsLuhn(digits);
}

// Typed without a space before or after it: rather too much is taken out than too little.
function holdsCard(digits: string): boolean {
  if (digits.length <= LENGTH_MAX) return false;
  for (let from = 0; from + LENGTH_MIN <= digits.length; from++) {
    for (let length = LENGTH_MIN; length <= LENGTH_MAX; length++) {
      const part = digits.slice(from, from + length);
      if (part.length === length && "23456".includes(part[0]!) && fitsLuhn(part)) return true;
    }
  }
  return false;
}

function isTelephone(digits: string): boolean {
  return digits.startsWith("89") && digits.length >= 18;
}

/** In any script and width, as ASCII. */
function plainDigits(text: string): string {
  return [...text].map((sign) => valueOf(sign)).join("");
}

// Unicode keeps each script's ten digits together, zero first, at a multiple of ten from the next.
function valueOf(sign: string): number {
  const plain = Number(sign.normalize("NFKC"));
  if (Number.isInteger(plain)) return plain;
  let value = 0;
  const code = sign.codePointAt(0)!;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}
