import { beforeAll, expect, test } from "vitest";
import { answering, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { sealOrderLink, showOrderNumber, type Renewal } from "../../../business/renewals/index.ts";
import { addMinutes } from "../../../foundation/clock/index.ts";
import { newHumanCode } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { lookupTexts } from "./texts/index.ts";

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const town = await buildTown(act);
let order: Renewal;

beforeAll(async () => {
  order = await orderOn(act, await town.line(), answering(act));
});

test("number and e-mail, typed as people type them, lead to the order", async () => {
  const jar: Jar = new Map();
  const number = ` ${showOrderNumber(order.number).toLowerCase()} `;
  const form = { number, email: "WANG@Example.com " };
  const response = await web.post("/ko/orders", form, { jar });
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toBe(`/ko/orders/${order.number}`);
  expect((await web.get(`/ko/orders/${order.number}`, { jar })).status).toBe(200);
  expect(await (await web.get("/ko/orders", { jar })).text()).toContain(
    lookupTexts.ko.open(showOrderNumber(order.number)),
  );
});

test.each(LANGUAGES)(
  "in %s an unknown number and a wrong address are answered alike",
  async (lang) => {
    const unknown = await web.post(`/${lang}/orders`, {
      number: newHumanCode(10),
      email: "wang@example.com",
    });
    const wrong = await web.post(`/${lang}/orders`, {
      number: order.number,
      email: "thief@example.com",
    });
    expect([unknown.status, wrong.status]).toEqual([422, 422]);
    const [one, two] = [await unknown.text(), await wrong.text()];
    expect(one).toContain(lookupTexts[lang].errors.no_such_order);
    expect(withoutTyped(one)).toBe(withoutTyped(two));
  },
);

test.each([
  [{ number: "12", email: "wang@example.com" }, "number", "number_unreadable"],
  [{ number: "", email: "" }, "number", "number_unreadable"],
  [{ number: "7K2M9QXA4T", email: "wang@" }, "email", "contact_unreadable"],
] as const)("%j is refused at its field and what was typed stays", async (form, field, error) => {
  const typed = form.number === "7K2M9QXA4T" ? { ...form, number: order.number } : form;
  const response = await web.post("/en/orders", typed);
  expect(response.status).toBe(422);
  const html = await response.text();
  expect(html).toContain(lookupTexts.en.errors[error]);
  expect(html).toContain(`href="#f-${field}"`);
  expect(html).toContain(`value="${typed.number}"`);
  expect(html).toContain(`value="${typed.email}"`);
});

test("guessing at one order is stopped, and says for how long", async () => {
  web.clock.moveTo(addMinutes(web.clock.now(), 120));
  const number = order.number;
  for (let i = 0; i < 10; i++) {
    await web.post("/en/orders", { number, email: `guess${i}@example.com` });
  }
  const response = await web.post("/en/orders", { number, email: "wang@example.com" });
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await response.text()).toContain("Too many tries");
});

test("a number in the address is filled in, and nothing else of it is believed", async () => {
  const html = await (await web.get(`/en/orders?number=${order.number}&email=a@b.c`)).text();
  expect(html).toContain(`value="${order.number}"`);
  expect(html).not.toContain("a@b.c");
  const evil = await (await web.get('/en/orders?number="><script>')).text();
  expect(evil).not.toContain("<script>");
});

function withoutTyped(html: string): string {
  return html.replaceAll(/value="[^"]*"/g, "");
}

test("the link of a counter opens one order on one phone, and is over after half an hour", async () => {
  expect(sealOrderLink(act, order)).toBeUndefined();
  const token = sealOrderLink(act, { ...order, channel: "counter" })!;
  const page = `/ja/orders/${order.number}`;
  const open = async (link: string, jar: Jar = new Map()) =>
    (await web.get(`/ja/o/${link}`, { jar })).headers.get("location");
  const phone: Jar = new Map();
  expect(await open(token, phone)).toBe(page);
  const html = await (await web.get(page, { jar: phone })).text();
  expect(html).toContain(showOrderNumber(order.number));
  expect(html).not.toContain("/ja/line/");
  expect((await web.get(page)).status).toBe(303);
  const expiresAt = addMinutes(web.clock.now(), 30);
  const sealed = (content: unknown, purpose = "order link") =>
    act.secrets.sealToken(content, { purpose, expiresAt });
  const over = "/ja/orders?say=link-over";
  for (const wrong of [
    `${token.slice(0, 30)}${token[30] === "A" ? "B" : "A"}${token.slice(31)}`,
    sealed(order.number, "visit"),
    sealed(newHumanCode(10)),
    sealed({ number: order.number }),
    "x",
  ]) {
    const jar: Jar = new Map();
    expect([wrong, await open(wrong, jar)]).toEqual([wrong, over]);
    expect((await web.get(page, { jar })).status).toBe(303);
  }
  for (const lang of LANGUAGES) {
    const told = await (await web.get(`/${lang}/orders?say=link-over`)).text();
    expect(told).toContain(lookupTexts[lang].linkOver);
  }
  web.clock.moveTo(expiresAt);
  expect(await open(token)).toBe(over);
  expect((await web.get(page, { jar: phone })).status).toBe(200);
});
