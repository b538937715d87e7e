import { expect, test } from "vitest";
import { testWeb } from "../../../../tests/web.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { accountWeb, PASSWORD, type Jar } from "./account.fixture.ts";
import { accountTexts } from "./texts/index.ts";

const web = accountWeb((await testWeb()).ground);

test("registering by forms alone opens the account and goes back to where one came from", async () => {
  const jar: Jar = new Map();
  const email = "forms@example.com";
  const first = await web.post(
    "/ja/account/register",
    { email, password: PASSWORD, next: "/ja/account/orders" },
    jar,
  );
  expect(first.status).toBe(303);
  expect(first.headers.get("location")).toBe("/ja/account/code?next=%2Fja%2Faccount%2Forders");
  const asked = await (await web.get("/ja/account/code?next=%2Fja%2Faccount%2Forders", jar)).text();
  expect(asked).toContain(`${email} に6桁の確認コードをお送りしました。`);
  expect(asked).toContain('name="next" value="/ja/account/orders"');
  const given = await web.post(
    "/ja/account/code",
    { code: web.codeFor(email), next: "/ja/account/orders" },
    jar,
  );
  expect(given.headers.get("location")).toBe("/ja/account/orders");
  expect([...jar.keys()]).not.toContain("pending");
  expect((await web.get("/ja/account/orders", jar)).status).toBe(200);
  expect(web.sent.at(-1)?.language).toBe("ja");
});

test("no address and no page but the code's own carries the e-mail", async () => {
  const jar: Jar = new Map();
  const answer = await web.post(
    "/en/account/register",
    { email: "hidden@example.com", password: PASSWORD },
    jar,
  );
  expect(answer.headers.get("location")).not.toContain("hidden");
  expect(jar.get("pending")).toBeDefined();
  expect(jar.get("pending")).not.toContain("hidden");
});

test("the password stays out of every answer, the e-mail is kept", async () => {
  const typed = { email: "kept@nowhere", password: "my secret words" };
  for (const page of ["register", "log-in"]) {
    const answer = await web.post(`/en/account/${page}`, typed);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('value="kept@nowhere"');
    expect(html).not.toContain("my secret words");
  }
});

test.each(LANGUAGES)("errors name the field and are linked to it, in %s", async (language) => {
  const texts = accountTexts[language].errors;
  const bad = await web.post(`/${language}/account/register`, { email: "", password: "short" });
  const html = await bad.text();
  expect(bad.status).toBe(422);
  expect(html).toContain(`<a href="#f-email">${texts.email_missing}</a>`);
  expect(html).toContain('aria-invalid="true"');
  const short = await web.post(`/${language}/account/register`, {
    email: "a@example.com",
    password: "short",
  });
  expect(await short.text()).toContain(`<a href="#f-password">${texts.password_too_short(10)}</a>`);
  const wrong = await web.post(`/${language}/account/log-in`, {
    email: "a@example.com",
    password: "some wrong password",
  });
  expect(await wrong.text()).toContain(texts.wrong_email_or_password);
});

