import { expect, test } from "vitest";
import { testWeb } from "../../../../tests/web.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { accountWeb, ORIGIN, PASSWORD, type Jar } from "./account.fixture.ts";
import { accountTexts } from "./texts/index.ts";

const base = await testWeb();
const web = accountWeb(base.ground);
const secure = accountWeb(base.ground, "https://renew.example.jp");
const texts = accountTexts.en;

test("the password is changed by the present one, errors at their fields", async () => {
  const jar: Jar = new Map();
  await web.register("change@example.com", jar);
  const change = async (current: string, password: string) =>
    web.post("/en/account/security/password", { current, password }, jar);
  const wrong = await change("not the present", "a completely new one");
  const html = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(html).toContain(`<a href="#f-current">${texts.errors.wrong_current_password}</a>`);
  expect(html).not.toContain("a completely new one");
  const short = await change(PASSWORD, "short");
  expect(await short.text()).toContain(`<a href="#f-password">`);
  const done = await change(PASSWORD, "a completely new one");
  expect(done.headers.get("location")).toBe("/en/account/security?say=password-set");
  expect((await web.get("/en/account/security?say=password-set", jar)).status).toBe(200);
  const opened = await web.post("/en/account/log-in", {
    email: "change@example.com",
    password: "a completely new one",
  });
  expect(opened.status).toBe(303);
});

test("spaces at the ends of a password are part of it", async () => {
  const jar: Jar = new Map();
  await web.register("spaces@example.com", jar);
  const password = "  two spaces each  ";
  await web.post("/en/account/security/password", { current: PASSWORD, password }, jar);
  const logIn = async (typed: string) =>
    (await web.post("/en/account/log-in", { email: "spaces@example.com", password: typed })).status;
  expect(await logIn(password.trim())).toBe(422);
  expect(await logIn(password)).toBe(303);
});

test("an account opened by code sets its first password, soon after a log-in only", async () => {
  const jar: Jar = new Map();
  await web.post("/en/account/log-in", { email: "first@example.com", how: "code" }, jar);
  await web.post("/en/account/code", { code: web.codeFor("first@example.com") }, jar);
  expect(await (await web.get("/en/account/security", jar)).text()).toContain(
    texts.security.firstTitle,
  );
  const begun = base.clock.now();
  base.clock.moveTo(addHours(begun, 2));
  const late = await (await web.get("/en/account/security", jar)).text();
  expect(late).toContain(texts.errors.log_in_again);
  const refused = await web.post("/en/account/security/password", { password: PASSWORD }, jar);
  expect(refused.status).toBe(422);
  base.clock.moveTo(begun);
  const set = await web.post("/en/account/security/password", { password: PASSWORD }, jar);
  expect(set.headers.get("location")).toBe("/en/account/security?say=password-set");
});

test("logging in again leads back to where it was asked for", async () => {
  const jar: Jar = new Map();
  await web.register("again@example.com", jar);
  const answer = await web.post("/en/account/security/log-in-again", {}, jar);
  expect(answer.headers.get("location")).toBe("/en/account/log-in?next=%2Fen%2Faccount%2Fsecurity");
  expect((await web.get("/en/account", jar)).status).toBe(302);
});

test("devices are listed by what they are, and ended one by one or all at once", async () => {
  const [phone, laptop]: Jar[] = [new Map(), new Map()];
  const email = "devices@example.com";
  await web.register(email, phone!);
  const agent = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Firefox/140.0";
  await web.send(
    "/en/account/log-in",
    {
      method: "POST",
      headers: { origin: ORIGIN, "user-agent": agent },
      body: new URLSearchParams({ email, password: PASSWORD }),
    },
    laptop,
  );
  const html = await (await web.get("/en/account/security", phone)).text();
  expect(html).toContain("Firefox · Mac");
  expect(html).toContain("Chrome · Android");
  expect(html).not.toContain("Macintosh");
  const session = /name="session" value="([^"]+)"\/?>(?:(?!name="session").)*Firefox/s.exec(html);
  const ended = await web.post(
    "/en/account/security/sessions/end",
    { session: session?.[1] ?? "" },
    phone,
  );
  expect(ended.headers.get("location")).toBe("/en/account/security?say=ended");
  expect((await web.get("/en/account", laptop)).status).toBe(302);
  const all = await web.post("/en/account/security/sessions/end-all", {}, phone);
  expect(all.headers.get("location")).toBe("/en/account/log-in?say=logged-out");
  expect((await web.get("/en/account", phone)).status).toBe(302);
});

test("over https every cookie of an account is tied to this very host", async () => {
  const jar: Jar = new Map();
  await secure.register("secure@example.com", jar);
  expect([...jar.keys()].filter((name) => name !== "visit")).toEqual([
    "__Host-tsunagu.session_token",
  ]);
  const asked = await secure.post("/en/account/log-in", { email: "s@example.com", how: "code" });
  const pending = asked.headers.getSetCookie().find((cookie) => cookie.includes("pending"));
  expect(pending).toMatch(/^__Host-pending=.*; Secure/);
});

