import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { registered, TEST_PASSWORD, testAccounts, testBrowser } from "./accounts.fixture.ts";
import { askCode, currentCustomer, giveCode, logIn, register, sendCodeAgain } from "./index.ts";

const db = await testDatabase();

test("registering sends a code, and giving it back opens the account", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser();
  const typed = { email: " Mei.LIN@Example.com ", password: TEST_PASSWORD };
  const begun = await register(act, accounts, browser, typed);
  if (!begun.ok) throw new Error(begun.refusal);
  expect(begun.value.email).toBe("mei.lin@example.com");
  const given = { token: begun.value.token, code: accounts.codeFor("mei.lin@example.com") };
  const opened = await giveCode(act, accounts, browser, given);
  expect(opened).toMatchObject({
    ok: true,
    value: { how: "registered", customer: { email: "mei.lin@example.com", isEmailVerified: true } },
  });
  if (opened.ok) browser.take(opened.value.cookies);
  const presence = await currentCustomer(act, accounts, browser.headers);
  expect(presence?.customer.email).toBe("mei.lin@example.com");
  expect(await logIn(act, accounts, testBrowser(), typed)).toMatchObject({ ok: true });
});

test("nothing exists until the code is given", async () => {
  const act = db.act();
  const accounts = testAccounts();
  await register(act, accounts, testBrowser(), { email: "not@yet.jp", password: TEST_PASSWORD });
  const { rows } = await db.database.run({
    text: "select 1 from customers where email_sealed = $1",
    values: [act.secrets.seal("not@yet.jp")],
  });
  expect(rows).toEqual([]);
});

test("a password chosen by a stranger never comes to open the owner's account", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "victim@example.com";
  await register(act, accounts, testBrowser(), { email, password: "the stranger's own" });
  const browser = testBrowser();
  const asked = await askCode(act, accounts, browser, { email });
  if (!asked.ok) throw new Error(asked.refusal);
  const code = accounts.codeFor(email);
  const opened = await giveCode(act, accounts, browser, { token: asked.value.token, code });
  expect(opened.ok).toBe(true);
  const stranger = await logIn(act, accounts, testBrowser(), {
    email,
    password: "the stranger's own",
  });
  expect(stranger).toMatchObject({ ok: false, refusal: "wrong_email_or_password" });
});

test("a known e-mail is answered like an unknown one, and keeps its password", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "known@example.com";
  await registered(act, accounts, testBrowser(), email);
  const browser = testBrowser();
  const again = await register(act, accounts, browser, { email, password: "another long one" });
  const fresh = await register(act, accounts, testBrowser(), {
    email: "fresh@example.com",
    password: "another long one",
  });
  if (!again.ok || !fresh.ok) throw new Error("refused");
  expect(Object.keys(again.value)).toEqual(Object.keys(fresh.value));
  const [mailToKnown, mailToFresh] = accounts.sent.slice(-2);
  const withoutCode = (mail = mailToKnown) =>
    mail?.paragraphs.join().replaceAll(/\d{6}/g, "______");
  expect(withoutCode(mailToKnown)).toBe(withoutCode(mailToFresh));
  const opened = await giveCode(act, accounts, browser, {
    token: again.value.token,
    code: accounts.codeFor(email),
  });
  expect(opened).toMatchObject({ ok: true, value: { how: "known" } });
  const old = await logIn(act, accounts, testBrowser(), { email, password: TEST_PASSWORD });
  expect(old.ok).toBe(true);
});

test("a code logs in, and makes the account when there was none", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser();
  for (const how of ["registered", "logged_in"]) {
    const asked = await askCode(act, accounts, browser, { email: "code@only.jp" });
    if (!asked.ok) throw new Error(asked.refusal);
    const code = accounts.codeFor("code@only.jp");
    const typed = ` ${code.slice(0, 3)} ${code.slice(3)} `;
    const opened = await giveCode(act, accounts, browser, {
      token: asked.value.token,
      code: typed,
    });
    expect(opened).toMatchObject({ ok: true, value: { how } });
  }
});

test("a code bears two wrong tries, works once and not in another's hands", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "tries@example.com";
  const browser = testBrowser();
  const asked = await askCode(act, accounts, browser, { email });
  if (!asked.ok) throw new Error(asked.refusal);
  const { token } = asked.value;
  const right = accounts.codeFor(email);
  const wrong = right === "000000" ? "000001" : "000000";
  const give = async (code: string) => giveCode(act, accounts, browser, { token, code });
  expect(await give("")).toMatchObject({ refusal: "code_missing", field: "code" });
  expect(await give(wrong)).toMatchObject({ refusal: "wrong_code", field: "code" });
  expect(await give(wrong)).toMatchObject({ refusal: "wrong_code" });
  const stranger = { token: "made up", code: right };
  expect(await giveCode(act, accounts, browser, stranger)).toMatchObject({ refusal: "ask_again" });
  expect((await give(right)).ok).toBe(true);
  expect(await give(right)).toMatchObject({ refusal: "wrong_code" });
});

