import { columnsOf, type PaperWidthMm, type Slip, type SlipLine } from "./slip.ts";
import { columnsFor } from "./widths.ts";
import { wrapped } from "./wrap.ts";

/** The slip in the markup of ReceiptLine, laid out for a paper of this width. */
export function markupOf({ lines }: Slip, paperMm: PaperWidthMm): string {
  const columns = columnsOf(paperMm);
  return `{w:*;b:1}\n${lines.map((line) => markupOfLine(line, columns)).join("\n")}\n`;
}

function markupOfLine(line: SlipLine, columns: number): string {
  switch (line.kind) {
    case "text": {
      const size = sizeFor(line.text, line.size ?? 1, columns);
      return wrapped(line.text, Math.floor(columns / size))
        .map((text) => aligned(dressed(text, { ...line, size }), line.align ?? "left"))
        .join("\n");
    }
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

/** A single word that would be cut is written smaller: half a number is none. */
function sizeFor(text: string, size: 1 | 2 | 3, columns: number): 1 | 2 | 3 {
  if (/\s/u.test(text) || size === 1 || columnsFor(text) * size <= columns) return size;
  return sizeFor(text, size === 3 ? 2 : 1, columns);
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
  if (!fits && rightColumns * 10 > columns * 3) return `|${left}\n${right}|`;
  return `{w:*,${Math.max(rightColumns, 1)}}\n${left} | ${right}|\n{w:*}`;
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