interface Answer {
  readonly refusal?: string;
  readonly message?: string;
  readonly challenge?: string;
  readonly rpId?: string;
  readonly userVerification?: string;
  readonly rp?: { readonly id: string };
  readonly authenticatorSelection?: { readonly userVerification: string };
}

async function passkey(step: string, body: unknown, jar?: Jar, site = secure) {
  const response = await site.send(
    `/en/account/passkey/${step}`,
    {
      method: "POST",
      headers: { origin: site.ground.config.publicUrl, "content-type": "application/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    },
    jar,
  );
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, body: (isJson ? await response.json() : {}) as Answer };
}

test("a passkey is asked for with a verified person, and says nothing about accounts", async () => {
  const asked = await passkey("begin-log-in", {}, new Map());
  expect(asked).toMatchObject({
    status: 200,
    body: { rpId: "renew.example.jp", userVerification: "required" },
  });
  expect(asked.body).not.toHaveProperty("allowCredentials");
});

test("a passkey is added by a fresh session only", async () => {
  expect(await passkey("begin-add", {}, new Map())).toMatchObject({
    status: 422,
    body: { refusal: "not_logged_in" },
  });
  const jar: Jar = new Map();
  await secure.register("fresh@example.com", jar);
  expect(await passkey("begin-add", {}, jar)).toMatchObject({
    status: 200,
    body: {
      rp: { id: "renew.example.jp" },
      authenticatorSelection: { userVerification: "required" },
    },
  });
  const begun = base.clock.now();
  base.clock.moveTo(addHours(begun, 2));
  expect(await passkey("begin-add", {}, jar)).toMatchObject({
    body: { refusal: "log_in_again", message: texts.errors.log_in_again },
  });
  base.clock.moveTo(begun);
});

const jarOfMadeUp: Jar = new Map();
let madeUp: Promise<void> | undefined;

const CREDENTIAL = {
  id: "AAAA",
  rawId: "AAAA",
  type: "public-key",
  clientExtensionResults: {},
  response: { clientDataJSON: "e30", authenticatorData: "AAAA", signature: "AAAA" },
};

test.each([
  ["log-in", {}],
  ["log-in", { credential: null }],
  ["log-in", { credential: "x" }],
  ["log-in", { credential: { id: {} } }],
  ["log-in", { credential: CREDENTIAL }],
  ["add", {}],
  ["add", { credential: { ...CREDENTIAL, response: { transports: "usb" } } }],
  ["add", { credential: CREDENTIAL }],
  [
    "add",
    {
      credential: {
        ...CREDENTIAL,
        response: { clientDataJSON: "e30", attestationObject: "!", transports: [] },
      },
    },
  ],
])("a made-up passkey is refused, never an error: %s %j", async (step, body) => {
  madeUp ??= secure.register("made.up@example.com", jarOfMadeUp);
  await madeUp;
  const jar = new Map(jarOfMadeUp);
  const begun = await passkey(step === "add" ? "begin-add" : "begin-log-in", {}, jar);
  expect(begun.status).toBe(200);
  const answer = await passkey(step, body, jar);
  expect(answer).toMatchObject({
    status: 422,
    body: { refusal: "passkey_refused", message: texts.errors.passkey_refused },
  });
});

test("what is not JSON, or comes from another site, gets no answer", async () => {
  expect((await passkey("log-in", "{", new Map())).status).toBe(400);
  const form = await secure.post("/en/account/passkey/log-in", { credential: "x" });
  expect(form.status).toBe(400);
  const foreign = await secure.send("/en/account/passkey/begin-log-in", {
    method: "POST",
    headers: { origin: "https://evil.example", "content-type": "application/json" },
    body: "{}",
  });
  expect(foreign.status).toBe(403);
});

test("where passkeys cannot work they are not offered", async () => {
  const jar: Jar = new Map();
  const plain = accountWeb(base.ground, "http://192.0.2.1:3000");
  await plain.register("plain@example.com", jar);
  const html = await (await plain.get("/en/account/security", jar)).text();
  expect(html).toContain(texts.errors.passkeys_not_here);
  expect(html).not.toContain("data-passkey");
  expect(await (await plain.get("/en/account/log-in")).text()).not.toContain("data-passkey");
  expect(await passkey("begin-log-in", {}, new Map(), plain)).toMatchObject({
    body: { refusal: "passkeys_not_here" },
  });
});

test("the library's own HTTP endpoints are nowhere", async () => {
  for (const path of ["/api/auth/ok", "/api/auth/sign-in/email", "/en/account/sign-in/email"]) {
    expect((await web.get(path)).status).toBe(404);
  }
});
