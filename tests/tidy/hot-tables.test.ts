import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { emptyDatabase, testDatabase } from "../database.ts";
import { hotTableBreaches } from "./hot-tables.ts";
import { personalBreaches } from "./personal.ts";

describe("the tables", async () => {
  const { ownerUrl, url } = await testDatabase();
  const owner = await connect(ownerUrl);
  const app = await connect(url);

  test("could be spread over nodes by line_id", async () => {
    expect(await hotTableBreaches(owner)).toEqual([]);
  });

  test("are known for what they hold of people, and what ends it", async () => {
    expect(await personalBreaches(owner)).toEqual([]);
    await owner.query("create table visitors (id uuid, email_sealed bytea)");
    await owner.query("alter table incidents add column contact_sealed bytea");
    expect(await personalBreaches(owner)).toEqual([
      "incidents is said to know nobody and has contact_sealed",
      expect.stringMatching(/^visitors: say /u),
    ]);
    await owner.query("drop table visitors");
    await owner.query("alter table incidents drop column contact_sealed");
  });

  test("cannot be altered by the program's role", async () => {
    const attempts = [
      "alter table renewals add column x integer",
      "drop table receipts",
      "truncate events",
      "create table x (y integer)",
      "create index on events (at)",
    ];
    for (const attempt of attempts) {
      await expect(app.query(attempt), attempt).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("keep events, transfers and receipts as they were written", async () => {
    const attempts = [
      "update events set name = 'x'",
      "delete from events",
      "update house_events set actor_id = 'x'",
      "delete from house_events",
      "update transfers set amount_yen = 1",
      "delete from transfers",
      "update receipts set content = '{}'",
      "update receipts set signature = ''",
      "delete from receipts",
      "update till_numbers set serial = 1",
      "delete from till_numbers",
      "update receipt_keys set public_key_pem = ''",
      "delete from receipt_keys",
      "update receipt_erasures set receipts = 0",
      "delete from receipt_erasures",
    ];
    for (const attempt of attempts) {
      await expect(app.query(attempt), attempt).rejects.toMatchObject({ code: "42501" });
    }
    await expect(app.query("update events set is_pending = false")).resolves.toBeDefined();
  });
});

describe("a planted breach is found", async () => {
  const client = await connect(await emptyDatabase());

  test.each([
    [
      "a key without the line",
      "create table hot (line_id uuid, id uuid primary key)",
      "lacks line_id",
    ],
    [
      "a unique index without the line",
      "create table hot (line_id uuid, id uuid, primary key (line_id, id)); create unique index on hot (id)",
      "lacks line_id",
    ],
    ["no key at all", "create table hot (line_id uuid)", "has no key"],
    ["an unknown kind of table", "create table cold (id uuid primary key)", "has no line_id"],
    [
      "a foreign key without the line",
      `create table a (line_id uuid primary key, b uuid, unique (line_id, b));
       create table hot (line_id uuid, b uuid, primary key (line_id, b),
         foreign key (b, line_id) references a (line_id, b))`,
      "lacks line_id at the same place",
    ],
    [
      "a foreign key to what is no reference table",
      `create table customers (customer_id uuid primary key);
       create table hot (line_id uuid primary key, customer_id uuid references customers)`,
      "leads from a hot table to a house table",
    ],
    [
      "a claim that is keyed by its line",
      "create table order_numbers (number text unique, line_id uuid primary key)",
      "is keyed by (line_id)",
    ],
    [
      "a trigger",
      `create table hot (line_id uuid primary key);
       create function f() returns trigger language plpgsql as 'begin return new; end';
       create trigger t before insert on hot for each row execute function f()`,
      "has the trigger",
    ],
    [
      "a rule",
      "create table hot (line_id uuid primary key); create rule r as on delete to hot do instead nothing",
      "has the rule",
    ],
    ["a sequence", "create table hot (line_id uuid primary key, n serial)", "is a sequence"],
    [
      "a default that computes",
      "create table hot (line_id uuid primary key, at timestamptz default now())",
      "computes its default",
    ],
  ])("%s", async (_title, sql, why) => {
    await client.query("begin");
    await client.query(sql);
    const breaches = await hotTableBreaches(client);
    await client.query("rollback");
    expect(breaches.join("\n")).toContain(why);
  });

  test("and a sound table has none", async () => {
    await client.query("begin");
    await client.query(`create table plans (plan_id uuid primary key);
      create table hot (line_id uuid, id uuid, plan_id uuid references plans, n int default 0,
        primary key (line_id, id));
      create table hotter (line_id uuid, id uuid, primary key (line_id, id),
        foreign key (line_id, id) references hot (line_id, id))`);
    expect(await hotTableBreaches(client)).toEqual([]);
    await client.query("rollback");
  });
});

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  afterAll(async () => client.end());
  return client;
}
