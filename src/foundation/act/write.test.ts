import { afterAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { openDatabase, type Database, type Part } from "../database/index.ts";
import { APP_ROLE } from "../database/migrate.ts";
import { newId } from "../ids/index.ts";
import type { Act } from "./act.ts";
import { lastSeqs, onHouse, onLine, writeBatch, writeHouse } from "./index.ts";

const db = await testDatabase();
const act = db.act({ actor: { kind: "staff", id: "s1" } });
const opened: Database[] = [];
afterAll(async () => Promise.all(opened.map(async (database) => database.close())));

const WRITERS = 50;
const PROCESSES = 20;

describe("a write on a line", () => {
  test("carries its event: who, what, before and after, when", async () => {
    const [lineId, thing] = [newId(), newId()];
    const at = act.clock.now();
    await onLine({ ...act, requestId: "r1" }, lineId, async (turn) =>
      turn.write({ name: "a.done", thing, before: { n: 1 }, after: { n: 2 } }, [note(thing)]),
    );
    expect(await eventsOf(lineId)).toEqual([
      {
        ...{ seq: 1, name: "a.done", thing_id: thing, before: { n: 1 }, after: { n: 2 }, at },
        ...{ actor_kind: "staff", actor_id: "s1", request_id: "r1", is_pending: true },
      },
    ]);
    expect(await notes([thing])).toBe(1);
  });

  test("is no news when nobody subscribed to it", async () => {
    const lineId = newId();
    const isNews = (name: string) => name === "a.heard";
    await onLine({ ...act, isNews }, lineId, async (turn) => {
      await turn.write({ name: "a.heard" }, []);
      await turn.write({ name: "a.unheard" }, []);
    });
    expect((await eventsOf(lineId)).map(({ seq, is_pending }) => [seq, is_pending])).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  test("refused before it was written leaves nothing", async () => {
    const lineId = newId();
    expect(await onLine(act, lineId, async () => "refused")).toBe("refused");
    expect(await eventsOf(lineId)).toEqual([]);
  });

  test("undoes all its parts when one of them touches no row, and is decided again", async () => {
    const [lineId, first, second] = [newId(), newId(), newId()];
    let tries = 0;
    await onLine(act, lineId, async (turn) => {
      tries += 1;
      const parts = tries === 1 ? [note(first), touchOf(newId())] : [note(second)];
      await turn.write({ name: "a.done" }, parts);
    });
    expect(tries).toBe(2);
    expect(await notes([first])).toBe(0);
    expect(await notes([second])).toBe(1);
    expect(await eventsOf(lineId)).toHaveLength(1);
  });

  test("may name a part that need not touch a row", async () => {
    const lineId = newId();
    await onLine(act, lineId, async (turn) =>
      turn.write({ name: "a.done" }, [{ ...touchOf(newId()), expects: "any" }]),
    );
    expect(await eventsOf(lineId)).toHaveLength(1);
  });

  test("is decided again when a faster writer took another key that it needs", async () => {
    const [lineId, thing] = [newId(), newId()];
    const answers = await Promise.all(
      [db.database, openOther()].map(async (database) =>
        onLine({ ...act, database }, lineId, async (turn) => {
          if ((await notes([thing])) === 1) return "was there";
          await turn.write({ name: "a.done" }, [note(thing)]);
          return "done";
        }),
      ),
    );
    expect(answers.toSorted()).toEqual(["done", "was there"]);
  });

  test("hands on what fails for another reason than a faster writer", async () => {
    const [lineId, thing] = [newId(), newId()];
    let tries = 0;
    const twice = onLine(act, lineId, async (turn) => {
      tries += 1;
      await turn.write({ name: "a.done" }, [note(thing), note(thing)]);
    });
    await expect(twice).rejects.toMatchObject({ code: "23505" });
    expect(tries).toBe(1);
  });
});

describe(`${WRITERS} writers of one line at once`, () => {
  test("all write, one after the other, in one process", async () => {
    const lineId = newId();
    await Promise.all(Array.from({ length: WRITERS }, async () => addOne(act, lineId)));
    expect(await countOf(lineId)).toEqual({ events: WRITERS, last: WRITERS, sum: WRITERS });
  });

  test("all write, as if each few of them were a process of their own", async () => {
    const lineId = newId();
    const databases = Array.from({ length: PROCESSES }, openOther);
    const writers = Array.from({ length: WRITERS }, (_, i) => databases[i % PROCESSES]!);
    await Promise.all(writers.map(async (database) => addOne({ ...act, database }, lineId)));
    expect(await countOf(lineId)).toEqual({ events: WRITERS, last: WRITERS, sum: WRITERS });
  });

  test("let the next one go when one of them fails", async () => {
    const lineId = newId();
    const failing = onLine(act, lineId, async () => {
      throw new Error("a bug");
    });
    const next = addOne(act, lineId);
    await expect(failing).rejects.toThrow("a bug");
    await next;
    expect(await countOf(lineId)).toMatchObject({ events: 1 });
  });
});

describe("a batch", () => {
  test("writes events of many lines at once and knows each line's last number", async () => {
    const lines = [newId(), newId(), newId()] as const;
    await onLine(act, lines[0], async (turn) => turn.write({ name: "a.done" }, []));
    const before = await lastSeqs(act, lines);
    await writeBatch(act, async (batch) => {
      const news = lines.map((line) => ({
        ...{ line, seq: (before.get(line) ?? 0) + 1, name: "a.imported", after: { n: 1 } },
      }));
      await batch.write(news, [note(lines[0])]);
      await batch.writeHouse({ name: "import.done", thing: lines[0] }, []);
    });
    const after = await lastSeqs(act, lines);
    expect(lines.map((line) => after.get(line))).toEqual([2, 1, 1]);
  });

  test("is undone as a whole by a line that moved meanwhile", async () => {
    const lines = [newId(), newId()] as const;
    const work = writeBatch(act, async (batch) => {
      await batch.write([{ line: lines[0], seq: 1, name: "a.imported" }], []);
      await onLine(act, lines[1], async (turn) => turn.write({ name: "a.done" }, []));
      await batch.write([{ line: lines[1], seq: 1, name: "a.imported" }], []);
    });
    await expect(work).rejects.toMatchObject({ code: "23505" });
    expect([...(await lastSeqs(act, lines)).entries()]).toEqual([[lines[1], 1]]);
  });
});

test("what concerns no line has its event beside it", async () => {
  const thing = newId();
  await writeHouse(act, { name: "house.done", thing, after: { n: 1 } }, [note(thing)]);
  const { rows } = await act.database.run({
    text: "select name, after, actor_id from house_events where thing = $1",
    values: [thing],
  });
  expect(rows).toEqual([{ name: "house.done", after: { n: 1 }, actor_id: "s1" }]);
});

describe("a decision that concerns no line", () => {
  test("is taken again when another writer moved what it was taken from", async () => {
    const [moved, other] = [newId(), newId()];
    await writeHouse(act, { name: "house.done" }, [note(moved)]);
    const seen: string[] = [];
    await onHouse(act, async (turn) => {
      const isFirst = seen.length === 0;
      seen.push("decided");
      if (isFirst) return turn.write({ name: "house.moved", thing: moved }, [touchOf(other)]);
      return turn.write({ name: "house.moved", thing: moved }, [touchOf(moved)]);
    });
    expect(seen).toHaveLength(2);
    const { rowCount } = await act.database.run({
      text: "select from house_events where thing = $1 and name = 'house.moved'",
      values: [moved],
    });
    expect(rowCount).toBe(1);
  });

  test("hands on what fails for another reason", async () => {
    const thing = newId();
    const twice = onHouse(act, async (turn) =>
      turn.write({ name: "house.done" }, [note(thing), note(thing)]),
    );
    await expect(twice).rejects.toMatchObject({ code: "23505" });
    expect(await notes([thing])).toBe(0);
  });
});

/** A database as another process would have it. */
function openOther(): Database {
  const database = openDatabase({ url: db.ownerUrl, role: APP_ROLE, connectionsMax: 1 });
  opened.push(database);
  return database;
}

/** Any table will do: a claimed notification. */
function note(thing: string): Part {
  return {
    text: `insert into received_notifications (source, notification_id, received_at)
      values ('test', $1, $2)`,
    values: [thing, act.clock.now()],
    expects: "one",
  };
}

function touchOf(thing: string): Part {
  return {
    text: "update received_notifications set source = 'test' where notification_id = $1",
    values: [thing],
    expects: "one",
  };
}

async function notes(things: readonly string[]): Promise<number> {
  const { rowCount } = await act.database.run({
    text: "select from received_notifications where notification_id = any($1)",
    values: [things],
  });
  return rowCount ?? 0;
}

/** Reads a sum and writes it one higher: a lost update would show. */
async function addOne(as: Act, lineId: string): Promise<void> {
  await onLine(as, lineId, async (turn) => {
    const { rows } = await as.database.run({
      text: "select after from events where line_id = $1 order by seq desc limit 1",
      values: [lineId],
    });
    const sum = (rows[0] as { after: { sum: number } } | undefined)?.after.sum ?? 0;
    await turn.write({ name: "a.added", after: { sum: sum + 1 } }, []);
  });
}

async function countOf(lineId: string) {
  const { rows } = await act.database.run({
    text: `select count(*)::int as events, max(seq) as last, max((after ->> 'sum')::int) as sum
      from events where line_id = $1`,
    values: [lineId],
  });
  return rows[0] as { events: number; last: number; sum: number };
}

async function eventsOf(lineId: string): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await act.database.run({
    text: `select seq, name, thing_id, before, after, at, actor_kind, actor_id, request_id,
      is_pending from events where line_id = $1 order by seq`,
    values: [lineId],
  });
  return rows as Record<string, unknown>[];
}
