import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { asApp, emptyDatabase, TEST_NOW, testDatabase } from "../../../tests/database.ts";
import { migrate, pendingMigrations } from "./migrate.ts";

const OURS = path.join(import.meta.dirname, "..", "..", "..", "database", "migrations");

const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

describe("migrate", () => {
  it("runs each file once, in the order of their numbers", async () => {
    const url = await emptyDatabase();
    const directory = migrations({
      "0002-more.sql": "alter table things add column size integer",
      "0001-things.sql": "create table things (name text)",
      "notes.txt": "not SQL",
    });
    const names = ["0001-things.sql", "0002-more.sql"];
    expect(await pendingMigrations({ url, directory })).toEqual(names);
    expect(await migrate({ url, directory, now: TEST_NOW })).toEqual({ ok: true, value: names });
    expect(await migrate({ url, directory, now: TEST_NOW })).toEqual({ ok: true, value: [] });
    expect(await pendingMigrations({ url, directory })).toEqual([]);
  });

  it("lets several starters run at once, and each file still runs once", async () => {
    const url = await emptyDatabase();
    const directory = migrations({
      "0001-things.sql": "create table things (name text); insert into things values ('one')",
    });
    const starters = Array.from({ length: 5 }, async () =>
      migrate({ url, directory, now: TEST_NOW }),
    );
    const outcomes = await Promise.all(starters);
    expect(outcomes.map((o) => (o.ok ? o.value.length : -1)).toSorted()).toEqual([0, 0, 0, 0, 1]);
    expect(await query(url, "select * from things")).toHaveLength(1);
  });

  it("makes the app role for two databases of one server at once", async () => {
    const urls = await Promise.all([emptyDatabase(), emptyDatabase(), emptyDatabase()]);
    const directory = migrations({ "0001-a.sql": "grant usage on schema public to tsunagu_app" });
    const outcomes = await Promise.all(
      urls.map(async (url) => migrate({ url, directory, now: TEST_NOW })),
    );
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
  });

  it("refuses a file that was changed after it had been run", async () => {
    const url = await emptyDatabase();
    const before = migrations({ "0001-things.sql": "create table things (name text)" });
    const after = migrations({ "0001-things.sql": "create table things (title text)" });
    await migrate({ url, directory: before, now: TEST_NOW });
    expect(await migrate({ url, directory: after, now: TEST_NOW })).toMatchObject({
      refusal: "migration_changed",
      facts: { name: "0001-things.sql" },
    });
  });

  it("takes a file with other line ends for the same file", async () => {
    const url = await emptyDatabase();
    const unix = migrations({ "0001-things.sql": "create table\nthings (name text)\n" });
    const dos = migrations({ "0001-things.sql": "create table\r\nthings (name text)\r\n" });
    await migrate({ url, directory: unix, now: TEST_NOW });
    expect(await migrate({ url, directory: dos, now: TEST_NOW })).toMatchObject({ ok: true });
  });

  it("refuses a database that newer files made", async () => {
    const url = await emptyDatabase();
    const newer = migrations({ "0001-a.sql": "select 1", "0002-b.sql": "select 2" });
    const older = migrations({ "0001-a.sql": "select 1" });
    await migrate({ url, directory: newer, now: TEST_NOW });
    expect(await migrate({ url, directory: older, now: TEST_NOW })).toMatchObject({
      refusal: "migration_unknown",
      facts: { name: "0002-b.sql" },
    });
  });

  it("undoes a file that fails, keeps those before it and names it", async () => {
    const url = await emptyDatabase();
    const directory = migrations({
      "0001-good.sql": "create table good (name text)",
      "0002-bad.sql": "create table half (name text); select nonsense",
    });
    expect(await migrate({ url, directory, now: TEST_NOW })).toMatchObject({
      refusal: "migration_failed",
      facts: { name: "0002-bad.sql", why: expect.stringContaining("nonsense") },
    });
    expect(await query(url, "select name from migrations")).toEqual([{ name: "0001-good.sql" }]);
    expect(await query(url, "select to_regclass('half') as half")).toEqual([{ half: null }]);
  });

  it("refuses a user who may neither make nor take the app role", async () => {
    const { guestUrl } = await guestDatabase();
    const directory = migrations({ "0001-a.sql": "select 1" });
    expect(await migrate({ url: guestUrl, directory, now: TEST_NOW })).toMatchObject({
      refusal: "role_not_permitted",
    });
  });

  it("needs no superuser: who owns the database and was given the app role may migrate", async () => {
    const { guest, guestUrl, ownerUrl } = await guestDatabase();
    await query(ownerUrl, `grant tsunagu_app to ${guest}`);
    expect(await migrate({ url: guestUrl, directory: OURS, now: TEST_NOW })).toMatchObject({
      ok: true,
    });
    expect(
      await query(asApp(guestUrl), "select current_user, count(*) from lines group by 1"),
    ).toEqual([]);
    await expect(query(asApp(guestUrl), "drop table lines")).rejects.toThrow("must be owner");
  });
});

describe("the migrated database", () => {
  it("lets the app role read and write rows but alter nothing", async () => {
    const { ownerUrl } = await testDatabase();
    const url = asApp(ownerUrl);
    expect(await query(url, "select current_user")).toEqual([{ current_user: "tsunagu_app" }]);
    expect(await query(url, "select * from lines")).toEqual([]);
    await expect(query(url, "create table mine (name text)")).rejects.toThrow("permission denied");
    await expect(query(url, "drop table lines")).rejects.toThrow("must be owner");
    await expect(query(url, "delete from transfers")).rejects.toThrow("permission denied");
    await expect(query(url, "update events set name = 'x'")).rejects.toThrow("permission denied");
    await expect(query(url, "delete from migrations")).rejects.toThrow("permission denied");
  });
});

/** An empty database that belongs to a user of its own, as a hosted PostgreSQL gives one. */
async function guestDatabase() {
  const ownerUrl = await emptyDatabase();
  const name = new URL(ownerUrl).pathname.slice(1);
  const guest = `guest_${name}`;
  await query(ownerUrl, `create role ${guest} login password 'guest'`);
  await query(ownerUrl, `alter database ${name} owner to ${guest}`);
  const guestUrl = new URL(ownerUrl);
  guestUrl.username = guest;
  guestUrl.password = "guest";
  onTestFinished(async () => {
    await query(ownerUrl, `alter database ${name} owner to current_user`);
    await query(ownerUrl, `drop owned by ${guest} cascade`);
    await query(ownerUrl, `drop role ${guest}`);
  });
  return { guest, guestUrl: guestUrl.href, ownerUrl };
}

function migrations(files: Record<string, string>): string {
  const directory = mkdtempSync(path.join(tmpdir(), "migrations-"));
  directories.push(directory);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(directory, name), text);
  }
  return directory;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
