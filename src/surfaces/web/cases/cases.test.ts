import { beforeAll, expect, test } from "vitest";
import { answering, handOut, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import {
  answerCase,
  casesFor,
  casesOf,
  showCaseNumber,
  type Case,
} from "../../../business/cases/index.ts";
import { caseSubscriptions, recentMessages } from "../../../business/notices/index.ts";
import type { Renewal } from "../../../business/renewals/index.ts";
import { hireStaff } from "../../../business/staff/index.ts";
import { newHumanCode } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { caseWriters } from "../../documents/index.ts";
import { caseWordTexts, voucherTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";
import { casePageTexts } from "./texts/index.ts";

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

/** A browser that was shown the order by its slip. */
async function shown(): Promise<Jar> {
  const jar: Jar = new Map();
  await web.post("/en/voucher", { number: order.number, digits }, { jar });
  return jar;
}

async function formOf(lang: string, jar: Jar): Promise<{ page: string; once: string }> {
  const page = await (await web.get(`/${lang}/voucher/${order.number}/problem`, { jar })).text();
  return { page, once: /name="once" value="([^"]+)"/.exec(page)?.[1] ?? "" };
}

test.each(LANGUAGES)(
  "in %s a problem is reported by its slip, once, and gets a number",
  async (lang) => {
    const jar = await shown();
    const { page, once } = await formOf(lang, jar);
    expect(page).toContain(voucherTexts[lang].states.connected.title);
    const form = { cause: "other", text: `${lang} <b>`, email: "", once };
    const problem = `/${lang}/voucher/${order.number}/problem`;
    const sent = await Promise.all([1, 2].map(async () => web.post(problem, form, { jar })));
    const places = sent.map((answer) => answer.headers.get("location"));
    expect(places[0]).toMatch(new RegExp(`^/${lang}/cases/[0-9A-Z]{9}$`, "u"));
    expect(places[1]).toBe(places[0]);
    const status = await (await web.get(places[0]!, { jar })).text();
    const words = caseWordTexts[lang];
    for (const text of [
      words.states.open.title,
      words.causes.other,
      casePageTexts[lang].keepNumber,
      casePageTexts[lang].answerBy,
    ]) {
      expect(status).toContain(text);
    }
    expect(status).not.toContain("<b>");
    await closeAll();
  },
);

test("nobody reports about an order that was not shown, nor reads a case by its number alone", async () => {
  const problem = `/ja/voucher/${order.number}/problem`;
  const led = `/ja/voucher?number=${order.number}`;
  expect((await web.get(problem)).headers.get("location")).toBe(led);
  const sent = await web.post(problem, { cause: "other", text: "x", once: "1" });
  expect(sent.headers.get("location")).toBe(led);
  const one = await reported({ cause: "slip_missing" });
  const alone = await web.get(`/ja/cases/${one.number}`);
  expect(alone.headers.get("location")).toBe(`/ja/cases?number=${one.number}`);
});

test.each([
  [{ cause: "" }, "cause", caseWordTexts.en.errors.cause_missing],
  [{ cause: "other", text: "" }, "text", caseWordTexts.en.errors.text_missing],
  [{ text: "x".repeat(1001) }, "text", caseWordTexts.en.errors.text_too_long(1000)],
  [{ email: "wang@" }, "email", caseWordTexts.en.errors.contact_unreadable],
])(
  "what is wrong is said at its field, and nothing typed is lost: %#",
  async (wrong, field, says) => {
    const jar = await shown();
    const form = { cause: "wrong_plan", text: "kept", email: "a@example.com", once: "o", ...wrong };
    const sent = await web.post(`/en/voucher/${order.number}/problem`, form, { jar });
    const page = await sent.text();
    expect([sent.status, page.includes(says)]).toEqual([422, true]);
    expect(page).toContain(`href="#f-${field}"`);
    for (const kept of [form.text, form.email, 'value="o"']) expect(page).toContain(kept);
  },
);

test("the answer goes to the address that was left, once, and is read by number and address", async () => {
  const one = await reported({ cause: "paid_no_data", email: "wang@example.com" }, "zh-Hant");
  const hired = await hireStaff(act, {
    ...{ number: "9001", name: "Sato", role: "operator", language: "ja" },
  });
  if (!hired.ok) throw new Error(hired.refusal);
  const { staff } = hired.value;
  const answer = "請重新開機。\n<script>謝謝";
  await answerCase(act, staff, { number: one.number, answer });
  const { publicUrl } = web.ground.config;
  const hear = caseSubscriptions(
    caseWriters({
      ...{ publicUrl, casePath: paths.caseLink, ratePath: paths.rateCase },
      staffPath: (number) => `/counter/manage/cases/${number}`,
    }),
  );
  await handOut(act, hear);
  await web.db.database.run({ text: "update events set is_pending = true", values: [] });
  await handOut(act, hear);
  const told = (await recentMessages(act, 9)).filter(({ cause }) => cause.startsWith("case."));
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ recipient: "wang@example.com", language: "zh-Hant" });
  expect(told[0]!.text).toContain("請重新開機。");
  expect(told[0]!.text).toContain(`${publicUrl}/zh-Hant/cases?number=${one.number}`);
  expect(told[0]!.html).not.toContain("<script>");
  const jar: Jar = new Map();
  const form = { number: showCaseNumber(one.number).toLowerCase(), contact: "Wang@example.com" };
  const found = await web.post("/ko/cases", form, { jar });
  expect(found.headers.get("location")).toBe(`/ko/cases/${one.number}`);
  const page = await (await web.get(`/ko/cases/${one.number}`, { jar })).text();
  expect(page).toContain("請重新開機。");
  expect(page).toContain(caseWordTexts.ko.states.answered.title);
  expect(await casesFor(act, staff, ["answered"])).toHaveLength(1);
});

