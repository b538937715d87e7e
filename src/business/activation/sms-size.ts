/** How a text goes over the air. */
export interface SmsSize {
  readonly alphabet: "gsm7" | "ucs2";
  /** Messages that it is paid for; a phone shows them as one. */
  readonly parts: number;
}

// 3GPP TS 23.038, 6.2.1: the default alphabet, and what takes an escape before it.
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const ESCAPED = new Set("\f^{}\\[~]|€");

// 3GPP TS 23.040, 9.2.3.24.1: the header that joins parts takes 7 septets or 3 units of each.
const ROOM = {
  gsm7: { alone: 160, joined: 153 },
  ucs2: { alone: 70, joined: 67 },
} as const;

/** The alphabet that a text needs, and in how many parts it goes. */
export function countSms(text: string): SmsSize {
  const characters = [...text];
  const isGsm = characters.every((one) => BASIC.has(one) || ESCAPED.has(one));
  const alphabet = isGsm ? "gsm7" : "ucs2";
  const widths = characters.map((one) => (isGsm ? Number(ESCAPED.has(one)) + 1 : one.length));
  const { alone, joined } = ROOM[alphabet];
  const total = widths.reduce((sum, width) => sum + width, 0);
  return { alphabet, parts: total <= alone ? 1 : joinedParts(widths, joined) };
}

// Neither an escape nor half of a pair ever ends a part.
function joinedParts(widths: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > room) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}
