import { beforeAll, expect, test } from "vitest";
import { testCounter } from "../../../../tests/counter.ts";
import { answering, orderOn } from "../../../../tests/orders.ts";
import type { Jar } from "../../../../tests/web.ts";
import { casesOf, showCaseNumber, type Case } from "../../../business/cases/index.ts";
import { showOrderNumber, type Renewal } from "../../../business/renewals/index.ts";
import { newHumanCode, newId } from "../../../foundation/ids/index.ts";

const counter = await testCounter();
const { get, post, town } = counter;
const act = { ...counter.act, clock: counter.clock };
let [clerk, manager, stranger]: Jar[] = [];
let order: Renewal;

beforeAll(async () => {
  const till = await counter.till();
  clerk = await counter.at(till, await counter.person("clerk"));
  manager = await counter.at(till, await counter.person("manager"));
  stranger = await counter.at(till, await counter.person("manager", newId()));
  order = await orderOn(act, await town.line(), answering(act));
});

test("the one input takes a slip's number, its code, its receipt and a report's number", async () => {
  const found = async (typed: string) =>
    (await post("/counter/find", { typed }, clerk)).headers.get("location");
  const { number } = order;
  const codes = [`http://x.test/ja/voucher?number=${number}`, `http://x.test/orders/${number}`];
  for (const typed of [showOrderNumber(number), `${number}-R`, ...codes]) {
    expect([typed, await found(typed)]).toEqual([typed, `/counter/orders/${number}`]);
  }
  const one = await takenDown({ cause: "slip_missing" });
  expect(await found(showCaseNumber(one.number))).toBe(`/counter/orders/${number}/problem`);
  expect(await found(newHumanCode(9))).toBeNull();
});

test("a clerk takes a problem down once, and has a number to give", async () => {
  const page = await (await get(`/counter/orders/${order.number}`, clerk)).text();
  const problem = `/counter/orders/${order.number}/problem`;
  expect(page).toContain(`href="${problem}"`);
  const once = newId();
  const form = { cause: "paid_no_data", text: "no <signal>", email: "", language: "ko", once };
  const sent = await Promise.all([1, 2].map(async () => post(problem, form, clerk)));
  const places = sent.map((answer) => answer.headers.get("location"));
  const one = (await casesOf(act, order)).find(({ cause }) => cause === "paid_no_data")!;
  expect(places).toEqual(Array(2).fill(`${problem}?taken=${one.number}`));
  expect(one).toMatchObject({ channel: "counter", language: "ko", seen: { state: "connected" } });
  const taken = await (await get(places[0]!, clerk)).text();
  expect(taken).toContain(`Give the customer this number: ${showCaseNumber(one.number)}`);
});

test.each([
  [{ cause: "" }, "Choose what went wrong."],
  [{ cause: "other", text: "" }, "Tell us what happened."],
  [{ email: "x@" }, "Enter a complete e-mail address, or leave it empty."],
])("what is wrong is said at its field, and the rest stays: %#", async (wrong, says) => {
  const form = { cause: "wrong_plan", text: "kept", email: "", once: "o", ...wrong };
  const sent = await post(`/counter/orders/${order.number}/problem`, form, clerk);
  const page = await sent.text();
  expect([sent.status, page.includes(says), page.includes('value="o"')]).toEqual([422, true, true]);
  if (form.text !== "") expect(page).toContain("kept");
});

test("whoever runs the shop answers and closes; a clerk and another shop do not see it", async () => {
  const one = await takenDown({ cause: "other", text: "<i>help</i>", language: "zh-Hans" });
  const url = `/counter/manage/cases/${one.number}`;
  expect((await get("/counter/manage/cases", clerk)).status).toBe(403);
  expect((await post(url, { answer: "x" }, clerk)).status).toBe(403);
  expect((await get(url, stranger)).status).toBe(404);
  expect((await post(url, { answer: "x" }, stranger)).status).toBe(404);
  expect((await get(`/counter/manage/cases/${newHumanCode(9)}`, manager)).status).toBe(404);
  const list = await (await get("/counter/manage/cases", manager)).text();
  expect(list).toContain(`href="${url}"`);
  const page = await (await get(url, manager)).text();
  expect(page).toContain("&lt;i&gt;help");
  expect(page).toContain("In 简体中文");
  const empty = await post(url, { answer: " " }, manager);
  expect([empty.status, (await empty.text()).includes("Write an answer.")]).toEqual([422, true]);
  expect((await post(url, { answer: "好了" }, manager)).status).toBe(303);
  const late = await post(url, { answer: "别的答复" }, manager);
  const said = await late.text();
  expect([late.status, said.includes("answered or closed it already")]).toEqual([409, true]);
  expect(await (await get(url, manager)).text()).toContain("好了");
  expect((await post(`${url}/close`, {}, manager)).headers.get("location")).toBe(
    "/counter/manage/cases",
  );
  const closed = (await casesOf(act, order)).find(({ caseId }) => caseId === one.caseId);
  expect(closed).toMatchObject({ state: "closed", answer: "好了" });
  expect(await (await get("/counter/manage/cases", manager)).text()).not.toContain(url);
});

async function takenDown(wish: Readonly<Record<string, string>>): Promise<Case> {
  const problem = `/counter/orders/${order.number}/problem`;
  const sent = await post(problem, { once: newId(), ...wish }, clerk);
  const number = sent.headers.get("location")?.split("=").at(-1);
  const found = (await casesOf(act, order)).find((one) => one.number === number);
  if (found === undefined) throw new Error(`not taken down: ${sent.status}`);
  return found;
}
