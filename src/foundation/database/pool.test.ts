import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { openDatabase } from "./index.ts";

const db = await testDatabase();
const owner = openDatabase({ url: db.ownerUrl });
afterAll(async () => owner.close());

test("a connection that breaks in the midst of work refuses the rest, and ends nothing else", async () => {
  const work = db.database.transaction(async (run) => {
    const { rows } = await run({ text: "select pg_backend_pid() as pid", values: [] });
    const { pid } = rows[0] as { pid: number };
    // Nothing is being asked of it at this moment: its end has nobody to tell.
    await owner.run({ text: "select pg_terminate_backend($1)", values: [pid] });
    while (await isThere(pid)) continue;
    return run({ text: "select 1 as one", values: [] });
  });
  await expect(work).rejects.toThrow(/terminat|not queryable/u);
  const { rows } = await db.database.run({ text: "select 2 as two", values: [] });
  expect(rows).toEqual([{ two: 2 }]);
});

async function isThere(pid: number): Promise<boolean> {
  const text = "select 1 from pg_stat_activity where pid = $1";
  return (await owner.run({ text, values: [pid] })).rows.length > 0;
}
