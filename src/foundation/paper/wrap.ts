import { columnsFor } from "./widths.ts";

/**
 * Lines of at most so many columns: broken between words, in Chinese and Japanese between letters,
 * but never before a mark that closes nor after one that opens. A word longer than a line stays
 * whole, and is cut by whoever lays it out.
 */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [""];
  for (const { piece, gap } of piecesOf(text)) {
    const line = lines.at(-1)!;
    const longer = line === "" ? piece : `${line}${gap}${piece}`;
    if (line === "" || columnsFor(longer) <= columns) lines.splice(-1, 1, longer);
    else lines.push(piece);
  }
  return lines;
}

interface Piece {
  /** What may not be broken. */
  readonly piece: string;
  /** Between it and the one before, on the same line. */
  readonly gap: "" | " ";
}

// Letters that a line may begin or end with, wherever it is broken.
const LOOSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const CLOSING =
  /[\p{Pe}\p{Pf}、。，．・：；？！ー々…％ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?:;%]/u;
const OPENING = /[\p{Ps}\p{Pi}]/u;

function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const word of text.trim().split(/\s+/u)) {
    let piece = "";
    let gap: Piece["gap"] = pieces.length === 0 ? "" : " ";
    for (const letter of word) {
      if (piece !== "" && mayBreak(piece.at(-1)!, letter)) {
        pieces.push({ piece, gap });
        [piece, gap] = ["", ""];
      }
      piece += letter;
    }
    pieces.push({ piece, gap });
  }
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (CLOSING.test(after) || OPENING.test(before)) return false;
  return LOOSE.test(after) || LOOSE.test(before) || /[、。，．：；？！）」』】]/u.test(before);
}
