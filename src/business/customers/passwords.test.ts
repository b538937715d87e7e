import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { registered, TEST_PASSWORD, testAccounts, testBrowser } from "./accounts.fixture.ts";
import {
  askCode,
  askResetMail,
  changePassword,
  currentCustomer,
  giveCode,
  hasPassword,
  logIn,
  resetPassword,
} from "./index.ts";

const db = await testDatabase();
const NEXT = "a different long one";

test("the link of a reset mail sets a new password once, and ends every session", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser();
  const email = "reset@example.com";
  await registered(act, accounts, browser, email);
  await askResetMail(act, accounts, testBrowser(), { email });
  const token = accounts.resetTokenFor(email);
  const reset = await resetPassword(act, accounts, testBrowser(), { token, password: NEXT });
  expect(reset.ok).toBe(true);
  expect(await currentCustomer(act, accounts, browser.headers)).toBeUndefined();
  const old = await logIn(act, accounts, testBrowser(), { email, password: TEST_PASSWORD });
  expect(old).toMatchObject({ refusal: "wrong_email_or_password" });
  expect((await logIn(act, accounts, testBrowser(), { email, password: NEXT })).ok).toBe(true);
  const again = await resetPassword(act, accounts, testBrowser(), { token, password: NEXT });
  expect(again).toMatchObject({ refusal: "reset_link_dead" });
  expect(accounts.sent.at(-1)?.subject).toBe("Your Tsunagu password was changed");
});

test("a password that cannot be taken does not use the link up", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "keep.link@example.com";
  await registered(act, accounts, testBrowser(), email);
  await askResetMail(act, accounts, testBrowser(), { email });
  const token = accounts.resetTokenFor(email);
  const reset = async (password: string) =>
    resetPassword(act, accounts, testBrowser(), { token, password });
  expect(await reset("short")).toMatchObject({ refusal: "password_too_short", field: "password" });
  expect(await reset(email)).toMatchObject({ refusal: "password_is_email" });
  expect((await reset(NEXT)).ok).toBe(true);
});

test("a reset link dies after an hour of our clock", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "hour@example.com";
  await registered(act, accounts, testBrowser(), email);
  await askResetMail(act, accounts, testBrowser(), { email });
  const token = accounts.resetTokenFor(email);
  act.clock.moveTo(addMinutes(act.clock.now(), 61));
  const late = await resetPassword(act, accounts, testBrowser(), { token, password: NEXT });
  expect(late).toMatchObject({ refusal: "reset_link_dead" });
});

test("asking for a reset answers alike for an unknown e-mail, which is told by mail only", async () => {
  const act = db.act();
  const accounts = testAccounts();
  await registered(act, accounts, testBrowser(), "is.known@example.com");
  const ask = async (email: string) => {
    const answer = await askResetMail(act, accounts, testBrowser(), { email });
    return { ...answer, value: null };
  };
  expect(await ask("is.unknown@example.com")).toEqual(await ask("is.known@example.com"));
  const subjects = accounts.sent.slice(-2).map((mail) => mail.subject);
  expect(subjects).toEqual([
    "No Tsunagu account with this e-mail",
    "Choose a new Tsunagu password",
  ]);
});

test("a customer who was imported sets his first password by mail, and is proven by it", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const email = "imported@example.com";
  await db.database.run({
    text: `insert into customers values ($1, $2, false, $3, $4, $4)`,
    values: [newId(), act.secrets.seal(email), act.secrets.seal(""), act.clock.now()],
  });
  const early = await logIn(act, accounts, testBrowser(), { email, password: NEXT });
  expect(early).toMatchObject({ refusal: "wrong_email_or_password" });
  await askResetMail(act, accounts, testBrowser(), { email });
  const token = accounts.resetTokenFor(email);
  await resetPassword(act, accounts, testBrowser(), { token, password: NEXT });
  const opened = await logIn(act, accounts, testBrowser(), { email, password: NEXT });
  expect(opened).toMatchObject({ ok: true, value: { customer: { isEmailVerified: true } } });
});

test("changing the password asks for the present one and ends the other sessions", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const [here, elsewhere] = [testBrowser(), testBrowser()];
  const email = "change@example.com";
  await registered(act, accounts, here, email);
  const opened = await logIn(act, accounts, elsewhere, { email, password: TEST_PASSWORD });
  if (opened.ok) elsewhere.take(opened.value.cookies);
  const change = async (current: string, password: string) =>
    changePassword(act, accounts, here, { current, password });
  expect(await change("", NEXT)).toMatchObject({
    refusal: "current_password_missing",
    field: "current",
  });
  expect(await change("not the present", NEXT)).toMatchObject({
    refusal: "wrong_current_password",
    field: "current",
  });
  expect(await change(TEST_PASSWORD, "short")).toMatchObject({ refusal: "password_too_short" });
  const changed = await change(TEST_PASSWORD, NEXT);
  if (!changed.ok) throw new Error(changed.refusal);
  here.take(changed.value.cookies);
  expect(await currentCustomer(act, accounts, here.headers)).toBeDefined();
  expect(await currentCustomer(act, accounts, elsewhere.headers)).toBeUndefined();
  expect((await logIn(act, accounts, testBrowser(), { email, password: NEXT })).ok).toBe(true);
});

test("the first password is set without a present one, soon after a log-in only", async () => {
  const act = db.act();
  const accounts = testAccounts();
  const browser = testBrowser();
  const email = "first@example.com";
  const asked = await askCode(act, accounts, browser, { email });
  if (!asked.ok) throw new Error(asked.refusal);
  const code = accounts.codeFor(email);
  const opened = await giveCode(act, accounts, browser, { token: asked.value.token, code });
  if (!opened.ok) throw new Error(opened.refusal);
  browser.take(opened.value.cookies);
  const { customerId } = opened.value.customer;
  expect(await hasPassword(act, customerId)).toBe(false);
  const begun = act.clock.now();
  act.clock.moveTo(addMinutes(begun, 61));
  const late = await changePassword(act, accounts, browser, { password: NEXT });
  expect(late).toMatchObject({ refusal: "log_in_again" });
  act.clock.moveTo(addMinutes(begun, 5));
  expect((await changePassword(act, accounts, browser, { password: NEXT })).ok).toBe(true);
  expect(await hasPassword(act, customerId)).toBe(true);
  const second = await changePassword(act, accounts, browser, { password: "third long one" });
  expect(second).toMatchObject({ refusal: "current_password_missing", field: "current" });
});

test("nobody changes a password without a session", async () => {
  const answer = await changePassword(db.act(), testAccounts(), testBrowser(), { password: NEXT });
  expect(answer).toMatchObject({ refusal: "not_logged_in" });
});
