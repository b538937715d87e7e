import { beforeAll, expect, test } from "vitest";
import { faultsOf, testCounter, type Person } from "../../../../tests/counter.ts";
import { answering, orderOn } from "../../../../tests/orders.ts";
import type { Jar } from "../../../../tests/web.ts";
import { caseOf, decisionOf, openCase, type Case } from "../../../business/cases/index.ts";
import { readOrder, type Renewal } from "../../../business/renewals/index.ts";
import { newId } from "../../../foundation/ids/index.ts";

const counter = await testCounter(() => ({}));
const { get, post, town } = counter;
const act = { ...counter.act, clock: counter.clock };
const outside = answering(act);
let [clerk, manager]: Jar[] = [];
let second: Person;

beforeAll(async () => {
  const till = await counter.till();
  clerk = await counter.at(till, await counter.person("clerk"));
  manager = await counter.at(till, await counter.person("manager"));
  second = await counter.person("manager");
});

async function asked(): Promise<{ readonly of: Case; readonly order: Renewal }> {
  const order = await orderOn(act, await town.line(), outside);
  const opened = await openCase(act, order, {
    ...{ cause: "money_back", text: "<b>no signal", language: "ko", channel: "web" },
    once: newId(),
  });
  if (!opened.ok) throw new Error(opened.refusal);
  return { order, of: opened.value };
}

const urlOf = ({ number }: Case) => `/counter/manage/cases/${number}/decide`;
const shownIn = (html: string) => /name="shown_our_fault" value="(\d*)"/u.exec(html)?.[1] ?? "";
const standing = async ({ of, order }: { readonly of: Case; readonly order: Renewal }) => ({
  state: (await caseOf(act, of))?.state,
  decision: await decisionOf(act, of),
  refunds: (await readOrder(act, order))!.refunds.length,
});

test("shows what each decision gives, and with a second person gives it and answers", async () => {
  const one = await asked();
  const url = urlOf(one.of);
  const page = await (await get(url, manager)).text();
  expect(page).toContain("&lt;b&gt;no signal");
  expect(page).toContain("1,980");
  expect(page).toContain("Not by this plan’s rule");
  const form = {
    ...{ reason: "our_fault", answer: "환불해 드립니다.", shown_our_fault: shownIn(page) },
    ...(await counter.keysOf(second)),
  };
  const sent = await Promise.all([1, 2].map(async () => post(url, form, manager)));
  const places = sent.map(({ headers }) => headers.get("location"));
  expect(places).toContain(`/counter/manage/cases/${one.of.number}`);
  expect(await standing(one)).toMatchObject({
    ...{ state: "answered", refunds: 1 },
    decision: { verdict: "refund", amountYen: 1980, secondId: second.staff.staffId },
  });
  const after = await (await get(`/counter/manage/cases/${one.of.number}`, manager)).text();
  expect(after).toContain("Refunded in full: our fault");
  expect((await get(url, manager)).status).toBe(303);
});

test("without a second person money stays, and what was typed stays too", async () => {
  const one = await asked();
  const alone = await post(urlOf(one.of), { reason: "our_fault", answer: "네." }, manager);
  expect([alone.status, await faultsOf(alone.clone())]).toEqual([422, ["number"]]);
  expect(await alone.text()).toContain("네.");
  const empty = await post(urlOf(one.of), { reason: "x", answer: "" }, manager);
  expect([empty.status, await faultsOf(empty)]).toEqual([422, ["reason"]]);
  expect(await standing(one)).toMatchObject({ state: "open", refunds: 0 });
  const declined = { reason: "not_shown", answer: "기록에서 확인되지 않습니다." };
  expect((await post(urlOf(one.of), declined, manager)).status).toBe(303);
  expect(await standing(one)).toMatchObject({ state: "answered", refunds: 0 });
});

test("is for whoever answers cases, and so is the record of an order", async () => {
  const one = await asked();
  const record = `/counter/orders/${one.order.number}/record.pdf`;
  for (const url of [urlOf(one.of), record]) expect((await get(url, clerk)).status).toBe(403);
  expect((await get("/counter/orders/AAAAAAAAAA/record.pdf", manager)).status).toBe(404);
  const sent = await get(record, manager);
  expect([sent.status, sent.headers.get("content-type")]).toEqual([200, "application/pdf"]);
});
