import { beforeAll, expect, test } from "vitest";
import { answering, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { showOrderNumber, type Renewal } from "../../../business/renewals/index.ts";
import { addMinutes } from "../../../foundation/clock/index.ts";
import { newHumanCode } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { voucherTexts } from "../../words/index.ts";
import { voucherPageTexts } from "./texts/index.ts";

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const town = await buildTown(act);
let order: Renewal;
let digits: string;

beforeAll(async () => {
  const line = await town.line();
  order = await orderOn(act, line, answering(act));
  digits = line.iccid.slice(-4);
});

test.each(LANGUAGES)("in %s a slip's number and digits open its order alone", async (lang) => {
  const jar: Jar = new Map();
  const number = showOrderNumber(order.number).toLowerCase();
  const sent = await web.post(`/${lang}/voucher`, { number, digits: ` ${digits}` }, { jar });
  expect([sent.status, sent.headers.get("location")]).toEqual([
    303,
    `/${lang}/voucher/${order.number}`,
  ]);
  const page = await (await web.get(`/${lang}/voucher/${order.number}`, { jar })).text();
  const words = voucherTexts[lang];
  for (const text of [words.states.connected.title, showOrderNumber(order.number), "1,980"]) {
    expect(page).toContain(text);
  }
  expect(page).not.toContain("wang@example.com");
  // The order's own page, with its refunds and choices, stays shut.
  for (const shut of [`/orders/${order.number}`, `/orders/${order.number}/receipt`]) {
    expect((await web.get(`/${lang}${shut}`, { jar })).status).toBe(303);
  }
});

test("the receipt comes as PDF, to whoever was shown the order and to nobody else", async () => {
  const jar: Jar = new Map();
  const pdf = `/ja/voucher/${order.number}/receipt.pdf`;
  const asked = `/ja/voucher?number=${order.number}`;
  expect((await web.get(pdf)).headers.get("location")).toBe(asked);
  await web.post("/ja/voucher", { number: order.number, digits }, { jar });
  const file = await web.get(pdf, { jar });
  expect(file.headers.get("content-type")).toBe("application/pdf");
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  const none = await web.get(`${pdf}?kind=return`, { jar });
  expect(none.headers.get("location")).toBe(`/ja/voucher/${order.number}`);
  const now = web.clock.now();
  web.clock.moveTo(addMinutes(now, 60));
  expect((await web.get(pdf, { jar })).headers.get("location")).toBe(asked);
  web.clock.moveTo(now);
});

test("whoever logs out at a shared computer leaves nothing of it there", async () => {
  const jar: Jar = new Map();
  await web.post("/ja/voucher", { number: order.number, digits }, { jar });
  expect((await web.get(`/ja/voucher/${order.number}`, { jar })).status).toBe(200);
  await web.post("/ja/account/log-out", {}, { jar });
  expect(jar.get("shown")).toBe("");
  expect((await web.get(`/ja/voucher/${order.number}`, { jar })).status).toBe(303);
});

test("a forged or foreign cookie shows nothing", async () => {
  const content = [[order.number, order.lineId, order.renewalId, "2999-01-01T00:00:00.000Z"]];
  const expiresAt = addMinutes(web.clock.now(), 30);
  const foreign = web.ground.secrets.sealToken(content, { purpose: "visit", expiresAt });
  for (const shown of ["", "x", foreign]) {
    const jar: Jar = new Map([["shown", shown]]);
    expect((await web.get(`/en/voucher/${order.number}`, { jar })).status).toBe(303);
  }
});

test.each(LANGUAGES)(
  "in %s an unknown number and wrong digits are answered alike",
  async (lang) => {
    const wrong = digits === "9999" ? "9998" : "9999";
    const sent = [
      await web.post(`/${lang}/voucher`, { number: newHumanCode(10), digits: wrong }),
      await web.post(`/${lang}/voucher`, { number: order.number, digits: wrong }),
    ];
    expect(sent.map(({ status }) => status)).toEqual([422, 422]);
    const [one, two] = await Promise.all(sent.map(async (answer) => answer.text()));
    expect(one).toContain(voucherTexts[lang].errors.no_such_voucher);
    expect(withoutTyped(one!)).toBe(withoutTyped(two!));
  },
);

test.each([
  [{ number: "12", digits: "1234" }, "number", "number_unreadable"],
  [{ number: newHumanCode(10), digits: "12a" }, "digits", "digits_unreadable"],
] as const)("%j is refused at its field, and stays", async (form, field, error) => {
  const sent = await web.post("/en/voucher", form);
  const html = await sent.text();
  expect([sent.status, html.includes(voucherTexts.en.errors[error])]).toEqual([422, true]);
  for (const kept of [`href="#f-${field}"`, `value="${form.number}"`, `value="${form.digits}"`]) {
    expect(html).toContain(kept);
  }
});

test("the code on a slip fills in the number in the browser's language, and nothing more", async () => {
  const headers = { "accept-language": "zh-TW" };
  const led = await web.get(`/voucher?number=${order.number}`, { headers });
  expect(led.headers.get("location")).toBe(`/zh-Hant/voucher?number=${order.number}`);
  const html = await (await web.get(led.headers.get("location")!)).text();
  expect(html).toContain(`value="${showOrderNumber(order.number)}"`);
  expect(html).toContain(voucherPageTexts["zh-Hant"].title);
  const evil = await (await web.get('/en/voucher?number="><script>')).text();
  expect(evil).not.toContain("<script>alert");
  expect(evil).not.toContain('"><script>');
});

test("guessing is stopped, and says for how long", async () => {
  const number = newHumanCode(10);
  const guess = async () => web.post("/en/voucher", { number, digits: "1234" });
  for (let i = 0; i < 12; i++) await guess();
  const stopped = await guess();
  expect(stopped.status).toBe(429);
  expect(Number(stopped.headers.get("retry-after"))).toBeGreaterThan(0);
});

function withoutTyped(html: string): string {
  return html.replaceAll(/value="[^"]*"/g, "").replaceAll(/number=[0-9A-Z]{10}/g, "");
}
