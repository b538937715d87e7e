import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/foundation/language/index.ts";
import { badBodies, FORMS, OVERSIZED, type Body } from "./forms.ts";
import { addressOf, ORIGIN, surfaceWorld } from "./world.ts";

const world = await surfaceWorld();
const { routes, known, request } = world;
const before = await world.rows();
const jar = () => new Map(world.jar);
const forms = routes.filter(({ method }) => method === "POST");
const pages = routes.filter(({ method }) => method === "GET");

// Whatever is sent: nothing here may be answered otherwise.
const KIND = [200, 302, 303, 400, 401, 403, 404, 405, 409, 413, 415, 422, 429];

describe("the table", () => {
  it("describes every address that takes something, and nothing else", () => {
    expect(Object.keys(FORMS).toSorted()).toEqual(forms.map(({ path }) => path).toSorted());
  });

  it("is about the whole program", () => {
    expect(pages.length).toBeGreaterThan(50);
    expect(Object.values(before).length).toBeGreaterThan(30);
  });
});

describe.each(numbered(forms))("POST $path", ({ path, i }) => {
  const form = FORMS[path] ?? { fields: [] };
  const at = addressOf(path, knownIn(path), i);
  const language = languageOf(at);

  it("bears every bad body", async () => {
    for (const body of badBodies(form)) {
      if (form.isBare === true || form.takes?.includes(body.name) === true) continue;
      const answer = await send(at, body);
      expect([body.name, KIND.includes(answer.status), answer.status]).toEqual([
        body.name,
        true,
        answer.status,
      ]);
      await expectReadable(answer, language);
      if (isNoForm(body) && form.kind === undefined) {
        expect([body.name, answer.status]).toEqual([body.name, 400]);
      }
    }
  });

  it("refuses what is too large", async () => {
    const answer = await send(at, OVERSIZED);
    expect(answer.status).toBe(413);
    await expectReadable(answer, language);
  });

  it("gives nothing to a stranger, a forged cookie or an unknown one", async () => {
    const body = {
      name: "",
      body: new URLSearchParams(form.fields.map((field): [string, string] => [field, "1"])),
    };
    for (const cookie of form.isForStrangers === true ? [] : FORGED) {
      const answer = await request(at, {
        method: "POST",
        ...wrapped(body, { origin: ORIGIN, cookie }),
      });
      expect([cookie.slice(0, 40), KIND.includes(answer.status)]).toEqual([
        cookie.slice(0, 40),
        true,
      ]);
      await expectReadable(answer, language);
    }
  });
});

describe.each(numbered(forms.filter(({ path }) => path.startsWith("/:lang"))))(
  "POST $path",
  ({ path, i }) => {
    it("refuses what another site sent", async () => {
      const at = addressOf(path, known, i);
      for (const headers of ELSEWHERE) {
        const answer = await send(at, { name: "", body: new URLSearchParams() }, headers);
        expect([headers, answer.status]).toEqual([headers, 403]);
        await expectReadable(answer, languageOf(at));
      }
    });
  },
);

/** What is known, with what the form wants in its own address. */
function knownIn(path: string): typeof known {
  const instead = Object.entries(FORMS[path]?.at ?? {});
  return { ...known, ...Object.fromEntries(instead.map(([name, other]) => [name, known[other]!])) };
}

const named = forms.flatMap(({ path }) =>
  (FORMS[path]?.names ?? []).map(([field, fields]) => ({ path, field, fields })),
);

describe.each(named)("POST $path with $fields", ({ path, field, fields }) => {
  it(`names the field ${field} in each language, and keeps what was typed`, async () => {
    const messages = new Set<string>();
    for (const [i, language] of LANGUAGES.entries()) {
      const typed = Object.entries(fields).map(([name, value]): [string, string] => [
        name,
        value.startsWith("known ") ? known[value.slice(6)]! : value,
      ]);
      const answer = await send(addressOf(path, knownIn(path), i), {
        name: "",
        body: FORMS[path]?.kind === "file" ? fileForm(typed) : new URLSearchParams(typed),
      });
      expect([language, answer.status]).toEqual([language, 422]);
      const html = await answer.text();
      expect(html.includes(`<html lang="${language}">`)).toBe(true);
      const message = new RegExp(`<a href="#f-${field}">([^<]+)</a>`).exec(html)?.[1];
      expect(message, language).toBeDefined();
      expect(html.includes(`id="f-${field}-error"`)).toBe(true);
      messages.add(message!);
      for (const [name, value] of typed) {
        const isShown = name !== "password" && name !== "current" && value.length < 100;
        if (
          isShown &&
          new RegExp(`<input[^>]* name="${name}"[^>]*type="(text|email)"`).test(html)
        ) {
          expect(html.includes(`value="${value}"`), `${name} is kept`).toBe(true);
        }
      }
    }
    expect(messages.size).toBe(LANGUAGES.length);
  });
});

