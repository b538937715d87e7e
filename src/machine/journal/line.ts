import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cashEntry, type CashEntry } from "../../foundation/kiosk-wire/index.ts";

/** The line that the next one is chained to. */
export interface LineEnd {
  readonly seq: number;
  readonly hash: string;
}

export const BEFORE_THE_FIRST: LineEnd = { seq: 0, hash: "0".repeat(64) };

/** What is wrong with a journal that was not only cut off by a power cut. */
export type JournalFault =
  | {
      readonly kind: "broken_line" | "gap" | "wrong_chain";
      readonly file: string;
      readonly line: number;
    }
  /** The house holds lines that are gone from here. */
  | { readonly kind: "lost_lines"; readonly upTo: number; readonly houseUpTo: number }
  | { readonly kind: "carried_broken"; readonly file: string }
  | { readonly kind: "unwritable"; readonly why: string };

const LINE_BEGIN = '{"seq":';

export interface ReadSegment {
  readonly entries: readonly CashEntry[];
  readonly end: LineEnd;
  /** Bytes of whole lines: what follows was never told to anybody as written. */
  readonly wholeBytes: number;
  readonly bytes: number;
  readonly fault?: JournalFault;
}

/**
 * Reads the lines of one file, each chained to the one before; without `after` the first is taken
 * at its word. In the last file an end that is no
 * whole line is a write that the power cut; everywhere else it is a fault.
 */
export function readSegment(
  file: string,
  { after, isLast }: { readonly after?: LineEnd; readonly isLast: boolean },
): ReadSegment {
  const raw = readFileSync(file);
  const entries: CashEntry[] = [];
  let end = after ?? BEFORE_THE_FIRST;
  let at = 0;
  const stop = (kind: "broken_line" | "gap" | "wrong_chain"): ReadSegment => ({
    ...{ entries, end, wholeBytes: at, bytes: raw.length },
    fault: { kind, file, line: entries.length + 1 },
  });
  while (at < raw.length) {
    const newline = raw.indexOf(0x0a, at);
    const text = newline < 0 ? undefined : raw.toString("utf8", at, newline);
    const json = text === undefined ? undefined : jsonOf(text);
    // The pages of a torn write may reach the disk in any order, the line's end before its middle.
    const isTail = newline < 0 || newline === raw.length - 1;
    const isOne = raw.lastIndexOf(LINE_BEGIN) <= at;
    if (json === undefined && isTail && isOne && isLast) break;
    const parsed = cashEntry.safeParse(json);
    if (text === undefined || !parsed.success) return stop("broken_line");
    const isFree = after === undefined && entries.length === 0;
    if (!isFree && parsed.data.seq !== end.seq + 1) return stop("gap");
    if (!isFree && parsed.data.before !== end.hash) return stop("wrong_chain");
    entries.push(parsed.data);
    end = { seq: parsed.data.seq, hash: hashOfText(text) };
    at = newline + 1;
  }
  return { entries, end, wholeBytes: at, bytes: raw.length };
}

export function hashOfText(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
