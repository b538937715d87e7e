import { randomInt } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { printedBatch } from "../../../../tests/pins.ts";
import { testShop } from "../../../../tests/shop.ts";
import type { TownLine } from "../../../../tests/town.ts";
import type { Jar } from "../../../../tests/web.ts";
import { readPinDigits, showPinDigits, voidPins } from "../../../business/pins/index.ts";
import { keyOfNumber, readOrder } from "../../../business/renewals/index.ts";
import { readConfig } from "../../../foundation/config/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { pinTexts } from "./texts/index.ts";

// Each order comes from a household of its own, as the proxy before us tells.
const config = readConfig({ PUBLIC_URL: "http://tsunagu.test", TRUSTED_PROXIES: "1" });
const { web, town, visit, work, boxes, act } = await testShop({ ground: { config } });
afterAll(async () => boxes.stop());

const before = await confirmPage(await town.line());
const week = await printedBatch(act, { pinCount: 60, sold: 50 });
let used = 0;
const nextPin = () => week.digits[used++]!;

const WIDE = (digits: string) =>
  digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

describe("the way to pay by PIN", () => {
  it("is offered once somebody can have a PIN of the seller", async () => {
    expect(before.html).not.toContain('value="pin:pin"');
    expect((await confirmPage(await town.line())).html).toContain('value="pin:pin"');
  });

  it("places the order and asks for the digits on its page", async () => {
    const { page, number, location, jar } = await ordered();
    expect(location).toBe(`/en/orders/${number}?way=pin`);
    const field = /<input[^>]*name="pin"[^>]*>/.exec(page)![0];
    expect(field).toContain('inputmode="numeric"');
    expect(field).toContain('autocomplete="off"');
    expect(field).toContain('type="text"');
    expect((await orderOf(number)).attempts).toEqual([]);
    const later = await (await web.get(`/en/orders/${number}`, { jar })).text();
    expect(later).not.toContain('name="pin"');
    const chosen = await web.post(`/en/orders/${number}/pay`, { method: "pin:pin" }, { jar });
    expect(chosen.headers.get("location")).toBe(`/en/orders/${number}?way=pin`);
  });

  it.each([
    ["plain", (digits: string) => digits],
    ["in groups", (digits: string) => digits.match(/\d{4}/g)!.join(" ")],
    ["as printed", (digits: string) => showPinDigits(digits as never)],
    [
      "full width, by a Japanese keyboard",
      (digits: string) => `${WIDE(digits).slice(0, 4)}ー${WIDE(digits).slice(4)}`,
    ],
  ])("takes the digits %s, and the order is connecting", async (_how, typed) => {
    const { number, jar, pay } = await ordered();
    const answer = await pay(typed(nextPin()));
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`/en/orders/${number}`);
    const page = await (await web.get(`/en/orders/${number}`, { jar })).text();
    expect(page).toContain("Paid. We are activating it");
    await work((await keyOfNumber(act, number))!);
    const done = await (await web.get(`/en/orders/${number}`, { jar })).text();
    expect(done).toContain("You are connected");
    const receipt = await (await web.get(`/en/orders/${number}/receipt`, { jar })).text();
    expect(receipt).toContain("Recharge PIN");
    expect(receipt).toContain("Qualified simplified invoice");
  });

  it("leaves the digits nowhere: in no address, no cookie and no row", async () => {
    const { number, jar, pay } = await ordered();
    const digits = nextPin();
    const answer = await pay(digits);
    const left = JSON.stringify([...answer.headers, ...jar]);
    expect(left).not.toContain(digits);
    await work((await keyOfNumber(act, number))!);
    expect(await rowsWith(digits)).toEqual([]);
  });

  it("pays once when the form is sent twice", async () => {
    const { number, pay } = await ordered();
    const [one, two] = [nextPin(), nextPin()];
    const answers = await Promise.all([pay(one), pay(one), pay(two)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await orderOf(number)).attempts).toHaveLength(1);
    const later = [(await ordered()).pay(one), (await ordered()).pay(two)];
    const taken = (await Promise.all(later)).map(({ status }) => status).toSorted();
    expect(taken).toEqual([303, 422]);
  });
});

