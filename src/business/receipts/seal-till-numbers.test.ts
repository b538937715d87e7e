import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { onLine, type Act } from "../../foundation/act/index.ts";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import { APP_ROLE, openDatabase, type Database } from "../../foundation/database/index.ts";
import { newHumanCode, newId } from "../../foundation/ids/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { oneRound } from "../../foundation/work/index.ts";
import {
  composeReceipt,
  findReceipt,
  issueReceipt,
  readToken,
  sealTillNumbers,
  tillNumberDesk,
  tillNumberSubscriptions,
  type CodeOf,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const names = { "zh-Hans": "一周", "zh-Hant": "一週", ja: "7日間", en: "7 days", ko: "7일" };
const codes = new Map<string, string>();
const codeOf: CodeOf = async (_act, till) => codes.get(till);
const opened: Database[] = [];
afterAll(async () => Promise.all(opened.map(async (database) => database.close())));

test("a receipt of a till is shown once it has its number, which is signed", async () => {
  const till = newTill("TYO1-02");
  const key = await sell(act, till);
  expect(await findReceipt(act, key)).toBeUndefined();
  await sealTillNumbers(act, till, codeOf);
  const receipt = (await findReceipt(act, key))!;
  expect(receipt.content.till).toEqual({ id: "TYO1-02", serial: 1 });
  expect(readToken([act.secrets.signer], receipt.token)).toMatchObject({
    till: { id: "TYO1-02", serial: 1 },
    number: receipt.content.number,
  });
});

test("one from elsewhere keeps its number alone, and is shown at once", async () => {
  const key = await sell(act, undefined);
  const receipt = (await findReceipt(act, key))!;
  expect(receipt.content.till).toBeUndefined();
  expect(readToken([act.secrets.signer], receipt.token)!.till).toBeUndefined();
});

test("each till counts for itself, and one without a code stands under its id", async () => {
  const [one, other] = [newTill("A"), newId<"till">()];
  for (const till of [one, other, one]) await sell(act, till);
  for (const till of [one, other]) await sealTillNumbers(act, till, codeOf);
  expect((await numbersOf(one)).map(({ serial }) => serial)).toEqual([1, 2]);
  expect(await numbersOf(other)).toMatchObject([{ serial: 1, code: other }]);
});

test("50 sales at once, some of them undone, numbered by five at once: no gap, none twice", async () => {
  const till = newTill("B");
  await whileSealing(till, async (databases) => {
    const sales = Array.from({ length: 50 }, async (_, i) => {
      const own = { ...act, database: databases[i % databases.length]! };
      if (i % 4 === 3) await failToSell(own, till);
      await sell(own, till);
    });
    await Promise.all(sales);
  });
  const numbers = await numbersOf(till);
  expect(numbers.map(({ serial }) => serial)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  expect(new Set(numbers.map((one) => one.line_id)).size).toBe(50);
});

test("a sale that began when another was committed has the later number", async () => {
  const till = newTill("B2");
  const sales: { lineId: string; began: number; done: number }[] = [];
  await whileSealing(till, async (databases) => {
    const sellers = databases.map(async (database) => {
      for (let n = 0; n < 10; n++) {
        const began = performance.now();
        const { lineId } = await sell({ ...act, database }, till);
        sales.push({ lineId, began, done: performance.now() });
      }
    });
    await Promise.all(sellers);
  });
  const serials = new Map((await numbersOf(till)).map((one) => [one.line_id, one.serial]));
  const pairs = sales.flatMap((a) => sales.filter((b) => a.done < b.began).map((b) => [a, b]));
  expect(pairs.length).toBeGreaterThan(500);
  const wrong = pairs.filter(([a, b]) => serials.get(a!.lineId)! > serials.get(b!.lineId)!);
  expect(wrong).toEqual([]);
});

test("what dies before its number is written is numbered by the desk, in its turn", async () => {
  const till = newTill("C");
  const first = await sell(act, till);
  const dying = breaking(act, "insert into till_numbers");
  await expect(sealTillNumbers(dying, till, codeOf)).rejects.toThrow("died");
  const second = await sell(act, till);
  expect(await numbersOf(till)).toEqual([]);
  await work();
  expect((await findReceipt(act, first))!.content.till).toEqual({ id: "C", serial: 1 });
  expect((await findReceipt(act, second))!.content.till).toEqual({ id: "C", serial: 2 });
});

test("what dies after its number is written keeps it, and nothing is numbered twice", async () => {
  const till = newTill("D");
  const key = await sell(act, till);
  const dying = breaking(act, "update receipts set due_at = null");
  await expect(sealTillNumbers(dying, till, codeOf)).rejects.toThrow("died");
  const token = (await findReceipt(act, key))!.token;
  await sell(act, till);
  await work();
  expect((await numbersOf(till)).map(({ serial }) => serial)).toEqual([1, 2]);
  expect((await findReceipt(act, key))!.token).toBe(token);
  expect(await dueCount(till)).toBe(0);
});

test("a worker that died holding the lease leaves it to run out", async () => {
  const till = newTill("E");
  const key = await sell(act, till);
  const now = act.clock.now();
  await tillNumberDesk(act, codeOf).claim({ limit: 16, now, leaseUntil: addSeconds(now, 60) });
  expect(await work()).toBe(0);
  act.clock.moveTo(addSeconds(now, 61));
  expect(await work()).toBe(1);
  expect((await findReceipt(act, key))!.content.till?.serial).toBe(1);
});

test("whoever hears that a renewal is active finds its receipt numbered", async () => {
  const till = newTill("F");
  const key = await sell(act, till);
  const [subscription] = tillNumberSubscriptions(["renewal.active"], codeOf);
  expect(subscription!.event).toBe("renewal.active");
  const event = { lineId: key.lineId, seq: 1, eventId: newId(), name: "renewal.active" };
  const row = { ...event, thing: key.renewalId, before: null, after: null, at: act.clock.now() };
  await subscription!.handle(act, row);
  await subscription!.handle(act, row);
  expect((await findReceipt(act, key))!.content.till).toEqual({ id: "F", serial: 1 });
});

test("more than one batch is numbered in one go", async () => {
  const till = newTill("G");
  const count = 230;
  await Promise.all(Array.from({ length: count }, async () => sell(act, till)));
  await sealTillNumbers(act, till, codeOf);
  expect((await numbersOf(till)).at(-1)!.serial).toBe(count);
  expect(await dueCount(till)).toBe(0);
});

interface Key {
  readonly lineId: string;
  readonly renewalId: string;
}

function newTill(code: string): string {
  const till = newId<"till">();
  codes.set(till, code);
  return till;
}

async function sell(own: Act, till: string | undefined): Promise<Key> {
  const key = { lineId: newId(), renewalId: newId() };
  await onLine(own, key.lineId, async (turn) =>
    turn.write({ name: "renewal.active" }, [issue(own, key, till)]),
  );
  return key;
}

/** Issues one, but the statement is undone. */
async function failToSell(own: Act, till: string): Promise<void> {
  const key = { lineId: newId(), renewalId: newId() };
  const sale = onLine(own, key.lineId, async (turn) =>
    turn.write({ name: "renewal.active" }, [issue(own, key, till), issue(own, key, till)]),
  );
  await expect(sale).rejects.toMatchObject({ code: "23505" });
}

function issue(own: Act, key: Key, tillId: string | undefined) {
  const content = composeReceipt({
    kind: "receipt",
    orderNumber: newHumanCode(10),
    at: instant("2026-11-22T03:00:00Z"),
    seller: { names, legalName: "株式会社つなぐ", address: "東京都", phone: "03-0000-0000" },
    issuer: { status: "registered", registrationNumber: "T7000012050002" },
    taxRounding: "floor",
    items: [{ names, totalYen: yen(1980), ratePerMille: 100 }],
    paymentMethod: "cash",
  });
  return issueReceipt(own, { ...key, tillId, content });
}

/** Dies when a statement that begins so, or holds it, is sent. */
function breaking(own: Act, text: string): Act {
  const run: Database["run"] = async (statement) => {
    if (statement.text.includes(text)) throw new Error("died");
    return own.database.run(statement);
  };
  return { ...own, database: { ...own.database, run } };
}

async function work(): Promise<number> {
  const options = { clock: act.clock, log: openLog("silent"), restMs: 1, atOnce: 16 };
  return oneRound(tillNumberDesk(act, codeOf), { ...options, leaseSeconds: 60 });
}

async function numbersOf(till: string) {
  const { rows } = await db.database.run({
    text: "select serial, code, line_id from till_numbers where till = $1 order by serial",
    values: [till],
  });
  return rows as { serial: number; code: string; line_id: string }[];
}

async function dueCount(till: string): Promise<number> {
  const { rows } = await db.database.run({
    text: "select 1 from receipts where till = $1 and due_at is not null",
    values: [till],
  });
  return rows.length;
}

/** Lets five number a till for as long as the work lasts, and once more when it is over. */
async function whileSealing(
  till: string,
  sell: (databases: readonly Database[]) => Promise<void>,
): Promise<void> {
  let isSelling = true;
  const sealers = Array.from({ length: 5 }, openOther).map(async (database) => {
    while (isSelling) await sealTillNumbers({ ...act, database }, till, codeOf);
  });
  await sell(Array.from({ length: 5 }, openOther));
  isSelling = false;
  await Promise.all(sealers);
  await sealTillNumbers(act, till, codeOf);
}

function openOther(): Database {
  const database = openDatabase({ url: db.ownerUrl, role: APP_ROLE, connectionsMax: 2 });
  opened.push(database);
  return database;
}
