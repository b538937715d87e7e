import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database.ts";
import { answering, workOn } from "../../../../tests/orders.ts";
import { printedBatch } from "../../../../tests/pins.ts";
import { buildTown, type TownLine } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { readCheckout } from "../../../business/checkouts/index.ts";
import { checkLedger } from "../../../business/ledger/index.ts";
import { receiptsOf } from "../../../business/receipts/index.ts";
import { readVoucher, showOrderNumber } from "../../../business/renewals/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { confirmTexts } from "../confirm/texts/index.ts";
import { paths } from "../routes.ts";
import { familyTexts } from "./texts/index.ts";

const db = await testDatabase();
const act = db.act();
const far = answering(act);
const carriers = [far.carrier("sandbox")];
const web = await testWeb({ db, ground: { clock: act.clock, payments: far.payments, carriers } });
const town = await buildTown(act);
const en = familyTexts.en;

interface Family {
  readonly jar: Jar;
  readonly refs: readonly string[];
}

/** A browser that has opened these lines by their codes, on the page of all lines. */
async function family(lines: readonly TownLine[]): Promise<Family> {
  const jar: Jar = new Map();
  for (const { renewalCode } of lines) {
    const sent = await web.post("/en/family/lines", { code: renewalCode }, { jar });
    expect(sent.headers.get("location")).toBe("/en/family");
  }
  const page = await (await web.get("/en/family", { jar })).text();
  const refs = [...page.matchAll(/name="take" value="([^"]+)"/gu)].map(([, ref]) => ref!);
  expect(refs).toHaveLength(lines.length);
  return { jar, refs };
}

function queryOf(items: readonly (readonly [ref: string, plan: string])[]): string {
  return items.map(([ref, plan]) => `take=${ref}&plan_${ref}=${plan}`).join("&");
}

function formOf(page: string, more: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [tag] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/gu)) {
    const [, name] = / name="([^"]*)"/u.exec(tag)!;
    const [, value] = / value="([^"]*)"/u.exec(tag)!;
    form.append(name!, value!);
  }
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  return form;
}

const PAYING = { email: "mei@example.com", method: "sandbox:card" };

test("a family ticks its lines, pays once, and follows each order to its end", async () => {
  const { jar, refs } = await family([await town.line(), await town.line()]);
  const query = queryOf([
    [refs[0]!, "week"],
    [refs[1]!, "queue"],
  ]);
  const page = await (await web.get(`/en/family/confirm?${query}`, { jar })).text();
  expect(page).toContain("4,960");
  expect(page.match(/fact-strong/gu)!.length).toBeGreaterThanOrEqual(3);
  const sent = await web.post("/en/family/orders", formOf(page, PAYING), { jar });
  expect(sent.headers.get("location")).toBe("http://pay.test/");
  const again = await web.post("/en/family/orders", formOf(page, PAYING), { jar });
  const url = again.headers.get("location")!;
  const number = /checkouts\/([0-9A-Z]{10})$/u.exec(url)![1]!;
  await web.get(`${url}?back=yes`, { jar });
  for (const order of (await readCheckout(act, number))!.orders) {
    await workOn(act, far, order.renewal);
  }
  const { orders, state } = (await readCheckout(act, number))!;
  expect(state).toBe("shared");
  expect(orders.map(({ renewal }) => renewal.state)).toEqual(["active", "active"]);
  const shown = await (await web.get(url, { jar })).text();
  expect(shown).toContain(en.allDone.title);
  for (const { renewal } of orders) expect(shown).toContain(`/en/orders/${renewal.number}`);
  const papers = await (await web.get(`${url}/receipts`, { jar })).text();
  for (const { renewal } of orders) expect(papers).toContain(`${renewal.number}-R`);
  const own = await (await web.get(`/en/orders/${orders[1]!.renewal.number}`, { jar })).text();
  expect(own).toContain(en.partOf);
  expect(await checkLedger(act)).toEqual([]);
});