describe("a PIN that does not pay", async () => {
  const other = await printedBatch(act, { faceYen: 500, sold: 3 });
  const onlyOther = await printedBatch(act, { planCodes: ["other"], sold: 3 });
  const old = await printedBatch(act, { termDays: 1, sold: 1 });
  const voided = await printedBatch(act, { sold: 1 });
  await voidPins(act, { batchCode: voided.batch.code, serials: [1], reason: "sale_undone" });
  const spent = nextPin();
  await (await ordered()).pay(spent);
  await boxes.advance(2 * 86_400);

  const unsold = week.digits.at(-1)!;
  const mistyped = unsold.slice(0, -1) + String((Number(unsold.at(-1)) + 1) % 10);
  const text = (language: Language) => pinTexts[language];

  const CASES: readonly (readonly [string, string, (language: Language) => string])[] = [
    ["nothing", "", (l) => text(l).empty],
    ["too few digits", "1234 5678", (l) => text(l).unreadable(8)],
    ["letters", "ABCD-EFGH-IJKL-MNOP", (l) => text(l).empty],
    ["one digit wrong", mistyped, (l) => text(l).mistyped],
    ["an unknown number", unknownDigits(), (l) => text(l).notValid],
    ["one that was not sold", unsold, (l) => text(l).notValid],
    ["one that was voided", voided.digits[0]!, (l) => text(l).notValid],
    ["one that has paid before", spent, (l) => text(l).used],
    ["one for another plan", onlyOther.digits[0]!, (l) => text(l).otherPlan("").slice(0, 8)],
    ["one that expired", old.digits[0]!, (l) => text(l).expired("").slice(0, 8)],
    ["one worth something else", other.digits[0]!, () => "500"],
  ];

  it.each(CASES)("%s is told at its field, in five languages", async (_what, typed, says) => {
    for (const language of LANGUAGES) {
      const { number, pay, jar } = await ordered();
      const answer = await pay(typed, language);
      expect(answer.status).toBe(422);
      const html = await answer.text();
      expect(html).toContain('href="#f-pin"');
      expect(html).toContain(says(language));
      expect(/<input[^>]*name="pin"[^>]*>/.exec(html)![0]).toContain(`value="${typed}"`);
      expect(html).toContain(`/${language === "ja" ? "en" : "ja"}/orders/${number}?way=pin`);
      expect(html).not.toContain("order.js");
      const { attempts, may } = await orderOf(number);
      expect([attempts.length, may.pay]).toEqual([0, true]);
      expect((await web.get(`/${language}/orders/${number}`, { jar })).status).toBe(200);
    }
  });

  it("names the plans that it could pay for instead, and stays whole", async () => {
    const { pay } = await ordered();
    const html = await (await pay(other.digits[1]!)).text();
    expect(html).toContain("¥500");
    expect(html).toContain("Plans at that price: Plan.");
    const right = await ordered("day");
    expect((await right.pay(other.digits[1]!)).status).toBe(303);
  });

  it("locks after five wrong ones for an hour, other ways to pay stay open", async () => {
    const line = await town.line();
    const { number, pay, jar } = await ordered("week", line);
    const lefts: string[] = [];
    for (let i = 0; i < 5; i++) {
      const html = await (await pay(unknownDigits())).text();
      lefts.push(/(\d) (?:try is|tries are) left/.exec(html)?.[1] ?? "0");
    }
    expect(lefts).toEqual(["4", "3", "2", "1", "0"]);
    const right = nextPin();
    const locked = await pay(right);
    expect(locked.status).toBe(429);
    expect(await locked.text()).toMatch(/Too many wrong PINs\. Please wait (?:59 min|1 hour)/);
    const card = await web.post(`/en/orders/${number}/pay`, { method: "sandbox:card" }, { jar });
    expect(card.headers.get("location")).toMatch(/^http/);
    const elsewhere = await ordered("week", line, { beside: number });
    expect((await elsewhere.pay(right)).status).toBe(429);
    await boxes.advance(3601);
    const later = await ordered("week", line, { beside: elsewhere.number });
    expect((await later.pay(right)).status).toBe(303);
  });

  it("keeps what was typed when another order has most likely taken its place", async () => {
    const line = await town.line();
    const first = await ordered("week", line);
    const second = await ordered("week", line, { beside: first.number });
    const digits = nextPin();
    const stopped = await first.pay(digits);
    expect(stopped.status).toBe(409);
    const html = await stopped.text();
    expect(html).toContain(second.number.slice(0, 5));
    expect(/<input[^>]*name="pin"[^>]*>/.exec(html)![0]).toContain(`value="${digits}"`);
    const beside = await first.pay(digits, "en", { beside: second.number });
    expect(beside.status).toBe(303);
  });
});

