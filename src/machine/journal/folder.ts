import { readdirSync, renameSync } from "node:fs";
import path from "node:path";
import { hashOfEntry, type CashEntry } from "../../foundation/kiosk-wire/index.ts";
import { syncFolder } from "../files/index.ts";
import { readCarried, writeCarried, type Carried } from "./carried.ts";
import { cashBook, type Layout } from "./cash-book.ts";
import {
  BEFORE_THE_FIRST,
  readSegment,
  type JournalFault,
  type LineEnd,
  type ReadSegment,
} from "./line.ts";

interface Segment {
  readonly first: number;
  readonly file: string;
  readonly bytes: number;
  readonly wholeBytes: number;
}

export interface ReadFolder {
  readonly carried: Carried | undefined;
  readonly segments: readonly Segment[];
  readonly entries: readonly CashEntry[];
  readonly end: LineEnd;
  readonly fault: JournalFault | undefined;
}

const SEGMENT = /^cash-(\d{12})\.jsonl$/;

export function nameOfSegment(first: number): string {
  return `cash-${String(first).padStart(12, "0")}.jsonl`;
}

/** All lines that are not in the archive, checked against the one before and what was carried. */
export function readFolder(directory: string): ReadFolder {
  const carried = readCarried(directory);
  if (carried === "broken") return brokenFolder(directory);
  const segments: Segment[] = [];
  const entries: CashEntry[] = [];
  let end = carried?.end ?? BEFORE_THE_FIRST;
  const firsts = liveFirsts(directory, end.seq);
  for (const [i, first] of firsts.entries()) {
    const file = path.join(directory, nameOfSegment(first));
    const read: ReadSegment = readSegment(file, { after: end, isLast: i === firsts.length - 1 });
    segments.push({ first, file, bytes: read.bytes, wholeBytes: read.wholeBytes });
    entries.push(...read.entries);
    end = read.end;
    if (read.fault !== undefined) return { carried, segments, entries, end, fault: read.fault };
  }
  return { carried, segments, entries, end, fault: undefined };
}

function brokenFolder(directory: string): ReadFolder {
  const fault = { kind: "carried_broken", file: path.join(directory, "carried.json") } as const;
  return { carried: undefined, segments: [], entries: [], end: BEFORE_THE_FIRST, fault };
}

// A power cut between carrying over and moving leaves files that are carried already.
function liveFirsts(directory: string, carriedUpTo: number): readonly number[] {
  const firsts = segmentFirsts(directory);
  const carried = firsts.filter((first) => first <= carriedUpTo);
  for (const first of carried) moveSegment(directory, first);
  return firsts.slice(carried.length);
}

export function moveToArchive(
  directory: string,
  moved: {
    readonly firsts: readonly number[];
    readonly last: number;
    readonly entries: readonly CashEntry[];
    readonly layout: Layout;
  },
): void {
  const before = readCarried(directory);
  if (before === "broken") return;
  const entries = moved.entries.filter(({ seq }) => seq <= moved.last);
  const book = cashBook(entries, moved.layout, before?.book);
  writeCarried(directory, {
    book,
    end: { seq: moved.last, hash: hashOfEntry(entries.at(-1)) },
  });
  for (const first of moved.firsts) moveSegment(directory, first);
}

/** Lines of the archive, for a house that lost some of its own. */
export function archivedAfter(
  directory: string,
  seq: number,
  countMax: number,
): readonly CashEntry[] {
  const archive = path.join(directory, "archive");
  const firsts = segmentFirsts(archive);
  const first = firsts.findLast((each) => each <= seq + 1);
  if (first === undefined) return [];
  const file = path.join(archive, nameOfSegment(first));
  const { entries } = readSegment(file, { isLast: false });
  return entries.filter((entry) => entry.seq > seq).slice(0, countMax);
}

function segmentFirsts(directory: string): readonly number[] {
  return readdirSync(directory)
    .flatMap((name) => SEGMENT.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
}

function moveSegment(directory: string, first: number): void {
  const name = nameOfSegment(first);
  renameSync(path.join(directory, name), path.join(directory, "archive", name));
  syncFolder(path.join(directory, "archive"));
  syncFolder(directory);
}