test("one receipt for all of it is chosen with the form or after, until it is paid", async () => {
  const { jar, refs } = await family([await town.line(), await town.line()]);
  const query = queryOf(refs.map((ref) => [ref, "week"]));
  const page = await (await web.get(`/en/family/confirm?${query}`, { jar })).text();
  expect(page).toMatch(/name="receipt" value="each" checked/u);
  const form = () => formOf(page, { ...PAYING, receipt: "joint" });
  await web.post("/en/family/orders", form(), { jar });
  const url = (await web.post("/en/family/orders", form(), { jar })).headers.get("location")!;
  const choose = async (receipt: string) => web.post(`${url}/receipt`, { receipt }, { jar });
  for (const [receipt, other] of [
    ["each", "joint"],
    ["joint", "each"],
  ] as const) {
    expect((await choose(receipt)).headers.get("location")).toBe(url);
    expect(await (await web.get(url, { jar })).text()).toContain(`value="${other}"`);
  }
  await web.get(`${url}?back=yes`, { jar });
  const number = url.split("/").at(-1)!;
  const [first, second] = (await readCheckout(act, number))!.orders.map(({ renewal }) => renewal);
  await workOn(act, far, first!);
  const early = await (await web.get(`/en/orders/${second!.number}/receipt`, { jar })).text();
  expect(early).not.toContain(`${number}-R`);
  for (const order of [second!, first!]) await workOn(act, far, order);
  const late = await web.get((await choose("each")).headers.get("location")!, { jar });
  expect(await late.text()).toContain(en.receipt.tooLate);
  const papers = await (await web.get(`${url}/receipts`, { jar })).text();
  expect(papers.split(`${number}-R</span>`)).toHaveLength(2);
  for (const one of [first!, second!]) {
    const own = await (await web.get(`/en/orders/${one.number}/receipt`, { jar })).text();
    expect(own).toContain(`${number}-R`);
    expect(own).toContain("3,960");
    for (const item of [first!, second!]) expect(own).toContain(showOrderNumber(item.number));
    const named = { do: "address", addressee: "山田商事" };
    await web.post(`/en/orders/${one.number}/receipt`, named, { jar });
  }
  const [receipt, ...more] = await receiptsOf(act, second!);
  expect([more.length, receipt!.addressee, receipt!.reissues]).toEqual([0, "山田商事", 0]);
  const voucher = await readVoucher(act, second!);
  expect([voucher!.state, voucher!.receipts, voucher!.isOnJointReceipt]).toEqual([
    "connected",
    [],
    true,
  ]);
  const pdf = await web.get(`/en/orders/${second!.number}/receipt.pdf`, { jar });
  expect(pdf.headers.get("content-disposition")).toContain(`receipt-${number}-R.pdf`);
});

test("an unpaid order of several leads to all of them, which are cancelled together", async () => {
  const { jar, refs } = await family([await town.line(), await town.line()]);
  const query = queryOf(refs.map((ref) => [ref, "week"]));
  const page = await (await web.get(`/en/family/confirm?${query}`, { jar })).text();
  await web.post("/en/family/orders", formOf(page, PAYING), { jar });
  const again = await web.post("/en/family/orders", formOf(page, PAYING), { jar });
  const url = again.headers.get("location")!;
  const number = url.split("/").at(-1)!;
  const joined = (await readCheckout(act, number))!.orders[1]!.renewal;
  const led = await web.get(`/en/orders/${joined.number}`, { jar });
  expect(led.headers.get("location")).toBe(url);
  expect(await (await web.get(url, { jar })).text()).toContain("http://pay.test/");
  expect((await web.post(`${url}/cancel`, {}, { jar })).headers.get("location")).toBe(url);
  for (const order of (await readCheckout(act, number))!.orders) {
    await workOn(act, far, order.renewal);
  }
  expect((await web.get(`${url}/receipts`, { jar })).status).toBe(404);
  const states = (await readCheckout(act, number))!.orders.map(({ renewal }) => renewal.state);
  expect(states).toEqual(["cancelled", "cancelled"]);
  const stranger = await web.get(url, { jar: new Map() });
  expect(stranger.headers.get("location")).toBe(`/en/orders?number=${number}`);
});