it("says that a PIN can be used again when its money came back, until when, and it can", async () => {
  const { number, jar, pay } = await ordered("week", await town.line("recycled"));
  const digits = nextPin();
  await pay(digits);
  const key = (await keyOfNumber(act, number))!;
  await work(key);
  await work(key, 60);
  for (const language of LANGUAGES) {
    const html = await (await web.get(`/${language}/orders/${number}`, { jar })).text();
    expect(html).toContain(pinTexts[language].backTitle);
    expect(html).toContain(`${week.batch.code}-`);
  }
  const again = await ordered();
  expect((await again.pay(digits)).status).toBe(303);
});

async function confirmPage(line: TownLine, plan = "week") {
  const jar: Jar = new Map();
  const lineUrl = await visit(line, { jar });
  const html = await (await web.get(`${lineUrl}/confirm?plan=${plan}`, { jar })).text();
  return { jar, lineUrl, html };
}

async function ordered(
  plan = "week",
  onLine?: TownLine,
  more: Readonly<Record<string, string>> = {},
) {
  const line = onLine ?? (await town.line());
  const { jar, lineUrl, html } = await confirmPage(line, plan);
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name !== undefined) fields[name] = /value="([^"]*)"/.exec(tag)?.[1] ?? "";
  }
  const form = { ...fields, email: "mei@example.com", method: "pin:pin", ...more };
  const answer = await web.post(`${lineUrl}/orders`, form, { jar });
  const location = answer.headers.get("location") ?? "";
  const number = /orders\/([0-9A-Z]{10})/.exec(location)?.[1] ?? "";
  const page = await (await web.get(location, { jar })).text();
  const pay = async (
    pin: string,
    language: Language = "en",
    with_: Readonly<Record<string, string>> = {},
  ) =>
    web.post(
      `/${language}/orders/${number}/pay`,
      { method: "pin:pin", pin, ...with_ },
      { jar, headers: { "x-forwarded-for": number } },
    );
  return { jar, location, number, page, pay };
}

async function orderOf(number: string) {
  return (await readOrder(act, (await keyOfNumber(act, number))!))!;
}

/** Sixteen digits with a fitting check digit, which nobody has ever made. */
function unknownDigits(): string {
  for (;;) {
    const digits = String(randomInt(1e14, 2e14)) + String(randomInt(10));
    if (readPinDigits(digits).ok) return digits;
  }
}

async function rowsWith(text: string): Promise<readonly string[]> {
  const { rows } = await act.database.run({
    text: `select relname as name from pg_class where relkind = 'r'
      and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select')`,
    values: [],
  });
  const found: string[] = [];
  for (const { name } of rows as { name: string }[]) {
    const hit = await act.database.run({
      text: `select from ${name} as t where strpos(t::text, $1) > 0`,
      values: [text],
    });
    if ((hit.rowCount ?? 0) > 0) found.push(name);
  }
  return found;
}