test("the record of an order is for whoever has proven the order, not for its slip", async () => {
  const url = `/ko/orders/${order.number}/record.pdf`;
  for (const jar of [undefined, await shown()]) {
    const led = await web.get(url, jar === undefined ? {} : { jar });
    expect(led.headers.get("location")).toBe(`/ko/orders?number=${order.number}`);
  }
  const jar: Jar = new Map();
  await web.post("/ko/orders", { number: order.number, email: "wang@example.com" }, { jar });
  const page = await (await web.get(`/ko/orders/${order.number}`, { jar })).text();
  expect(page).toContain(url);
  const sent = await web.get(url, { jar });
  expect([sent.status, sent.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(sent.headers.get("cache-control")).toBe("no-store");
  expect((await sent.text()).startsWith("%PDF")).toBe(true);
});

test.each(LANGUAGES)(
  "in %s an unknown case and a wrong address are answered alike",
  async (lang) => {
    const one = (await casesOf(act, order))[0]!;
    const contact = "thief@example.com";
    const sent = [
      await web.post(`/${lang}/cases`, { number: one.number, contact }),
      await web.post(`/${lang}/cases`, { number: newHumanCode(9), contact }),
    ];
    expect(sent.map(({ status }) => status)).toEqual([422, 422]);
    const [first, second] = await Promise.all(sent.map(async (answer) => answer.text()));
    expect(first).toContain(casePageTexts[lang].errors.no_such_case);
    const bare = (html: string) => html.replaceAll(/value="[^"]*"/g, "");
    expect(bare(first!)).toBe(bare(second!));
  },
);

async function reported(wish: Readonly<Record<string, string>>, lang = "ja"): Promise<Case> {
  const jar = await shown();
  const { once } = await formOf(lang, jar);
  const sent = await web.post(
    `/${lang}/voucher/${order.number}/problem`,
    { ...wish, once },
    { jar },
  );
  const number = sent.headers.get("location")?.split("/").at(-1);
  const found = (await casesOf(act, order)).find((one) => one.number === number);
  if (found === undefined) throw new Error(`not reported: ${sent.status}`);
  return found;
}

/** Room for the next: five open cases per order are enough. */
async function closeAll(): Promise<void> {
  const closed = "update cases set state = 'closed', closed_at = opened_at";
  await web.db.database.run({ text: closed, values: [] });
}
