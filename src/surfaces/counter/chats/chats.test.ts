import { expect, test } from "vitest";
import { got, hiddenOf, testCounter } from "../../../../tests/counter.ts";
import { answering, orderOn } from "../../../../tests/orders.ts";
import {
  chatById,
  messagesOf,
  sayInChat,
  supportHours,
  type Chat,
  type ChatAbout,
} from "../../../business/support/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";

const counter = await testCounter();
const { clock, get, post, town } = counter;
const act = { ...counter.act, clock };
const till = await counter.till();
const agentTill = await counter.till({});
const people = {
  clerk: await counter.person("clerk"),
  other: await counter.person("clerk"),
  operator: await counter.person("operator"),
};
const clerk = await counter.at(till, people.clerk);
const other = await counter.at(agentTill, people.other);
const operator = await counter.at(till, people.operator);
for (const jar of [clerk, other])
  await post("/counter/chats/desk", { there: "yes", places: "8" }, jar);

async function begins(about: ChatAbout = { kind: "visit" }): Promise<Chat> {
  const text = "<b>no data</b>";
  return got(
    await sayInChat(act, {
      ...{ about, visitorId: newId(), text, once: newId(), language: "zh-Hans" },
      ...{ address: "192.0.2.1", symptom: "no_data" },
    }),
  );
}

async function page(path: string, jar = clerk): Promise<string> {
  const answer = await get(path, jar);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

test("a clerk takes a chat from the queue, answers from what is canned, and ends it", async () => {
  const order = await orderOn(act, await town.line(), answering(act));
  const { lineId, renewalId, number } = order;
  const { chatId } = await begins({ kind: "order", lineId, renewalId, number });
  const url = `/counter/chats/${chatId}`;
  expect(await page("/counter/chats")).toContain(`href="${url}"`);
  const shown = await page(url);
  expect(shown).toContain("&lt;b&gt;no data");
  expect(shown).toContain("简体中文");
  expect(shown).toContain(`href="/counter/orders/${number}"`);
  expect(shown).not.toContain("promise:");
  expect((await post(`${url}/take`, {}, clerk)).status).toBe(303);
  const filled = await page(`${url}?canned=valid`);
  expect(filled).toContain("套餐 有效期至 2026年11月28日");
  const { once } = hiddenOf(filled);
  for (let i = 0; i < 2; i++) await post(url, { text: "好的", once: once! }, clerk);
  const said = await messagesOf(act, chatId);
  expect(said.map(({ by, text }) => [by.kind, text])).toEqual([
    ["customer", "<b>no data</b>"],
    ["staff", "好的"],
  ]);
  const taken = await post(url, { text: "x", once: "1" }, other);
  expect([taken.status, (await taken.text()).includes("A colleague who is there")]).toEqual([
    409,
    true,
  ]);
  expect((await post(`${url}/close`, {}, clerk)).headers.get("location")).toBe("/counter/chats");
  expect((await chatById(act, chatId))?.state).toBe("closed");
});

test("a colleague is given the chat with a note, and what is missing is said at its field", async () => {
  const { chatId } = await begins();
  const url = `/counter/chats/${chatId}`;
  await post(`${url}/take`, {}, clerk);
  const to = people.other.staff.staffId;
  const empty = await post(`${url}/over`, { to, note: "", once: "1" }, clerk);
  expect([empty.status, (await empty.text()).includes('href="#f-note"')]).toEqual([422, true]);
  const nobody = await post(`${url}/over`, { to: newId(), note: "x", once: "1" }, clerk);
  expect((await nobody.text()).includes('href="#f-to"')).toBe(true);
  await post(`${url}/over`, { to, note: "wants a refund", once: "1" }, clerk);
  expect((await chatById(act, chatId))?.takenBy).toBe(to);
  expect(await page(url, other)).toContain("wants a refund");
  const said = await post(url, { text: "", once: "1" }, other);
  expect([said.status, (await said.text()).includes('href="#f-text"')]).toEqual([422, true]);
});

test("who is at the desk is seen there, and a number of chats that cannot be is refused", async () => {
  const shown = await page("/counter/chats");
  expect(shown).toContain(people.other.staff.name);
  const wrong = await post("/counter/chats/desk", { there: "yes", places: "99" }, clerk);
  expect([wrong.status, (await wrong.text()).includes('href="#f-places"')]).toEqual([422, true]);
  await post("/counter/chats/desk", { there: "no", places: "2" }, other);
  expect(await page("/counter/chats")).not.toContain(people.other.staff.name);
});

test("an operator sets hours and canned answers; a clerk does not, nor anybody an unknown chat", async () => {
  const settings = "/counter/chats/settings";
  expect((await get(settings, clerk)).status).toBe(403);
  expect((await post(settings, { hours: "24/7" }, clerk)).status).toBe(403);
  const bad = await post(settings, { hours: "nine to five" }, operator);
  expect([bad.status, (await bad.text()).includes('value="nine to five"')]).toEqual([422, true]);
  expect((await post(settings, { hours: "Mo-Fr 10:00-19:00" }, operator)).status).toBe(303);
  expect(await supportHours(act)).toBe("Mo-Fr 10:00-19:00");
  const texts = Object.fromEntries(LANGUAGES.map((one) => [`text-${one}`, `${one} {order}`]));
  const form = { code: "my-order", ...texts };
  const blank = await post("/counter/chats/canned", { ...form, "text-ko": "{iccid}" }, operator);
  expect([blank.status, (await blank.text()).includes('href="#f-text-ko"')]).toEqual([422, true]);
  expect((await post("/counter/chats/canned", form, operator)).status).toBe(303);
  expect(await page("/counter/chats/canned/my-order", operator)).toContain("ko {order}");
  expect((await get("/counter/chats/canned/nothing", operator)).status).toBe(404);
  expect((await get(`/counter/chats/${newId()}`, clerk)).status).toBe(404);
  expect((await post(`/counter/chats/${newId()}/take`, {}, clerk)).status).toBe(404);
});
