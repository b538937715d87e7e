import { closeSync, fsyncSync, ftruncateSync, mkdirSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import type { Clock } from "../../foundation/clock/index.ts";
import {
  hashOfEntry,
  lineOfEntry,
  type CashEntry,
  type CashHappening,
} from "../../foundation/kiosk-wire/index.ts";
import { syncFolder } from "../files/index.ts";
import { archivedAfter, moveToArchive, nameOfSegment, readFolder } from "./folder.ts";
import { cashBook, placed, type CashBook, type Layout } from "./cash-book.ts";
import type { JournalFault, LineEnd } from "./line.ts";

export interface JournalPlace {
  readonly directory: string;
  readonly layout: Layout;
  readonly clock: Clock;
  readonly segmentBytesMax?: number;
}

/** Thrown by `write`: the machine can write no more, so it must move no more money. */
export class JournalBroken extends Error {
  readonly fault: JournalFault;
  constructor(fault: JournalFault) {
    super(`the cash journal cannot be written: ${fault.kind}`);
    this.fault = fault;
  }
}

/** One program writes it; another on the same directory would break the chain. */
export interface Journal {
  /** Why nothing may be written any more; staff must look. */
  readonly fault: JournalFault | undefined;
  /** Bytes that a power cut left of a line nobody was told of. */
  readonly tornBytes: number;
  readonly book: CashBook;
  /** Up to where the house holds it, as far as it said since this program began. */
  readonly confirmedUpTo: number;
  /** On the disk when it returns. Throws JournalBroken. */
  write(happening: CashHappening): CashEntry;
  /** Lines from `seq` on, without it, `countMax` at most; from the archive too. */
  after(seq: number, countMax: number): readonly CashEntry[];
  /** The house holds all up to there; files that it holds whole go to the archive. */
  confirm(upTo: number): void;
  close(): void;
}

const SEGMENT_BYTES_MAX = 1_000_000;

export function openJournal(place: JournalPlace): Journal {
  mkdirSync(path.join(place.directory, "archive"), { recursive: true });
  return new JournalFolder(place);
}

class JournalFolder implements Journal {
  readonly #place: JournalPlace;
  readonly tornBytes: number;
  fault: JournalFault | undefined;
  confirmedUpTo: number;
  book: CashBook;
  #end: LineEnd;
  #entries: CashEntry[];
  #firsts: number[];
  #handle: number | undefined;
  #bytes = 0;

  constructor(place: JournalPlace) {
    this.#place = place;
    const { carried, segments, end, entries, fault } = readFolder(place.directory);
    this.#end = end;
    this.#entries = [...entries];
    this.#firsts = segments.map(({ first }) => first);
    this.book = cashBook(entries, place.layout, carried?.book);
    this.confirmedUpTo = carried?.end.seq ?? 0;
    this.fault = fault;
    const last = segments.at(-1);
    this.tornBytes = last === undefined || fault !== undefined ? 0 : last.bytes - last.wholeBytes;
    // What is at fault is evidence: not a byte of it is changed.
    if (last === undefined || fault !== undefined) return;
    this.#handle = openSync(last.file, "r+");
    this.#bytes = last.wholeBytes;
    if (this.tornBytes > 0) this.#cutTo(last.wholeBytes);
  }

  write(told: CashHappening): CashEntry {
    if (this.fault !== undefined) throw new JournalBroken(this.fault);
    const { seq, hash } = this.#end;
    const happening = placed(told, this.#place.layout);
    const entry: CashEntry = {
      ...{ seq: seq + 1, at: this.#place.clock.now(), happening, before: hash },
    };
    try {
      this.#append(Buffer.from(`${lineOfEntry(entry)}\n`), entry.seq);
    } catch (error) {
      throw this.#stop(error as Error);
    }
    this.#end = { seq: entry.seq, hash: hashOfEntry(entry) };
    this.#entries.push(entry);
    this.book = cashBook([entry], this.#place.layout, this.book);
    return entry;
  }

  after(seq: number, countMax: number): readonly CashEntry[] {
    const first = this.#entries[0]?.seq ?? this.#end.seq + 1;
    if (seq + 1 < first) return archivedAfter(this.#place.directory, seq, countMax);
    return this.#entries.slice(seq + 1 - first, seq + 1 - first + countMax);
  }

  confirm(upTo: number): void {
    if (upTo > this.#end.seq) {
      this.fault ??= { kind: "lost_lines", upTo: this.#end.seq, houseUpTo: upTo };
      return;
    }
    this.confirmedUpTo = upTo;
    if (this.fault === undefined) this.#archive();
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  #append(line: Buffer, seq: number): void {
    const max = this.#place.segmentBytesMax ?? SEGMENT_BYTES_MAX;
    if (this.#handle === undefined || this.#bytes + line.length > max) this.#begin(seq);
    let sent = 0;
    while (sent < line.length) {
      sent += writeSync(this.#handle!, line, sent, line.length - sent, this.#bytes + sent);
    }
    fsyncSync(this.#handle!);
    this.#bytes += line.length;
  }

  #begin(first: number): void {
    this.close();
    this.#handle = openSync(path.join(this.#place.directory, nameOfSegment(first)), "wx");
    syncFolder(this.#place.directory);
    this.#firsts.push(first);
    this.#bytes = 0;
  }

  #cutTo(bytes: number): void {
    ftruncateSync(this.#handle!, bytes);
    fsyncSync(this.#handle!);
  }

  // After a failed write nobody knows what is on the disk: the next start reads it and cuts it off.
  #stop(error: NodeJS.ErrnoException): JournalBroken {
    this.fault = { kind: "unwritable", why: error.code ?? error.message };
    return new JournalBroken(this.fault);
  }

  // The file that is written to stays.
  #archive(): void {
    const done = this.#firsts.filter((_, i) => {
      const next = this.#firsts[i + 1];
      return next !== undefined && next - 1 <= this.confirmedUpTo;
    });
    if (done.length === 0) return;
    const last = this.#firsts[done.length]! - 1;
    const { layout, directory } = this.#place;
    moveToArchive(directory, { firsts: done, last, layout, entries: this.#entries });
    this.#firsts = this.#firsts.slice(done.length);
    this.#entries = this.#entries.filter(({ seq }) => seq > last);
  }
}
