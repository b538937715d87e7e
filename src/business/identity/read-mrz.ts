import { parse } from "mrz";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  addDays,
  JST,
  localDate,
  type Instant,
  type LocalDate,
} from "../../foundation/clock/index.ts";
import type { DocumentKind, ShownDocument } from "./document.ts";

export type MrzRefusal =
  /** `facts.line` and `facts.character` count from 1; `facts.saw` is what stands there. */
  | "mrz_unreadable"
  /** A check digit does not fit: at least one character before it was misread. */
  | "mrz_check_wrong"
  | "mrz_no_document";

/** Lines and characters of TD1, TD2 and TD3. */
const SHAPES = [
  [3, 30],
  [2, 36],
  [2, 44],
] as const;

/** True for text that a passport reader types, and that nothing else at a counter looks like. */
export function looksLikeMrz(text: string): boolean {
  const lines = linesOf(text);
  return SHAPES.some(
    ([count, length]) => lines.length === count && lines.every((line) => line.length === length),
  );
}

/**
 * The machine-readable zone of a passport or card (ICAO 9303 TD1, TD2, TD3) with all its check
 * digits. Nothing is corrected by guessing: the clerk is told which character to look at.
 */
export function readMrz(text: string, now: Instant): Outcome<ShownDocument, MrzRefusal> {
  const lines = linesOf(text);
  const strange = strangeCharacter(lines);
  if (strange !== undefined)
    return refused("mrz_unreadable", { field: "document", facts: strange });
  if (!looksLikeMrz(text)) return refused("mrz_no_document", { field: "document" });
  const parsed = parse([...lines], { autocorrect: false });
  if (!["TD1", "TD2", "TD3"].includes(parsed.format)) {
    return refused("mrz_no_document", { field: "document" });
  }
  // Two specimens and some issuers use codes that no list has; a wrong check digit is never right.
  const fault = parsed.details.find(({ valid, field }) => !valid && field?.endsWith("CheckDigit"));
  if (fault !== undefined) {
    const facts = { line: fault.line + 1, character: fault.start + 1, what: fault.label };
    return refused("mrz_check_wrong", { field: "document", facts });
  }
  const { documentCode, documentNumber, expirationDate, lastName, firstName } = parsed.fields;
  if (!documentNumber) return refused("mrz_no_document", { field: "document" });
  const name = [lastName, firstName].filter(Boolean).join(" ");
  const issuer = (lines[0]!.slice(2, 5) ?? "").replaceAll("<", "");
  const expiresOn = expirationDate ? dateOf(expirationDate, now) : undefined;
  return done({
    kind: kindOf(documentCode ?? ""),
    issuer,
    number: documentNumber,
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(name === "" ? {} : { name }),
  });
}

function linesOf(text: string): readonly string[] {
  return text
    .normalize("NFKC")
    .split(/[\r\n]+/)
    .map((line) => line.replaceAll(/\s/g, "").toUpperCase())
    .filter((line) => line !== "");
}

function strangeCharacter(lines: readonly string[]) {
  for (const [i, line] of lines.entries()) {
    const at = line.search(/[^A-Z0-9<]/);
    if (at >= 0) return { line: i + 1, character: at + 1, saw: line[at]! };
  }
  return undefined;
}

function kindOf(code: string): DocumentKind {
  if (code.startsWith("P")) return "passport";
  return code.startsWith("R") ? "residence_card" : "identity_card";
}

// Two digits of a year: a document that is shown expires at most twenty years from now, and at
// most eighty years ago.
function dateOf(yymmdd: string, now: Instant): LocalDate {
  const [yy, mm, dd] = [yymmdd.slice(0, 2), yymmdd.slice(2, 4), yymmdd.slice(4, 6)];
  const latest = addDays(localDate(now, JST), 20 * 366);
  const century = Number(latest.slice(0, 2));
  const candidate = `${century}${yy}-${mm}-${dd}`;
  return candidate <= latest ? candidate : `${century - 1}${yy}-${mm}-${dd}`;
}
