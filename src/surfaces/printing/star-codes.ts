import type { PrintAnswer, PrinterState } from "../../business/printing/index.ts";

/**
 * The printer's state by its status code (Star CloudPRNT Developer Guide, 7): 2xx can print, 21x
 * paper is low, 41x paper, 42x cover, other 4xx something else is wrong; 5xx is about a job.
 */
export function starState(statusCode: string): PrinterState {
  const code = digitsOf(statusCode);
  if (code.startsWith("21")) return "paper_low";
  if (code.startsWith("41")) return "paper_out";
  if (code.startsWith("42")) return "cover_open";
  return code.startsWith("4") ? "offline" : "ready";
}

/** Whether a state was told at all: the first digit decides, unknown codes are borne. */
export function isStarCode(statusCode: string): boolean {
  return /^[245]\d\d$/.test(digitsOf(statusCode));
}

/** An error of the printer while a job is under way: it did not print it (guide, 5). */
export function isStarError(statusCode: string): boolean {
  return digitsOf(statusCode).startsWith("4");
}

/** How a job fared by the `code` of its DELETE; undefined for what is no code. */
export function starOutcome(code: string): PrintAnswer["kind"] | undefined {
  const digits = digitsOf(code);
  if (/^OK\b/i.test(decode(code)) || digits.startsWith("2")) return "printed";
  if (digits.startsWith("4") || digits === "520") return "held";
  return digits.startsWith("5") ? "failed" : undefined;
}

function digitsOf(code: string): string {
  return /^\s*(\d{3})(?!\d)/.exec(decode(code))?.[1] ?? "";
}

// Codes come URL encoded, in a query twice so.
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