test("where a PIN would pay for one, each page says why it cannot pay for several", async () => {
  await printedBatch(act);
  const { jar, refs } = await family([await town.line(), await town.line()]);
  const query = queryOf(refs.map((ref) => [ref, "week"]));
  for (const language of LANGUAGES) {
    const page = await (await web.get(`/${language}/family/confirm?${query}`, { jar })).text();
    expect(page).toContain(familyTexts[language].pinAlone);
    expect(page).not.toMatch(/name="method" value="pin/u);
  }
  const page = await (await web.get(`/en/family/confirm?${query}`, { jar })).text();
  await web.post("/en/family/orders", formOf(page, PAYING), { jar });
  const again = await web.post("/en/family/orders", formOf(page, PAYING), { jar });
  const unpaid = await web.get(again.headers.get("location")!, { jar });
  expect(await unpaid.text()).toContain(en.pinAlone);
});

test("one line alone is an order like any other", async () => {
  const { jar, refs } = await family([await town.line()]);
  const led = await web.get(`/en/family/confirm?${queryOf([[refs[0]!, "week"]])}`, { jar });
  expect(led.headers.get("location")).toBe(paths.confirm("en", refs[0]!, { plan: "week" }));
});

test("several plans of one line stand one behind the other", async () => {
  const { jar, refs } = await family([await town.line()]);
  const items = ["week", "queue"].map((plan) => `item=${refs[0]!}~${plan}`).join("&");
  const page = await (await web.get(`/en/family/confirm?${items}`, { jar })).text();
  const ends = [...page.matchAll(/class="fact-strong"[\s\S]*?<dd>([\s\S]*?)<\/dd>/gu)];
  expect(ends.length).toBeGreaterThanOrEqual(3);
  const sent = await web.post("/en/family/orders", formOf(page, PAYING), { jar });
  expect(sent.headers.get("location")).toBe("http://pay.test/");
});

test("what is wrong is said where it is, in each language, and nothing is lost", async () => {
  const { jar, refs } = await family([await town.line(), await town.line()]);
  const query = queryOf(refs.map((ref) => [ref, "week"]));
  for (const language of LANGUAGES) {
    const none = await web.get(`/${language}/family/confirm`, { jar });
    expect([none.status, await none.text()]).toEqual([
      422,
      expect.stringContaining(familyTexts[language].needOne),
    ]);
    const page = await (await web.get(`/${language}/family/confirm?${query}`, { jar })).text();
    const form = formOf(page, { ...PAYING, email: "nobody" });
    const sent = await web.post(`/${language}/family/orders`, form, { jar });
    expect(sent.status).toBe(422);
    const answer = await sent.text();
    expect(answer).toContain(confirmTexts[language].badEmail);
    expect(answer).toContain('value="nobody"');
    const bad = await web.post(`/${language}/family/lines`, { code: "12345" }, { jar });
    // A number is somebody's: it stands in no address, nor in what a proxy writes down.
    const { iccid } = await town.line();
    const asks = await web.post(`/${language}/family/lines`, { code: iccid }, { jar });
    expect(asks.headers.get("location")).toContain(`/${language}/find/second?asked=`);
    expect(asks.headers.get("location")).not.toContain(iccid);
    expect([bad.status, await bad.text()]).toEqual([422, expect.stringContaining("#f-code")]);
  }
});

test("a line that was just sold to stands in the way of all, until that is meant", async () => {
  const lines = [await town.line(), await town.line()];
  const { jar, refs } = await family(lines);
  const own = await (
    await web.get(paths.confirm("en", refs[1]!, { plan: "week" }), { jar })
  ).text();
  await web.post(paths.lineOrders("en", refs[1]!), formOf(own, PAYING), { jar });
  const query = queryOf(refs.map((ref) => [ref, "week"]));
  const page = await (await web.get(`/en/family/confirm?${query}`, { jar })).text();
  const refused = await web.post("/en/family/orders", formOf(page, PAYING), { jar });
  expect(refused.status).toBe(409);
  const answer = await refused.text();
  const [, beside] = /name="beside" value="([0-9A-Z]{10})"/u.exec(answer)!;
  const fresh = await (await web.get(`/en/family/confirm?${query}`, { jar })).text();
  const meant = formOf(fresh, { ...PAYING, beside: beside! });
  const sent = await web.post("/en/family/orders", meant, { jar });
  expect(sent.headers.get("location")).toBe("http://pay.test/");
});
