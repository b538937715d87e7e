/** What stands for a character that an encoding lacks: the mark of a missing type. */
const MISSING = "〓";

/** Characters that Windows-31J writes as another one that looks the same. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  "〜": "～",
  "−": "－",
  "‖": "∥",
  "—": "―",
  "¢": "￠",
  "£": "￡",
  "¬": "￢",
  "¥": "￥",
};

/**
 * Text in Shift_JIS as Windows knows it (Windows-31J, CP932), in which Japanese accounting software
 * reads its files. What it cannot write becomes a mark, never a question of what was lost where.
 */
export function encodeShiftJis(text: string): Uint8Array {
  const codes = codeTable();
  const bytes: number[] = [];
  for (const letter of text.normalize("NFC")) {
    const code = codes.get(letter) ?? codes.get(LOOK_ALIKE[letter] ?? MISSING)!;
    if (code > 0xff) bytes.push(code >> 8);
    bytes.push(code & 0xff);
  }
  return Uint8Array.from(bytes);
}

let table: ReadonlyMap<string, number> | undefined;

// The decoder that the platform brings knows every code: asked once for each, it is the table.
// Of several codes for one character the first is the one that Windows writes.
function codeTable(): ReadonlyMap<string, number> {
  if (table !== undefined) return table;
  const decoder = new TextDecoder("shift_jis");
  const codes = new Map<string, number>();
  const add = (code: number, bytes: readonly number[]) => {
    const [letter, ...more] = decoder.decode(Uint8Array.from(bytes));
    const isOne = letter !== undefined && letter !== "\uFFFD" && more.length === 0;
    if (isOne && !codes.has(letter)) codes.set(letter, code);
  };
  for (let single = 0; single < 0x80; single++) add(single, [single]);
  for (let kana = 0xa1; kana <= 0xdf; kana++) add(kana, [kana]);
  for (const lead of leadBytes()) {
    for (let trail = 0x40; trail <= 0xfc; trail++) add((lead << 8) | trail, [lead, trail]);
  }
  return (table = codes);
}

// Rows 0xed and 0xee repeat what NEC had put elsewhere: Windows writes the ones from 0xfa on.
function leadBytes(): readonly number[] {
  return [...range(0x81, 0x9f), ...range(0xe0, 0xec), ...range(0xfa, 0xfc)];
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
