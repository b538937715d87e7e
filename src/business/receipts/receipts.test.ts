import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { onLine } from "../../foundation/act/index.ts";
import { instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import {
  addressReceipt,
  composeReceipt,
  findReceipt,
  issueReceipt,
  readToken,
  receiptsOf,
  REISSUES_MAX,
  reissueReceipt,
  type ReceiptFacts,
} from "./index.ts";

const db = await testDatabase();
const act = db.act();
const names = { "zh-Hans": "一周", "zh-Hant": "一週", ja: "7日間", en: "7 days", ko: "7일" };
const facts: ReceiptFacts = {
  kind: "receipt",
  orderNumber: "7K2M9QXA4T",
  at: instant("2026-11-22T03:00:00Z"),
  seller: { names, legalName: "株式会社つなぐ", address: "東京都", phone: "03-0000-0000" },
  issuer: { status: "registered", registrationNumber: "T7000012050002" },
  taxRounding: "floor",
  items: [{ names, totalYen: yen(1980), ratePerMille: 100 }],
  paymentMethod: "card",
};
const content = composeReceipt(facts);
let key: { lineId: string; renewalId: string };

beforeEach(async () => {
  key = { lineId: newId(), renewalId: newId() };
  await issue();
});

test("an issued receipt is found again with a token that is ours", async () => {
  const receipt = await findReceipt(act, key);
  expect(receipt).toMatchObject({ ...key, content, issuedAt: act.clock.now(), reissues: 0 });
  expect(readToken([act.secrets.signer], receipt!.token)).toMatchObject({ number: "7K2M9QXA4T-R" });
  expect(await findReceipt(act, { ...key, renewalId: newId() })).toBeUndefined();
  expect(await findReceipt(act, { ...key, kind: "return" })).toBeUndefined();
});

test("money may go back in parts: each has a document of its own, in order", async () => {
  for (const ordinal of [1, 2]) {
    const part = composeReceipt({
      ...{ ...facts, kind: "return", saleAt: facts.at, at: act.clock.now() },
      ...{ returnedYen: yen(ordinal * 100), ordinal },
    });
    await onLine(act, key.lineId, async (turn) =>
      turn.write({ name: "test.returned" }, [
        issueReceipt(act, { ...key, ordinal, content: part }),
      ]),
    );
  }
  const all = await receiptsOf(act, key);
  expect(all.map((one) => [one.content.number, one.content.totalYen])).toEqual([
    ["7K2M9QXA4T-R", 1980],
    ["7K2M9QXA4T-C", 100],
    ["7K2M9QXA4T-C2", 200],
  ]);
  expect(await findReceipt(act, { ...key, kind: "return" })).toEqual(all[2]);
  expect(await findReceipt(act, { ...key, kind: "return", ordinal: 1 })).toEqual(all[1]);
  expect(await findReceipt(act, { ...key, kind: "return", ordinal: 3 })).toBeUndefined();
  const same = issueReceipt(act, { ...key, ordinal: 2, content: all[2]!.content });
  const twice = onLine(act, key.lineId, async (turn) => turn.write({ name: "x" }, [same]));
  await expect(twice).rejects.toMatchObject({ code: "23505" });
});

test("a second receipt of the same renewal undoes its whole statement", async () => {
  await expect(issue()).rejects.toMatchObject({ code: "23505" });
  expect(await eventNames()).toEqual(["renewal.fulfilled"]);
});

test("what was issued cannot be changed or removed by the program", async () => {
  const run = async (text: string) => db.database.run({ text, values: [] });
  await expect(run("update receipts set content = '{}'")).rejects.toThrow("permission denied");
  await expect(run("delete from receipts")).rejects.toThrow("permission denied");
});

test("the first addressee completes a receipt, the same again does nothing", async () => {
  const first = await addressReceipt(act, key, "  山田　太郎 ");
  expect(first).toMatchObject({ ok: true, value: { addressee: "山田 太郎", reissues: 0 } });
  await addressReceipt(act, key, "山田 太郎");
  expect(await findReceipt(act, key)).toMatchObject({ addressee: "山田 太郎", reissues: 0 });
  expect(await eventNames()).toEqual(["renewal.fulfilled", "receipt.addressed"]);
});

test("another addressee is a reissue: marked, counted and with an event", async () => {
  await addressReceipt(act, key, "山田 太郎");
  act.clock.moveTo(instant("2026-11-23T03:00:00Z"));
  const again = await addressReceipt(act, key, "Acme, Inc.");
  expect(again).toMatchObject({
    ok: true,
    value: { addressee: "Acme, Inc.", reissues: 1, reissuedAt: "2026-11-23T03:00:00.000Z" },
  });
  expect(await findReceipt(act, key)).toEqual((again as { value: unknown }).value);
  expect(await eventNames()).toContain("receipt.reissued");
});

test("who issued it again stands on it and in the event", async () => {
  const clerk = { ...act, actor: { kind: "staff", id: "s-7" } as const };
  await reissueReceipt(clerk, key);
  expect(await findReceipt(act, key)).toMatchObject({ reissues: 1, reissuedBy: "staff:s-7" });
  const { rows } = await db.database.run({
    text: "select actor_kind, actor_id from events where line_id = $1 and name = $2",
    values: [key.lineId, "receipt.reissued"],
  });
  expect(rows).toEqual([{ actor_kind: "staff", actor_id: "s-7" }]);
});

test("a lost receipt is issued again with its addressee, until a person should look", async () => {
  await addressReceipt(act, key, "김철수");
  for (let i = 1; i <= REISSUES_MAX; i++) {
    expect(await reissueReceipt(act, key)).toMatchObject({ ok: true, value: { reissues: i } });
  }
  expect(await reissueReceipt(act, key)).toMatchObject({ refusal: "too_many_reissues" });
  expect(await findReceipt(act, key)).toMatchObject({ addressee: "김철수" });
});

test.each([
  ["", "addressee_missing"],
  ["   ", "addressee_missing"],
  ["あ".repeat(61), "addressee_too_long"],
  ["a\u0000b", "addressee_unreadable"],
  ["\u202eevil", "addressee_unreadable"],
])("addressee %j is refused and nothing is written", async (typed, refusal) => {
  const answer = await addressReceipt(act, key, typed);
  expect(answer).toMatchObject({ ok: false, refusal, field: "addressee" });
  expect(await eventNames()).toEqual(["renewal.fulfilled"]);
});

test("a renewal without receipt cannot be addressed or reissued", async () => {
  const nobody = { ...key, renewalId: newId() };
  expect(await addressReceipt(act, nobody, "A")).toMatchObject({ refusal: "receipt_unknown" });
  expect(await reissueReceipt(act, nobody)).toMatchObject({ refusal: "receipt_unknown" });
});

test("ten people who reissue at once are counted one by one", async () => {
  const all = await Promise.all(Array.from({ length: 10 }, async () => reissueReceipt(act, key)));
  expect(all.every(({ ok }) => ok)).toBe(true);
  expect(await findReceipt(act, key)).toMatchObject({ reissues: 10 });
});

test("the addressee stands in no event and not readable in the row", async () => {
  await addressReceipt(act, key, "Wang Xiaoming");
  const { rows } = await db.database.run({
    text: `select (select json_agg(e) from events as e where line_id = $1)::text || r::text as all
      from receipts as r where line_id = $1`,
    values: [key.lineId],
  });
  expect(JSON.stringify(rows)).not.toContain("Xiaoming");
  expect(JSON.stringify(rows)).not.toContain(Buffer.from("Xiaoming").toString("hex"));
});

async function issue(): Promise<void> {
  await onLine(act, key.lineId, async (turn) =>
    turn.write({ name: "renewal.fulfilled" }, [issueReceipt(act, { ...key, content })]),
  );
}

async function eventNames(): Promise<readonly string[]> {
  const { rows } = await db.database.run({
    text: "select name from events where line_id = $1 order by seq",
    values: [key.lineId],
  });
  return (rows as { name: string }[]).map(({ name }) => name);
}
