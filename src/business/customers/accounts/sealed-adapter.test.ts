import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database.ts";
import { addHours, epochMs, instant, systemClock } from "../../../foundation/clock/index.ts";
import { sealedAdapter } from "./sealed-adapter.ts";
import { TABLES } from "./account-schema.ts";

const db = await testDatabase();
const soon = new Date(epochMs(addHours(systemClock().now(), 1)));

function adapterOf(act = db.act()) {
  return sealedAdapter(act)(TABLES);
}

async function code(identifier: string): Promise<string> {
  const data = { identifier, value: "v", expiresAt: soon };
  return (await adapterOf().create({ model: "verification", data })).id as unknown as string;
}

test("what is written is read back as it was", async () => {
  await code("as it was");
  const where = [{ field: "identifier", value: "as it was" }];
  const found = await adapterOf().findOne({ model: "verification", where });
  expect(found).toMatchObject({ identifier: "as it was", value: "v" });
});

test("moments are stored on our clock and read back on the library's", async () => {
  const act = db.act({ at: "2031-05-01T00:00:00Z" });
  const adapter = adapterOf(act);
  const data = { identifier: "moved", value: "v", expiresAt: soon };
  await adapter.create({ model: "verification", data });
  const { rows } = await db.database.run({
    text: "select expires_at from customer_codes where purpose_sealed = $1",
    values: [act.secrets.seal("moved")],
  });
  const stored = (rows as { expires_at: string }[])[0]!.expires_at;
  expect(stored > "2031-05-01T00:50" && stored <= "2031-05-01T01:00:00.000Z").toBe(true);
  const where = [{ field: "identifier", value: "moved" }];
  const found = await adapter.findOne<{ expiresAt: Date }>({ model: "verification", where });
  expect(Math.abs(found!.expiresAt.getTime() - soon.getTime())).toBeLessThan(60_000);
  act.clock.moveTo(instant("2031-05-01T02:00:00Z"));
  const later = await adapter.findOne<{ expiresAt: Date }>({ model: "verification", where });
  expect(soon.getTime() - later!.expiresAt.getTime()).toBeGreaterThan(7_000_000);
});

test("of many who consume one row, one gets it", async () => {
  const id = await code("consumed");
  const where = [{ field: "id", value: id }];
  const taken = await Promise.all(
    Array.from({ length: 10 }, async () =>
      adapterOf().consumeOne({ model: "verification", where }),
    ),
  );
  expect(taken.filter((row) => row !== null)).toHaveLength(1);
});

test("a list of values is searched in a sealed column", async () => {
  await Promise.all([code("in one"), code("in two"), code("in three")]);
  const where = [{ field: "identifier", value: ["in one", "in three"], operator: "in" as const }];
  const found = await adapterOf().findMany({ model: "verification", where });
  expect(found).toHaveLength(2);
});

test.each([
  [{ field: "identifier", value: "x", operator: "starts_with" as const }],
  [{ field: "identifier", value: "x", operator: "lt" as const }],
  [{ field: "identifier", value: "x", mode: "insensitive" as const }],
  [{ field: "identifier", value: "x", connector: "OR" as const }],
])("a condition that a sealed column cannot answer is refused: %j", async (condition) => {
  const found = adapterOf().findMany({ model: "verification", where: [condition] });
  await expect(found).rejects.toThrow("no such condition");
});