test("a log-in by code needs no password and answers alike for every e-mail", async () => {
  await web.register("by.code@example.com", new Map());
  const answers = await Promise.all(
    ["by.code@example.com", "new.here@example.com"].map(async (email) => {
      const jar: Jar = new Map();
      const answer = await web.post("/en/account/log-in", { email, how: "code" }, jar);
      return [answer.status, answer.headers.get("location"), [...jar.keys()]];
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]).toEqual([303, "/en/account/code", ["pending"]]);
});

test("the code can be sent again, and a code page without a question begins anew", async () => {
  const jar: Jar = new Map();
  const email = "again@example.com";
  await web.post("/en/account/log-in", { email, how: "code" }, jar);
  const sent = web.sent.length;
  const again = await web.post("/en/account/code/again", {}, jar);
  expect(again.headers.get("location")).toBe("/en/account/code?say=again");
  expect(web.sent).toHaveLength(sent + 1);
  const lost = await web.get("/en/account/code");
  expect(lost.headers.get("location")).toBe("/en/account/log-in?say=begin-again");
});

test("a page of an account asks to log in first and comes back", async () => {
  const answer = await web.get("/ko/account/security");
  expect(answer.status).toBe(302);
  const where = answer.headers.get("location")!;
  expect(where).toBe("/ko/account/log-in?next=%2Fko%2Faccount%2Fsecurity&say=must-log-in");
  const html = await (await web.get(where)).text();
  expect(html).toContain(accountTexts.ko.logIn.mustLogIn);
  const jar: Jar = new Map();
  await web.register("back@example.com", new Map());
  const opened = await web.post(
    "/ko/account/log-in",
    { email: "back@example.com", password: PASSWORD, next: "/ko/account/security" },
    jar,
  );
  expect(opened.headers.get("location")).toBe("/ko/account/security");
  expect((await web.get("/ko/account/log-in", jar)).headers.get("location")).toBe("/ko/account");
});

test.each([
  "//evil.example",
  "https://evil.example/en/",
  "/en/../../evil",
  "/en/\\evil.example",
  "/en//evil.example",
  "/ja/account",
  "javascript:alert(1)",
])("a log-in never leads to %s", async (next) => {
  const email = `redirect.${Buffer.from(next).toString("hex")}@example.com`;
  const jar: Jar = new Map();
  await web.post("/en/account/log-in", { email, how: "code", next }, jar);
  const code = web.codeFor(email);
  const answer = await web.post("/en/account/code", { code, next }, jar);
  expect(answer.headers.get("location")).toBe("/en/account?say=registered");
});

test("a forgotten password is set anew by the link of the mail", async () => {
  const email = "forgot@example.com";
  await web.register(email, new Map());
  const asked = await web.post("/zh-Hans/account/forgot", { email });
  expect(asked.headers.get("location")).toBe("/zh-Hans/account/forgot/sent");
  expect((await web.get("/zh-Hans/account/forgot/sent")).status).toBe(200);
  const link = web.sent.at(-1)!.paragraphs.find((text) => text.startsWith("http"))!;
  const { pathname, search } = new URL(link);
  const page = await web.get(pathname + search);
  expect(page.status).toBe(200);
  expect(page.headers.get("referrer-policy")).toBe("same-origin");
  const token = new URLSearchParams(search).get("token")!;
  const short = await web.post("/zh-Hans/account/reset", { token, password: "short" });
  expect(short.status).toBe(422);
  expect(await short.text()).toContain(accountTexts["zh-Hans"].errors.password_too_short(10));
  const set = await web.post("/zh-Hans/account/reset", { token, password: "an other password" });
  expect(set.headers.get("location")).toBe("/zh-Hans/account/log-in?say=password-set");
  const again = await web.post("/zh-Hans/account/reset", { token, password: "an other password" });
  expect(again.status).toBe(422);
  expect(await again.text()).toContain(accountTexts["zh-Hans"].reset.deadTitle);
});

test("an unknown e-mail gets the same page after asking for a reset", async () => {
  const answer = await web.post("/en/account/forgot", { email: "who@example.com" });
  expect(answer.headers.get("location")).toBe("/en/account/forgot/sent");
});

test("logging out ends the session and forgets what was looked at", async () => {
  const jar: Jar = new Map();
  await web.register("leave@example.com", jar);
  const before = new Map(jar);
  const left = await web.post("/en/account/log-out", {}, jar);
  expect(left.headers.get("location")).toBe("/en/account/log-in?say=logged-out");
  expect([...jar.keys()]).not.toContain("tsunagu.session_token");
  expect(jar.get("visit")).not.toBe(before.get("visit"));
  expect((await web.get("/en/account", before)).status).toBe(302);
});

test("a form from another site changes nothing", async () => {
  const jar: Jar = new Map();
  await web.register("csrf@example.com", jar);
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  for (const path of ["log-out", "security/sessions/end-all", "security/password"]) {
    const answer = await web.send(`/en/account/${path}`, {
      method: "POST",
      headers: { cookie, origin: "https://evil.example" },
      body: new URLSearchParams({ password: "attackers choice" }),
    });
    expect(answer.status).toBe(403);
  }
  expect((await web.get("/en/account", jar)).status).toBe(200);
});

test("too many tries are answered by 429 with a wait in words and in the head", async () => {
  const typed = { email: "many@example.com", password: "a wrong password" };
  for (let i = 0; i < 10; i++) await web.post("/en/account/log-in", typed);
  const answer = await web.post("/en/account/log-in", typed);
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await answer.text()).toMatch(/Too many tries\. Please try again in \d+ /);
});

test("pages of an account are never stored", async () => {
  for (const path of ["register", "log-in", "forgot", "reset?token=x"]) {
    const answer = await web.get(`/en/account/${path}`);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  }
});