describe.each(numbered(pages))("GET $path", ({ path, i }) => {
  const at = addressOf(path, known, i);
  const language = languageOf(at);

  it("bears odd queries and odd cookies", async () => {
    for (const query of QUERIES) {
      await expectKind(await request(at + query, { jar: jar() }), query, language);
    }
    for (const cookie of FORGED) {
      await expectKind(await request(at, { headers: { cookie } }), cookie, language);
    }
  });
});

const WITH_PARAMETERS = /:(?!lang)\w+|\*/;

describe.each(numbered(pages.filter(({ path }) => WITH_PARAMETERS.test(path))))(
  "GET $path",
  ({ path, i }) => {
    it("bears odd parameters", async () => {
      const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name!);
      for (const name of names.filter((one) => one !== "lang")) {
        for (const odd of ODD) {
          const place = addressOf(path, { ...known, [name]: odd }, i);
          const answer = await request(place, { jar: jar() });
          await expectKind(answer, place.slice(0, 80), languageOf(place));
        }
      }
    });
  },
);

describe.each([...new Set(routes.map(({ path }) => path))])("%s", (path) => {
  it("tells which methods it takes", async () => {
    const takes = routes.filter((one) => one.path === path).map(({ method }) => method);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      if (takes.includes(method)) continue;
      const answer = await request(addressOf(path, known, 2), {
        method,
        headers: { origin: ORIGIN },
        jar: jar(),
      });
      expect([method, answer.status]).toEqual([method, 405]);
      for (const one of takes) expect(answer.headers.get("allow")).toContain(one);
      await answer.body?.cancel();
    }
  });
});

it("wrote nothing at all", async () => {
  expect(await world.rows()).toEqual(before);
});

const ELSEWHERE: readonly Readonly<Record<string, string>>[] = [
  {},
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site", origin: ORIGIN },
];

const ODD = [
  "%00",
  "%ED%A0%80",
  "%E0%A4%A",
  "..%2f..%2fetc%2fpasswd",
  "%27%22%3E%3Cscript%3E",
  "-1",
  "0",
  "🙂",
  "x".repeat(3000),
  "00000000-0000-0000-0000-000000000000",
  "AAAAAAAAAA",
];

const QUERY_NAMES = [
  ...["say", "asked", "leaves", "date", "time", "use", "currency", "plan", "number", "said"],
  ...["wish", "card", "wait", "back", "bucket", "kind", "next", "token", "ref", "zone", "email"],
];
const queryOf = (value: string) => `?${QUERY_NAMES.map((name) => `${name}=${value}`).join("&")}`;
const QUERIES = [
  "?",
  "?%00",
  "?&&==&a[]=1&__proto__=1",
  queryOf("%00"),
  queryOf("%ED%A0%80%FF"),
  queryOf("%27%22%3E%3Cscript%3Ealert(1)%3C/script%3E"),
  queryOf("9".repeat(400)),
  queryOf("-1"),
];

const FORGED = [
  "",
  "visit=forged",
  `visit=${"A".repeat(3000)}`,
  "visit=%00; visit=%E0%A4%A; zone=%00",
  "zone=Mars%2FOlympus; zone=../../etc/passwd",
  "better-auth.session_token=forged.forged; session=1; unknown=1",
  `unknown=${"x".repeat(6000)}`,
  ";;;===;",
];

function numbered<T extends object>(all: readonly T[]): (T & { readonly i: number })[] {
  return all.map((one, i) => ({ ...one, i }));
}

async function send(
  at: string,
  body: Body,
  headers: Readonly<Record<string, string>> = { origin: ORIGIN },
): Promise<Response> {
  return request(at, { method: "POST", jar: jar(), ...wrapped(body, headers) });
}

function wrapped(body: Body, headers: Readonly<Record<string, string>>): RequestInit {
  const type = body.type === undefined ? {} : { "content-type": body.type };
  return { body: body.body, headers: { ...headers, ...type } };
}

function isNoForm({ type }: Body): boolean {
  return type !== undefined && !type.startsWith("application/x-www-form-urlencoded");
}

function languageOf(at: string): string | undefined {
  return LANGUAGES.find((language) => at === `/${language}` || at.startsWith(`/${language}/`));
}

async function expectKind(answer: Response, what: string, language?: string): Promise<void> {
  expect([what, KIND.includes(answer.status), answer.status]).toEqual([what, true, answer.status]);
  await expectReadable(answer, language);
}

/** A page in the language of its address, that says nothing of what was tried on it. */
async function expectReadable(answer: Response, language: string | undefined): Promise<void> {
  const type = answer.headers.get("content-type") ?? "";
  if (!type.startsWith("text/html")) {
    await answer.body?.cancel();
    return;
  }
  const html = await answer.text();
  expect(html.includes("<script>alert")).toBe(false);
  if (language !== undefined) expect(html.includes(`<html lang="${language}">`)).toBe(true);
  if (answer.status >= 400) expect(html).toMatch(/<h1>[^<]+<\/h1>/);
}

function fileForm(typed: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  form.append("other", "x");
  for (const [name, value] of typed) form.append(name, value);
  return form;
}
