/**
 * Columns that a text takes: one for a letter of an alphabet, two for a Han character, kana,
 * Hangul or a sign that East Asian printers draw as wide as these.
 */
export function columnsFor(text: string): number {
  let columns = 0;
  for (const letter of text) columns += isWide(letter.codePointAt(0)!) ? 2 : 1;
  return columns;
}

function isWide(codePoint: number): boolean {
  const isHalfKana = codePoint > 0xff60 && codePoint < 0xffa0;
  return codePoint >= 0x1100 && !isHalfKana;
}