test("the third wrong try uses a code up", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "third@example.com";
  const browser = testBrowser();
  const asked = await askCode(act, accounts, browser, { email });
  if (!asked.ok) throw new Error(asked.refusal);
  const right = accounts.codeFor(email);
  const wrong = right === "000000" ? "000001" : "000000";
  const { token } = asked.value;
  for (let i = 0; i < 3; i++) await giveCode(act, accounts, browser, { token, code: wrong });
  const last = await giveCode(act, accounts, browser, { token, code: right });
  expect(last).toMatchObject({ ok: false, refusal: "code_used_up" });
});

test("only the newest code counts, and only for ten minutes of our clock", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "newest@example.com";
  const browser = testBrowser();
  const first = await askCode(act, accounts, browser, { email });
  if (!first.ok) throw new Error(first.refusal);
  const old = accounts.codeFor(email);
  act.clock.moveTo(addMinutes(act.clock.now(), 1));
  const second = await sendCodeAgain(act, accounts, browser, first.value.token);
  if (!second.ok) throw new Error(second.refusal);
  const { token } = second.value;
  const newest = accounts.codeFor(email);
  if (old !== newest) {
    const late = await giveCode(act, accounts, browser, { token, code: old });
    expect(late).toMatchObject({ refusal: "wrong_code" });
  }
  act.clock.moveTo(addMinutes(act.clock.now(), 11));
  const after = await giveCode(act, accounts, browser, { token, code: newest });
  expect(after).toMatchObject({ ok: false, refusal: "code_used_up" });
  act.clock.moveTo(addMinutes(act.clock.now(), 30));
  const pending = await giveCode(act, accounts, browser, { token, code: newest });
  expect(pending).toMatchObject({ ok: false, refusal: "ask_again" });
});

test("the same code given many times at once opens one session of one account", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "race@example.com";
  const asked = await askCode(act, accounts, testBrowser(), { email });
  if (!asked.ok) throw new Error(asked.refusal);
  const given = { token: asked.value.token, code: accounts.codeFor(email) };
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () => giveCode(act, accounts, testBrowser(), given)),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  const { rows } = await db.database.run({
    text: `select count(*) from customer_sessions join customers using (customer_id)
      where email_sealed = $1`,
    values: [act.secrets.seal(email)],
  });
  expect(rows).toEqual([{ count: 1 }]);
});

test("mails to one address, and from one address, are counted", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const ask = async (email: string, address: string) =>
    askCode(act, accounts, testBrowser({ address }), { email });
  for (let i = 0; i < 5; i++) expect((await ask("flood@a.jp", `198.51.100.${i}`)).ok).toBe(true);
  expect(await ask("flood@a.jp", "198.51.100.99")).toMatchObject({
    refusal: "too_many_tries",
    facts: { retryAfterSeconds: expect.any(Number) as number },
  });
  for (let i = 0; i < 20; i++) expect((await ask(`flood${i}@b.jp`, "203.0.113.1")).ok).toBe(true);
  expect(await ask("flood20@b.jp", "203.0.113.1")).toMatchObject({ refusal: "too_many_tries" });
  expect(accounts.sent).toHaveLength(25);
});

test.each([
  ["", TEST_PASSWORD, "email_missing", "email"],
  ["nobody", TEST_PASSWORD, "bad_email", "email"],
  [`${"x".repeat(250)}@example.com`, TEST_PASSWORD, "bad_email", "email"],
  ["a@example.com", "", "password_missing", "password"],
  ["a@example.com", "short one", "password_too_short", "password"],
  ["a@example.com", "x".repeat(100) + "y".repeat(101), "password_too_long", "password"],
  ["taro.yamada@example.com", "Taro.Yamada@example.com", "password_is_email", "password"],
  ["taro.yamada@example.com", "taro.yamada", "password_is_email", "password"],
  ["a@example.com", "password2026!!", "password_too_common", "password"],
])("registering %j with %j is refused: %s", async (email, password, refusal, field) => {
  const answer = await register(db.act(), testAccounts(), testBrowser(), { email, password });
  expect(answer).toMatchObject({ ok: false, refusal, field });
});
