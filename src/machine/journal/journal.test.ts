import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { instant, stoppedClock } from "../../foundation/clock/index.ts";
import type { CashHappening } from "../../foundation/kiosk-wire/index.ts";
import { cashBook, JournalBroken, openJournal, type CashBook, type Journal } from "./index.ts";
import { hashOfText } from "./line.ts";
import { anyHappenings, INTAKE, PAYOUT } from "./any-happening.fixture.ts";

const root = mkdtempSync(path.join(tmpdir(), "tsunagu-journal-"));
afterAll(() => rmSync(root, { recursive: true }));

const clock = stoppedClock(instant("2026-03-01T13:40:00.000Z"));
const layout = { recyclesYen: [100] };
const NOTE = { kind: "stacked", intakeId: INTAKE, denominationYen: 1000, pieces: 1 } as const;

let count = 0;
function emptyFolder(): string {
  count += 1;
  return path.join(root, String(count));
}

function opened(directory: string, segmentBytesMax?: number): Journal {
  return openJournal({
    ...{ directory, layout, clock },
    ...(segmentBytesMax === undefined ? {} : { segmentBytesMax }),
  });
}

function filled(directory: string, happenings: readonly CashHappening[], bytesMax?: number) {
  const journal = opened(directory, bytesMax);
  for (const happening of happenings) journal.write(happening);
  return journal;
}

function onlyFile(directory: string): string {
  return path.join(
    directory,
    readdirSync(directory).find((name) => name.endsWith(".jsonl"))!,
  );
}

