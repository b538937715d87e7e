import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addHours, addSeconds, type Instant } from "../../foundation/clock/index.ts";
import { registered, TEST_PASSWORD, testAccounts, testBrowser } from "./accounts.fixture.ts";
import type { Presence } from "./index.ts";
import {
  currentCustomer,
  endSession,
  forgetEndedSessions,
  logIn,
  logOut,
  logOutEverywhere,
  sessionsOf,
} from "./index.ts";

const db = await testDatabase();
const MONTH_HOURS = 30 * 24;

test("a wrong password and an unknown e-mail are refused alike", async () => {
  const act = db.act();
  const accounts = testAccounts();
  await registered(act, accounts, testBrowser(), "alike@example.com");
  const wrong = await logIn(act, accounts, testBrowser(), {
    email: "alike@example.com",
    password: "not this one",
  });
  const unknown = await logIn(act, accounts, testBrowser(), {
    email: "nobody@example.com",
    password: "not this one",
  });
  expect(wrong).toEqual({ ok: false, refusal: "wrong_email_or_password", field: "password" });
  expect(unknown).toEqual(wrong);
});

test("the e-mail counts in any case, the password in any way of composing its letters", async () => {
  const act = db.act();
  const accounts = testAccounts();
  await registered(act, accounts, testBrowser(), "case@example.com");
  const typed = { email: "CASE@Example.com", password: TEST_PASSWORD.normalize("NFD") };
  expect((await logIn(act, accounts, testBrowser(), typed)).ok).toBe(true);
});

test("guessing one account's password ends after ten tries, from wherever they come", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "guessed@example.com";
  await registered(act, accounts, testBrowser(), email);
  for (let i = 0; i < 10; i++) {
    const browser = testBrowser({ address: `198.51.100.${i}` });
    await logIn(act, accounts, browser, { email, password: `guess number ${i}` });
  }
  const browser = testBrowser({ address: "198.51.100.200" });
  const typed = { email, password: TEST_PASSWORD };
  expect(await logIn(act, accounts, browser, typed)).toMatchObject({ refusal: "too_many_tries" });
  act.clock.moveTo(addSeconds(act.clock.now(), 900));
  expect((await logIn(act, accounts, browser, typed)).ok).toBe(true);
});

test("a log-in replaces the session that the browser had", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser();
  const email = "rotate@example.com";
  await registered(act, accounts, browser, email);
  const before = new Headers(browser.headers);
  const opened = await logIn(act, accounts, browser, { email, password: TEST_PASSWORD });
  if (!opened.ok) throw new Error(opened.refusal);
  browser.take(opened.value.cookies);
  expect(await currentCustomer(act, accounts, before)).toBeUndefined();
  expect(await currentCustomer(act, accounts, browser.headers)).toBeDefined();
});

test("logging out ends the session in the store, not only in the browser", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser();
  await registered(act, accounts, browser, "out@example.com");
  const before = new Headers(browser.headers);
  browser.take(await logOut(act, accounts, browser.headers));
  expect(browser.cookies.size).toBe(0);
  expect(await currentCustomer(act, accounts, before)).toBeUndefined();
  expect(await logOut(act, accounts, browser.headers)).toEqual([]);
});

test("logging out everywhere ends every session, and only the customer's own", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const [phone, laptop, other] = [testBrowser(), testBrowser(), testBrowser()];
  await registered(act, accounts, phone, "every@example.com");
  await registered(act, accounts, other, "other@example.com");
  const opened = await logIn(act, accounts, laptop, {
    email: "every@example.com",
    password: TEST_PASSWORD,
  });
  if (opened.ok) laptop.take(opened.value.cookies);
  const presence = await presenceOf(phone);
  expect(await sessionsOf(act, accounts, presence)).toHaveLength(2);
  await logOutEverywhere(act, accounts, { headers: phone.headers, presence });
  expect(await currentCustomer(act, accounts, phone.headers)).toBeUndefined();
  expect(await currentCustomer(act, accounts, laptop.headers)).toBeUndefined();
  expect(await currentCustomer(act, accounts, other.headers)).toBeDefined();

  async function presenceOf(browser: { headers: Headers }): Promise<Presence> {
    return (await currentCustomer(act, accounts, browser.headers))!;
  }
});

