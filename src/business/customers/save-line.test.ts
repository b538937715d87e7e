import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { newId } from "../../foundation/ids/index.ts";
import { registered, testAccounts, testBrowser } from "./accounts.fixture.ts";
import {
  isOwner,
  removeLine,
  renameLine,
  savedLine,
  savedLines,
  saveLine,
  SAVED_LINES_MAX,
  type CustomerId,
} from "./index.ts";

const db = await testDatabase();

async function aCustomer(): Promise<CustomerId> {
  const browser = testBrowser({ address: newId() });
  const email = `${newId()}@example.com`;
  return (await registered(db.act(), testAccounts(), browser, email)).customer.customerId;
}

test("a line is kept with the proof it was opened by, and only the code makes an owner", async () => {
  const act = db.act();
  const customer = await aCustomer();
  for (const [proof, owns] of [
    ["renewal_code", true],
    ["own_connection", false],
    ["number_and_digits", false],
  ] as const) {
    const lineId = newId<"line">();
    const saved = await saveLine(act, customer, { lineId, proof, nickname: " Mum’s tablet " });
    if (!saved.ok) throw new Error(saved.refusal);
    expect(saved.value).toMatchObject({ lineId, proof, nickname: "Mum’s tablet" });
    expect(isOwner((await savedLine(act, customer, lineId))!)).toBe(owns);
  }
});

test.each(["typed_number", "owner", "staff", "nonsense", ""])(
  "a line cannot be kept by the proof %j",
  async (proof) => {
    const customer = await aCustomer();
    const wanted = { lineId: newId<"line">(), proof, nickname: "" };
    expect(await saveLine(db.act(), customer, wanted)).toMatchObject({ refusal: "proof_too_weak" });
    expect(await savedLines(db.act(), customer)).toEqual([]);
  },
);

test("keeping a line again renames it and never weakens its proof", async () => {
  const act = db.act();
  const customer = await aCustomer();
  const lineId = newId<"line">();
  const save = async (proof: string, nickname: string) =>
    saveLine(act, customer, { lineId, proof, nickname });
  await save("number_and_digits", "first");
  expect(await save("renewal_code", "second")).toMatchObject({
    value: { proof: "renewal_code", nickname: "second" },
  });
  const third = await save("own_connection", "");
  expect(third).toMatchObject({ value: { proof: "renewal_code" } });
  expect(await savedLines(act, customer)).toHaveLength(1);
  expect((await savedLine(act, customer, lineId))?.nickname).toBeUndefined();
});

test("each customer has his own names, and renames and removes only his own lines", async () => {
  const act = db.act();
  const [mine, theirs] = [await aCustomer(), await aCustomer()];
  const lineId = newId<"line">();
  await saveLine(act, mine, { lineId, proof: "renewal_code", nickname: "mine" });
  expect(await renameLine(act, theirs, { lineId, nickname: "theirs" })).toMatchObject({
    refusal: "no_such_line",
  });
  await removeLine(act, theirs, lineId);
  expect((await savedLine(act, mine, lineId))?.nickname).toBe("mine");
  await renameLine(act, mine, { lineId, nickname: "still mine" });
  expect((await savedLine(act, mine, lineId))?.nickname).toBe("still mine");
  await removeLine(act, mine, lineId);
  await removeLine(act, mine, lineId);
  expect(await savedLines(act, mine)).toEqual([]);
});

test("a nickname has at most thirty characters, however many bytes those take", async () => {
  const customer = await aCustomer();
  const save = async (nickname: string) =>
    saveLine(db.act(), customer, { lineId: newId<"line">(), proof: "renewal_code", nickname });
  expect((await save("👨‍👩".repeat(6) + "家族のタブレット端末です".slice(0, 12))).ok).toBe(true);
  expect(await save("x".repeat(31))).toMatchObject({
    refusal: "nickname_too_long",
    field: "nickname",
    facts: { max: 30 },
  });
});

test("no more than fifty lines are kept", async () => {
  const act = db.act();
  const customer = await aCustomer();
  const save = async () =>
    saveLine(act, customer, { lineId: newId<"line">(), proof: "renewal_code", nickname: "" });
  for (let i = 0; i < SAVED_LINES_MAX; i++) expect((await save()).ok).toBe(true);
  expect(await save()).toMatchObject({ refusal: "too_many_lines", facts: { max: 50 } });
});

test("the line's trail says who keeps it, without the name he gave it", async () => {
  const act = db.act();
  const customer = await aCustomer();
  const lineId = newId<"line">();
  await saveLine(act, customer, { lineId, proof: "renewal_code", nickname: "grandmother" });
  await renameLine(act, customer, { lineId, nickname: "grandfather" });
  await removeLine(act, customer, lineId);
  const { rows } = await db.database.run({
    text: "select seq, name, thing_id, after from events where line_id = $1 order by seq",
    values: [lineId],
  });
  expect(rows).toEqual([
    { seq: 1, name: "customer_line.saved", thing_id: customer, after: { proof: "renewal_code" } },
    { seq: 2, name: "customer_line.renamed", thing_id: customer, after: null },
    { seq: 3, name: "customer_line.removed", thing_id: customer, after: null },
  ]);
});

test("raw rows do not show the nickname", async () => {
  const customer = await aCustomer();
  const wanted = { lineId: newId<"line">(), proof: "renewal_code", nickname: "secret nickname" };
  await saveLine(db.act(), customer, wanted);
  const { rows } = await db.database.run({
    text: "select encode(nickname_sealed, 'escape') as raw from customer_lines",
    values: [],
  });
  expect(JSON.stringify(rows)).not.toContain("secret nickname");
});