describe("a journal", () => {
  test("cut off after any byte, is the lines that were whole, and goes on from there", () => {
    fc.assert(
      fc.property(anyHappenings({ minLength: 1 }), fc.nat(), (happenings, nth) => {
        const directory = emptyFolder();
        const whole = filled(directory, happenings);
        const entries = whole.after(0, 100);
        whole.close();
        const file = onlyFile(directory);
        const text = readFileSync(file);
        const bytes = nth % (text.length + 1);
        truncateSync(file, bytes);
        const lines = text.subarray(0, bytes).toString().split("\n").length - 1;
        const cut = opened(directory);
        expect(cut.fault).toBeUndefined();
        expect(cut.after(0, 100)).toEqual(entries.slice(0, lines));
        expect(cut.book).toEqual(cashBook(entries.slice(0, lines), layout));
        expect(cut.tornBytes > 0).toBe(bytes > 0 && text[bytes - 1] !== 0x0a);
        expect(cut.write({ kind: "started" }).seq).toBe(lines + 1);
        cut.close();
        const again = opened(directory);
        expect([again.fault, again.tornBytes, again.book.seq]).toEqual([undefined, 0, lines + 1]);
        again.close();
      }),
      { numRuns: 15 },
    );
  });

  test("takes a torn page whose end came first for what it is", () => {
    const directory = emptyFolder();
    filled(directory, [NOTE]).close();
    appendFileSync(onlyFile(directory), `\0\0\0\0"before":"00"}\n`);
    const journal = opened(directory);
    expect([journal.fault, journal.tornBytes > 0, journal.book.seq]).toEqual([undefined, true, 1]);
    journal.close();
  });

  test("says nothing of changes: any changed byte of a line with a line after it is a fault", () => {
    const directory = emptyFolder();
    filled(directory, [{ kind: "started" }, NOTE, NOTE, { kind: "door_opened" }]).close();
    const text = readFileSync(onlyFile(directory));
    const lastLineAt = text.subarray(0, -1).lastIndexOf(0x0a) + 1;
    fc.assert(
      fc.property(fc.nat(lastLineAt - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = emptyFolder();
        cpSync(directory, changed, { recursive: true });
        const bytes = Buffer.from(text);
        bytes[at] = bytes[at]! ^ by;
        writeFileSync(onlyFile(changed), bytes);
        const journal = opened(changed);
        expect(journal.fault).toBeDefined();
        expect(() => journal.write(NOTE)).toThrow(JournalBroken);
        expect(readFileSync(onlyFile(changed)).equals(bytes)).toBe(true);
        journal.close();
      }),
      { numRuns: 40 },
    );
  });

  test("with a line taken out, or lines that the house holds gone, is at fault", () => {
    const directory = emptyFolder();
    filled(directory, [{ kind: "started" }, NOTE, NOTE]).close();
    const file = onlyFile(directory);
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, [lines[0], lines[2], ""].join("\n"));
    const gap = opened(directory);
    expect(gap.fault).toMatchObject({ kind: "gap", line: 2 });
    writeFileSync(file, [lines[0], lines[1], ""].join("\n"));
    const shorter = opened(directory);
    expect(shorter.fault).toBeUndefined();
    shorter.confirm(3);
    expect(shorter.fault).toEqual({ kind: "lost_lines", upTo: 2, houseUpTo: 3 });
    expect(() => shorter.write(NOTE)).toThrow(JournalBroken);
  });

  test("goes on in the next file, and archives only what the house holds whole", () => {
    const directory = emptyFolder();
    const journal = filled(
      directory,
      Array.from({ length: 20 }, () => NOTE),
      600,
    );
    const files = () => readdirSync(directory).filter((name) => name.endsWith(".jsonl"));
    const archived = () => readdirSync(path.join(directory, "archive"));
    expect(files().length).toBeGreaterThan(5);
    journal.confirm(1);
    expect(archived()).toEqual([]);
    journal.confirm(7);
    const moved = archived().length;
    expect(moved).toBeGreaterThan(0);
    const sure = Number(/\d+/.exec(files()[0]!)![0]) - 1;
    expect(sure).toBeLessThanOrEqual(7);
    journal.close();
    const again = opened(directory, 600);
    expect(again.fault).toBeUndefined();
    expect(again.book).toEqual(journal.book);
    expect(again.after(0, 3).map(({ seq }) => seq)[0]).toBe(1);
    expect(again.after(18, 100).map(({ seq }) => seq)).toEqual([19, 20]);
    again.confirm(20);
    expect(files()).toHaveLength(1);
    expect(again.write(NOTE).seq).toBe(21);
    const coin = { ...NOTE, denominationYen: 100 } as const;
    expect(again.write(coin).happening).toEqual({ ...coin, into: "dispenser" });
    again.close();
  });

  test("whose archive an older program carried over is read, and knows of a note that was sent", () => {
    const directory = emptyFolder();
    const escrowed = { ...NOTE, kind: "escrowed" } as const;
    const journal = filled(directory, [NOTE, NOTE, NOTE, NOTE, escrowed, escrowed], 600);
    journal.confirm(6);
    const file = path.join(directory, "carried.json");
    const [text] = readFileSync(file, "utf8").split("\n");
    const { presumed: _, ...older } = JSON.parse(text!) as Record<string, object | null>;
    const { kind: __, ...note } = NOTE;
    const was = { ...older, escrow: older["escrow"] === null ? null : note };
    const rewritten = JSON.stringify(was);
    writeFileSync(file, `${rewritten}\n${hashOfText(rewritten)}\n`);
    journal.close();
    const again = opened(directory, 600);
    expect(again.fault).toBeUndefined();
    expect(again.book).toEqual(journal.book);
    again.write({ ...NOTE, kind: "stacking" });
    expect(again.book.escrow?.isSent).toBe(true);
    again.write({ ...NOTE, isPresumed: true });
    const { escrow: none, presumed } = again.book;
    expect([none, presumed]).toMatchObject([undefined, { denominationYen: 1000 }]);
    again.write(escrowed);
    expect(again.book.presumed).toBeUndefined();
    again.close();
  });

  test("finishes an archiving that the power cut, and trusts no carried book that was changed", () => {
    const directory = emptyFolder();
    const journal = filled(
      directory,
      Array.from({ length: 9 }, () => NOTE),
      600,
    );
    const before = emptyFolder();
    cpSync(directory, before, { recursive: true });
    journal.confirm(9);
    journal.close();
    cpSync(path.join(directory, "carried.json"), path.join(before, "carried.json"));
    const cut = opened(before, 600);
    expect([cut.fault, cut.book]).toEqual([undefined, journal.book]);
    cut.close();
    expect(readdirSync(before)).toEqual(readdirSync(directory));
    const carried = readFileSync(path.join(before, "carried.json"), "utf8");
    writeFileSync(path.join(before, "carried.json"), carried.replace(/"inYen":\d+/, `"inYen":1`));
    expect(opened(before).fault).toMatchObject({ kind: "carried_broken" });
  });
});