test("one session is ended by its id, by its own customer only", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const [mine, theirs] = [testBrowser(), testBrowser({ device: "Firefox on a laptop" })];
  await registered(act, accounts, mine, "mine@example.com");
  await registered(act, accounts, theirs, "theirs@example.com");
  const me = (await currentCustomer(act, accounts, mine.headers))!;
  const they = (await currentCustomer(act, accounts, theirs.headers))!;
  await endSession(act, accounts, { presence: me, sessionId: they.sessionId });
  await endSession(act, accounts, { presence: me, sessionId: "no id at all" });
  expect(await sessionsOf(act, accounts, they)).toMatchObject([
    { device: "Firefox on a laptop", isCurrent: true },
  ]);
  await endSession(act, accounts, { presence: they, sessionId: they.sessionId });
  expect(await currentCustomer(act, accounts, theirs.headers)).toBeUndefined();
});

test("a session lasts a month of our clock from its last day of use", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser();
  await registered(act, accounts, browser, "month@example.com");
  const begun = act.clock.now();
  const later = async (hours: number) => {
    act.clock.moveTo(addHours(begun, hours));
    return currentCustomer(act, accounts, browser.headers);
  };
  expect((await later(23))?.cookies).toEqual([]);
  const prolonged = await later(25);
  expect(prolonged?.cookies).toHaveLength(1);
  browser.take(prolonged?.cookies ?? []);
  expect(await later(25 + MONTH_HOURS - 1)).toBeDefined();
  expect(await later(25 + MONTH_HOURS - 1 + MONTH_HOURS + 1)).toBeUndefined();
});

test("ended sessions and codes are forgotten, living ones are not", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser();
  await registered(act, accounts, browser, "forget@example.com");
  await forgetEndedSessions(act, act.clock.now());
  expect(await currentCustomer(act, accounts, browser.headers)).toBeDefined();
  await forgetEndedSessions(act, addHours(act.clock.now(), MONTH_HOURS + 1));
  const { rows } = await db.database.run({ text: "select 1 from customer_sessions", values: [] });
  expect(rows).toEqual([]);
});

test("session cookies are out of reach of scripts, and over https tied to this very host", async () => {
  const act = db.act();
  const plain = await registered(act, testAccounts(), testBrowser(), "plain@example.com");
  expect(plain.cookies).toEqual([
    expect.stringMatching(
      /^tsunagu\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    ),
  ]);
  const secure = testAccounts({ publicUrl: "https://renew.example.jp" });
  const browser = testBrowser({ host: "renew.example.jp" });
  const opened = await registered(act, secure, browser, "secure@example.com");
  expect(opened.cookies).toEqual([
    expect.stringMatching(
      /^__Host-tsunagu\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ]);
  expect(await currentCustomer(act, secure, browser.headers)).toBeDefined();
});

test("a session cookie that was tampered with opens nothing", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser();
  await registered(act, accounts, browser, "tamper@example.com");
  const cookie = browser.headers.get("cookie")!;
  for (const forged of [`${cookie}x`, cookie.replace(/=./, "=_"), "tsunagu.session_token=;"]) {
    const headers = new Headers({ cookie: forged });
    expect(await currentCustomer(act, accounts, headers)).toBeUndefined();
  }
});

test("every step leaves its event, with the actor and without personal data", async () => {
  const actor = { kind: "visitor", id: "visitor-1" } as const;
  const act = db.act({ actor });
  const since: Instant = act.clock.now();
  const accounts = testAccounts();
  const browser = testBrowser();
  const { customer } = await registered(act, accounts, browser, "events@example.com");
  await logOut(act, accounts, browser.headers);
  const { rows } = await db.database.run({
    text: `select name, actor_id, after from house_events where thing = $1 and at >= $2
      order by event_id`,
    values: [customer.customerId, since],
  });
  const names = (rows as { name: string }[]).map((row) => row.name);
  expect(names.toSorted()).toEqual([
    "customer.logged_in",
    "customer.logged_out",
    "customer.password_set",
    "customer.registered",
  ]);
  expect(new Set((rows as { actor_id: string }[]).map((row) => row.actor_id))).toEqual(
    new Set(["visitor-1"]),
  );
  expect(JSON.stringify(rows)).not.toContain("events@");
});
