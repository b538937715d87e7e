/** Sets of letters that a printer may have in its memory; `ascii` is in every one. */
export const CODE_PAGES = ["ascii", "shiftjis", "gb18030", "big5", "ksc5601"] as const;
export type CodePage = (typeof CODE_PAGES)[number];

/**
 * The first of a printer's code pages that has every letter of a text; undefined when none has,
 * and the text must be drawn. A printer knows one page at a time, and prints `?` for the rest.
 */
export function codePageFor(text: string, pages: readonly CodePage[]): CodePage | undefined {
  return pages.find((page) => holds(page, text));
}

function holds(page: CodePage, text: string): boolean {
  const letters = page === "ascii" ? undefined : lettersOn(page);
  for (const letter of text) {
    const isAscii = letter.codePointAt(0)! < 0x7f;
    // Some pages show the yen sign where ASCII has its backslash.
    if (letter === "\\" && page !== "ascii") return false;
    if (!isAscii && letters?.has(letter) !== true) return false;
  }
  return true;
}

interface Rows {
  readonly label: string;
  readonly leads: readonly [number, number];
  readonly trails: readonly [number, number];
  readonly singles?: readonly [number, number];
  readonly more?: string;
}

// The rows that printers have, without what later standards and Windows added to them.
const ROWS: Readonly<Record<Exclude<CodePage, "ascii">, Rows>> = {
  shiftjis: {
    label: "shift_jis",
    leads: [0x81, 0xea],
    trails: [0x40, 0xfc],
    singles: [0xa1, 0xdf],
    more: "¥",
  },
  gb18030: { label: "gbk", leads: [0xa1, 0xf7], trails: [0xa1, 0xfe] },
  big5: { label: "big5", leads: [0xa1, 0xf9], trails: [0x40, 0xfe] },
  ksc5601: { label: "euc-kr", leads: [0xa1, 0xfe], trails: [0xa1, 0xfe] },
};

const known = new Map<CodePage, ReadonlySet<string>>();

function lettersOn(page: Exclude<CodePage, "ascii">): ReadonlySet<string> {
  const before = known.get(page);
  if (before !== undefined) return before;
  const letters = readRows(ROWS[page]);
  known.set(page, letters);
  return letters;
}

function readRows({ label, leads, trails, singles, more = "" }: Rows): ReadonlySet<string> {
  const decoder = new TextDecoder(label);
  const letters = new Set(more);
  const add = (...bytes: number[]) => {
    const [letter, ...rest] = decoder.decode(Uint8Array.from(bytes));
    if (letter !== undefined && letter !== "\uFFFD" && rest.length === 0) letters.add(letter);
  };
  for (const single of span(singles)) add(single);
  for (const lead of span(leads)) {
    // Row 13 of Shift_JIS and rows that no printer's font fills.
    if (label === "shift_jis" && (lead === 0x87 || (lead > 0x9f && lead < 0xe0))) continue;
    for (const trail of span(trails)) add(lead, trail);
  }
  return letters;
}

function span(range: readonly [number, number] | undefined): readonly number[] {
  if (range === undefined) return [];
  const [from, to] = range;
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
