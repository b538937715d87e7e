import { randomInt } from "node:crypto";
import { compose, type Part } from "../database/index.ts";
import type { Act, News } from "./act.ts";
import { houseEvent, lineEvent, lineEvents, type LineNews } from "./event-row.ts";
import { inLineQueue } from "./line-queue.ts";

/** One try at deciding about a line, from what stands there now. */
export interface Turn {
  /** The number of the line's last event when this turn began; 0 for none. */
  readonly seq: number;
  /** Writes the parts and their event as one statement; may be called several times in a turn. */
  write(news: News, parts: readonly Part[]): Promise<void>;
}

/** Another writer was faster and the tries are used up: the line is unusually busy. */
export class LineBusy extends Error {
  override readonly name = "LineBusy";
}

const TRIES_MAX = 40;

/**
 * Reads, refuses and writes about one line. When another writer was faster, everything that was
 * decided is decided again from the new state; so `decide` has no effect but through its turn.
 */
export async function onLine<T>(
  act: Act,
  lineId: string,
  decide: (turn: Turn) => Promise<T>,
): Promise<T> {
  return inLineQueue(act.database, lineId, async () => {
    for (let i = 0; i < TRIES_MAX; i++) {
      // Read before the state is: whatever is written later than this makes our number taken.
      const turn = await beginTurn(act, lineId);
      try {
        return await decide(turn);
      } catch (error) {
        if (!(await isStale(act, lineId, turn, error))) throw error;
        await aMoment(i);
      }
    }
    throw new LineBusy(`line ${lineId} was written by others ${TRIES_MAX} times in a row`);
  });
}

export async function writeHouse(act: Act, news: News, parts: readonly Part[]): Promise<void> {
  await act.database.run(compose([...parts, houseEvent(act, news)]));
}

/** One try at deciding about what concerns no line. */
export interface HouseTurn {
  /** Writes the parts and their event as one statement. */
  write(news: News, parts: readonly Part[]): Promise<void>;
}

/**
 * Reads, refuses and writes about what concerns no line. When a part touched no row, because
 * another writer moved it meanwhile, everything is decided again from the new state.
 */
export async function onHouse<T>(act: Act, decide: (turn: HouseTurn) => Promise<T>): Promise<T> {
  const turn: HouseTurn = { write: async (news, parts) => writeHouse(act, news, parts) };
  for (let i = 0; ; i++) {
    try {
      return await decide(turn);
    } catch (error) {
      if (i >= TRIES_MAX || !isMoved(error)) throw error;
      await aMoment(i);
    }
  }
}

export interface Batch {
  write(news: readonly LineNews[], parts: readonly Part[]): Promise<void>;
  writeHouse(news: News, parts: readonly Part[]): Promise<void>;
}

/** All or nothing over many lines, for imports. News carry their line and sequence number. */
export async function writeBatch<T>(act: Act, work: (batch: Batch) => Promise<T>): Promise<T> {
  return act.database.transaction(async (run) =>
    work({
      async write(news, parts) {
        const events = news.length === 0 ? [] : [lineEvents(act, news)];
        if (parts.length + events.length > 0) await run(compose([...parts, ...events]));
      },
      async writeHouse(news, parts) {
        await run(compose([...parts, houseEvent(act, news)]));
      },
    }),
  );
}

/** The last event number of each line; lines without events are absent. */
export async function lastSeqs(
  act: Act,
  lineIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await act.database.run({
    text: "select line_id, max(seq) as seq from events where line_id = any($1::uuid[]) group by 1",
    values: [lineIds],
  });
  return new Map((rows as { line_id: string; seq: number }[]).map((row) => [row.line_id, row.seq]));
}

async function beginTurn(act: Act, lineId: string): Promise<Turn> {
  let seq = await lastSeq(act, lineId);
  return {
    get seq() {
      return seq;
    },
    async write(news, parts) {
      await act.database.run(compose([...parts, lineEvent(act, lineId, seq + 1, news)]));
      seq += 1;
    },
  };
}

async function lastSeq(act: Act, lineId: string): Promise<number> {
  const { rows } = await act.database.run({
    text: "select seq from events where line_id = $1 order by seq desc limit 1",
    values: [lineId],
    isFrequent: true,
  });
  return (rows[0] as { seq: number } | undefined)?.seq ?? 0;
}

// 23505: our number is taken; or another key is, by the writer who took our number as well: which
// of them is told first is chance. 22012: a guarded part touched no row, because the row moved
// between our reading and our writing. 40P01, 40001: the engine asks to try again.
async function isStale(act: Act, lineId: string, turn: Turn, error: unknown): Promise<boolean> {
  const { code } = error as { code?: string };
  if (code === "23505") return (await lastSeq(act, lineId)) > turn.seq;
  return isMoved(error);
}

function isMoved(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === "22012" || code === "40P01" || code === "40001";
}

// By chance, so that the writers of several processes do not meet again and again.
async function aMoment(round: number): Promise<void> {
  const ms = randomInt(Math.min(8 * (round + 1), 250));
  await new Promise((resolve) => setTimeout(resolve, ms));
}