describe("the book of a journal", () => {
  test("loses no piece: what lies there is what came less what went", () => {
    fc.assert(
      fc.property(anyHappenings({}), (happenings) => {
        const book = bookOf(happenings);
        const held = sumOf(book.held.box) + sumOf(book.held.dispenser);
        const corrected = book.differences.reduce(
          (sum, each) => sum + (each.countedPieces - each.expectedPieces) * each.denominationYen,
          0,
        );
        expect(held).toBe(happenings.reduce((sum, each) => sum + movedYen(each), 0) + corrected);
      }),
      { numRuns: 60 },
    );
  });

  test("is not changed by what is told again, at once or later", () => {
    fc.assert(
      fc.property(anyHappenings({ minLength: 1 }), fc.nat(), (happenings, nth) => {
        const entries = entriesOf(happenings);
        const book = cashBook(entries, layout);
        const from = nth % entries.length;
        expect(cashBook(entries.slice(from), layout, book)).toBe(book);
        const half = cashBook(entries.slice(0, from), layout);
        expect(cashBook(entries, layout, half)).toEqual(book);
        expect(half).toEqual(cashBook(entries.slice(0, from), layout));
      }),
      { numRuns: 60 },
    );
  });

  test("knows what each customer has in, what is out, and what nobody knows", () => {
    const ids = { payoutId: PAYOUT, intakeId: INTAKE } as const;
    const begun = [
      { kind: "refilled", denominationYen: 100, pieces: 10, by: "K" },
      { kind: "escrowed", intakeId: INTAKE, denominationYen: 1000, pieces: 1 },
      NOTE,
      { kind: "payout_begun", ...ids, yen: 300 },
      { kind: "dispensed", ...ids, denominationYen: 100, pieces: 2 },
    ] as const;
    const book = bookOf(begun);
    expect(book.intakes.get(INTAKE)).toEqual({ inYen: 1000, outYen: 200 });
    expect(book.payouts.get(PAYOUT)).toMatchObject({ state: "begun", dispensedYen: 200 });
    expect(book.escrow).toBeUndefined();
    expect([...book.held.dispenser, ...book.held.box]).toEqual([
      [100, 8],
      [1000, 1],
    ]);
    const ended = bookOf([
      ...begun,
      { kind: "payout_ended", ...ids, outcome: "unknown", yen: 200 },
      { kind: "payout_begun", ...ids, yen: 300 },
      { kind: "counted", denominationYen: 100, pieces: 7, by: "K", place: "dispenser" },
    ]);
    expect(ended.payouts.get(PAYOUT)).toMatchObject({ state: "unknown", dispensedYen: 200 });
    expect(ended.differences).toMatchObject([{ expectedPieces: 8, countedPieces: 7, by: "K" }]);
  });
});

function entriesOf(happenings: readonly CashHappening[]) {
  return happenings.map((happening, i) => ({
    ...{ seq: i + 1, at: clock.now(), before: "0".repeat(64), happening },
  }));
}

function bookOf(happenings: readonly CashHappening[]): CashBook {
  return cashBook(entriesOf(happenings), layout);
}

function sumOf(pieces: ReadonlyMap<number, number>): number {
  return [...pieces].reduce((sum, [yen, each]) => sum + yen * each, 0);
}

function movedYen(happening: CashHappening): number {
  if (!("pieces" in happening)) return 0;
  const yen = happening.denominationYen * happening.pieces;
  if (happening.kind === "stacked" || happening.kind === "refilled") return yen;
  return happening.kind === "dispensed" || happening.kind === "collected" ? -yen : 0;
}
