import { columnsOf, type PaperWidthMm, type Slip, type SlipLine } from "./slip.ts";
import { columnsFor } from "./widths.ts";

/** The slip in the markup of ReceiptLine, laid out for a paper of this width. */
export function markupOf({ lines }: Slip, paperMm: PaperWidthMm): string {
  const columns = columnsOf(paperMm);
  return `{w:*;b:1}\n${lines.map((line) => markupOfLine(line, columns)).join("\n")}\n`;
}

function markupOfLine(line: SlipLine, columns: number): string {
  switch (line.kind) {
    case "text":
      return wrapped(line.text, Math.floor(columns / (line.size ?? 1)))
        .map((text) => aligned(dressed(text, line), line.align ?? "left"))
        .join("\n");
    case "pair":
      return pair(line, columns);
    case "code":
      // Readers need a quiet margin around it.
      return `\n${codeOf(line.text, columns)}\n`;
    case "rule":
      return "-";
    case "space":
      return "";
  }
}

function aligned(text: string, align: "left" | "center" | "right"): string {
  if (text === "") return "";
  if (align === "center") return text;
  return align === "left" ? `|${text}` : `${text}|`;
}

function dressed(
  text: string,
  {
    size = 1,
    weight,
  }: { readonly size?: 1 | 2 | 3 | undefined; readonly weight?: "bold" | undefined },
): string {
  const plain = escaped(text);
  if (plain === "") return "";
  const bold = weight === undefined ? plain : `"${plain}"`;
  // Three marks make a letter twice as wide and high, four three times.
  return size === 1 ? bold : `${"^".repeat(size + 1)}${bold}`;
}

function pair(line: SlipLine & { readonly kind: "pair" }, columns: number): string {
  const left = dressed(line.left, line);
  const right = dressed(line.right, line);
  const rightColumns = columnsFor(line.right);
  const fits = columnsFor(line.left) + 1 + rightColumns <= columns;
  if (!fits && rightColumns * 5 > columns * 2) return `|${left}\n${right}|`;
  return `{w:*,${Math.max(rightColumns, 1)}}\n${left} | ${right}|\n{w:*}`;
}

/** Between words where there are any; what has none is cut by the layout, letter by letter. */
function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/u)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (columnsFor(longer) <= columns) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** As large as its paper bears, so that an old phone reads it. */
function codeOf(text: string, columns: number): string {
  const dots = columns * 12;
  const modules = modulesFor(text.length);
  const cell = Math.min(8, Math.max(3, Math.floor((dots * 0.7) / modules)));
  return `{c:${escaped(text)};o:qrcode,${cell},l}`;
}

// A code of level L in bytes: version 1 holds 17, version 40 holds 2953 (ISO/IEC 18004).
function modulesFor(length: number): number {
  const version = Math.min(40, 1 + Math.ceil(Math.sqrt(length / 2)));
  return 17 + 4 * version;
}

// Whatever means something to the markup is named by its number instead.
function escaped(text: string): string {
  return text
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replaceAll(/[\\|{}~_"`^;=-]/gu, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`);
}
