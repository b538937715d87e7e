import { expect, test } from "vitest";
import { testWeb } from "../../../../tests/web.ts";
import { accountWeb, ORIGIN, type Jar } from "./account.fixture.ts";

const base = await testWeb();
const web = accountWeb(base.ground);
const jar: Jar = new Map();
await web.register("bad.input@example.com", jar);
const before = await counts();

const LINE = "01900000-0000-7000-8000-000000000000";
const FORMS = [
  "register",
  "log-in",
  "code",
  "code/again",
  "forgot",
  "reset",
  "lines/keep",
  `lines/${LINE}`,
  `lines/${LINE}/remove`,
  "security/password",
  "security/passkeys/remove",
  "security/sessions/end",
  "passkey/begin-add",
  "passkey/add",
  "passkey/log-in",
];

const FIELDS = ["email", "password", "current", "code", "token", "ref", "nickname", "next", "how"];
const every = (value: string) =>
  new URLSearchParams(FIELDS.map((name): [string, string] => [name, value]));
const BODIES: Readonly<
  Record<string, { type?: string; body: string | URLSearchParams | FormData }>
> = {
  nothing: { body: new URLSearchParams() },
  "every field empty": { body: every("") },
  "control characters": { body: every("\u0000\u0007\u200e") },
  "half a character": {
    type: "application/x-www-form-urlencoded",
    body: "email=%ED%A0%80&password=%FF",
  },
  "very long": { body: every("x".repeat(5000)) },
  "markup and SQL": { body: every(`'"><script>alert(1)</script>; drop table customers --`) },
  "an object": { body: new URLSearchParams("email[x]=1&__proto__=1&constructor=1&email.x=1") },
  "the same field twice": {
    body: new URLSearchParams([
      ["email", "a@example.com"],
      ["email", "b@example.com"],
      ["password", "one"],
      ["password", "two"],
    ]),
  },
  "a file for a text": { body: fileForm() },
  JSON: { type: "application/json", body: '{"email":"a@example.com"}' },
  "no form at all": { type: "text/plain", body: "hello" },
  "broken multipart": { type: "multipart/form-data; boundary=x", body: "--y" },
};

for (const page of FORMS) {
  test.each(Object.keys(BODIES))(
    `${page} answers %s by a 4xx or a way on, never a fault`,
    async (name) => {
      const { type, body } = BODIES[name]!;
      const headers = { origin: ORIGIN, ...(type === undefined ? {} : { "content-type": type }) };
      const answer = await web.send(
        `/ja/account/${page}`,
        { method: "POST", headers, body },
        new Map(jar),
      );
      expect([200, 303, 400, 404, 415, 422, 429]).toContain(answer.status);
      const html = await answer.text();
      expect(html).not.toContain("<script>alert");
      if (answer.headers.get("content-type")?.startsWith("text/html") === true) {
        expect(html).toContain('<html lang="ja">');
      }
    },
  );
}

test.each(["?next=%00", "?next=%E0%A4%A", "?say=__proto__", "?ref=%ff", "?token=%00&token=x"])(
  "pages bear the query %s",
  async (query) => {
    for (const page of [
      "",
      "/register",
      "/log-in",
      "/code",
      "/reset",
      "/security",
      "/lines/keep",
    ]) {
      const answer = await web.get(`/en/account${page}${query}`, new Map(jar));
      expect(answer.status).toBeLessThan(500);
    }
  },
);

test("after all of it nothing was written", async () => {
  expect(await counts()).toEqual(before);
});

/** Accounts and what opens them; codes may have been sent. */
async function counts(): Promise<unknown> {
  const { rows } = await base.db.database.run({
    text: `select (select count(*) from customers) as customers,
      (select count(*) from customer_sessions) as sessions,
      (select count(*) from customer_credentials) as credentials,
      (select count(*) from customer_passkeys) as passkeys,
      (select count(*) from customer_lines) as lines`,
    values: [],
  });
  return rows[0];
}

function fileForm(): FormData {
  const form = new FormData();
  for (const name of FIELDS) form.append(name, new File(["x"], "x.txt"));
  return form;
}
