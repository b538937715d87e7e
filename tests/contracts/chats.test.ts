import { createHash } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import {
  messageDesk,
  personByAddress,
  recentMessages,
  showReminders,
  usableAddresses,
  type MessageState,
  type OutgoingMessage,
} from "../../src/business/notices/index.ts";
import { addMinutes, addSeconds, epochMs, stoppedClock } from "../../src/foundation/clock/index.ts";
import { readConfig } from "../../src/foundation/config/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { oneRound } from "../../src/foundation/work/index.ts";
import { messageNeedsFor } from "../../src/main/messages.ts";
import { frontDoor, openHouse } from "../../src/main/wire.ts";
import { chatTexts, mineTexts } from "../../src/surfaces/documents/index.ts";
import { paths } from "../../src/surfaces/web/index.ts";
import { testDatabase } from "../database.ts";
import { fakeLine } from "../fakes/chats/line.ts";
import { fakeTelegram } from "../fakes/chats/telegram.ts";
import { buildTown } from "../town.ts";
import type { Jar } from "../web.ts";

const ORIGIN = "http://tsunagu.test";
const BOT = "123456:AAAAAAAAAAAAAAAAAAAAAAAAA";
const SECRET = "telegram-webhook-secret";
const db = await testDatabase();
const telegram = await fakeTelegram(BOT);
const line = await fakeLine({ token: "line-token", secret: "line-secret" });
const house = await openHouse(
  readConfig({
    DATABASE_URL: db.ownerUrl,
    PUBLIC_URL: ORIGIN,
    TSUNAGU_SECRET: createHash("sha256").update("tests").digest("base64"),
    LOG_LEVEL: "silent",
    LINE_CHANNEL_ACCESS_TOKEN: "line-token",
    LINE_CHANNEL_SECRET: "line-secret",
    LINE_BOT_ID: "@tsunagu",
    LINE_API_URL: line.url,
    TELEGRAM_BOT_TOKEN: BOT,
    TELEGRAM_BOT_NAME: "tsunagu_bot",
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    TELEGRAM_API_URL: telegram.url,
  }),
);
afterAll(async () => Promise.all([house.close(), telegram.close(), line.close()]));
const clock = stoppedClock(house.clock.now());
const act = { ...house.act, clock };
const app = frontDoor({ ...house, clock, act });
const town = await buildTown(act);

let jar: Jar;
let ref: string;

beforeEach(async () => {
  await db.database.run({ text: "delete from messages", values: [] });
  jar = new Map();
  const found = await ask(`/ja/r/${(await town.line()).renewalCode}`);
  ref = /line\/([\w-]+)/u.exec(found.headers.get("location") ?? "")![1]!;
});

test("Telegram: a link of ours begins the chat, and whoever brings its code is told there", async () => {
  const code = await begin("telegram", "https://t.me/tsunagu_bot?start=");
  expect((await hearTelegram(telegram.write(7, `/start ${code}`), "wrong")).status).toBe(400);
  for (const _time of ["first", "again"]) {
    expect((await hearTelegram(telegram.write(7, `/start ${code}`))).status).toBe(200);
    await post();
  }
  expect(telegram.said(7)).toEqual([expect.stringContaining(chatTexts.ja.linked[1])]);
  expect(await standing("telegram", "7")).toEqual({ ways: ["telegram"], lines: 1, stopped: false });

  await hearTelegram(telegram.write(8, `/start ${code}`));
  await post();
  expect(telegram.said(8)).toEqual([expect.stringContaining(chatTexts["zh-Hans"].over[0])]);
  expect(await personByAddress(act, { channel: "telegram", address: "8" })).toBeUndefined();

  await hearTelegram(telegram.write(7, "/stop"));
  expect(await standing("telegram", "7")).toMatchObject({ stopped: true });
  const left = telegram.block(7, Math.ceil(epochMs(clock.now()) / 1000));
  await hearTelegram(left);
  await hearTelegram(left);
  expect(await standing("telegram", "7")).toMatchObject({ ways: [] });
});

test("Telegram: whoever writes data there sees what is kept of them, takes it along and erases it", async () => {
  const code = await begin("telegram", "https://t.me/tsunagu_bot?start=");
  await hearTelegram(telegram.write(30, `/start ${code}`));
  for (const _time of ["first", "told again"]) await hearTelegram(telegram.write(30, "Data"));
  await hearTelegram(telegram.write(31, "data"));
  await post();
  const said = telegram.said(30).filter((text) => text.includes(chatTexts.ja.mine[1]));
  expect(said).toHaveLength(1);
  expect(telegram.said(31)).toEqual([expect.stringContaining(chatTexts["zh-Hans"].how[1])]);
  const at = /\/ja\/privacy\/mine\/[\w-]+/u.exec(said[0]!)![0];
  expect(await (await ask(at)).text()).toContain(mineTexts.ja.leadThere);
  const file = await (await ask(`${at}/data.json`)).json();
  expect(file).toMatchObject({ email: null, orders: [], reminders: { lines: [{}] } });
  expect(JSON.stringify(file)).toContain(chatTexts.ja.linked[1]);
  expect((await (await ask(`${at}/data.pdf`)).text()).startsWith("%PDF")).toBe(true);
  expect(await (await ask(`${at}/erase`, { sure: "yes" })).text()).toContain(
    mineTexts.ja.page.erasedLead,
  );
  expect(await personByAddress(act, { channel: "telegram", address: "30" })).toBeUndefined();
  expect(await (await ask(`${at}/data.json`)).json()).toMatchObject({
    reminders: { preferences: null, consents: [], lines: [], messages: [] },
  });
});

test("Telegram: a code is over after a quarter of an hour, and a group is nobody", async () => {
  const code = await begin("telegram", "https://t.me/tsunagu_bot?start=");
  clock.moveTo(addMinutes(clock.now(), 16));
  await hearTelegram(telegram.write(9, `/start ${code}`));
  const group = telegram.write(10, `/start ${code}`);
  group.message.chat.type = "group";
  await hearTelegram(group);
  await post();
  expect([telegram.said(9).length, telegram.said(10).length]).toEqual([1, 0]);
  for (const strange of [{}, { update_id: 1 }, { message: { chat: "x" } }, []]) {
    expect((await hearTelegram(strange)).status).toBe(200);
  }
});

test("Telegram: what it answers decides what becomes of the address and the message", async () => {
  const send = house.gateways.chats.find(({ channel }) => channel === "telegram")!;
  telegram.write(20, "hello");
  telegram.mishaps.push("flood", "broken", "silent");
  const outcomes = [];
  for (let i = 0; i < 3; i++) outcomes.push(await send.send(message("20")));
  expect(outcomes).toEqual([
    { kind: "not_now", failure: "429", waitSeconds: 90 },
    { kind: "unknown", failure: "502" },
    { kind: "unknown", failure: "no_answer" },
  ]);
  telegram.block(20, 1);
  expect(await send.send(message("20"))).toEqual({ kind: "refused", failure: "403", ends: "left" });
  expect(await send.send(message("21"))).toMatchObject({ kind: "refused", ends: "bounced" });
});

test("LINE: a code, our page, LINE's own question and its yes link the account", async () => {
  const code = await begin("line", "https://line.me/R/oaMessage/%40tsunagu/?");
  const forged = line.write("U1", code);
  forged.headers["x-line-signature"] = Buffer.alloc(32).toString("base64");
  expect((await hearLine(forged)).status).toBe(400);
  expect((await hearLine(line.write("U1", code))).status).toBe(200);
  await post();
  const [said] = line.said("U1");
  const link = /http:\/\/tsunagu\.test(\/\S+)/u.exec(said!)![1]!;
  expect((await ask(link)).status).toBe(200);
  const ticket = new URL(ORIGIN + link).searchParams.get("ticket")!;
  const yes = await ask(new URL(ORIGIN + link).pathname, { ticket });
  const dialog = yes.headers.get("location")!;
  expect(dialog).toMatch(/^https:\/\/access\.line\.me\/dialog\/bot\/accountLink\?linkToken=/u);
  expect(await personByAddress(act, { channel: "line", address: "U1" })).toBeUndefined();
  const vouched = line.dialog(dialog)!;
  for (const _time of ["first", "again"]) expect((await hearLine(vouched)).status).toBe(200);
  await post();
  expect(line.said("U1")).toHaveLength(2);
  expect(await standing("line", "U1")).toEqual({ ways: ["line"], lines: 1, stopped: false });
  expect(line.dialog(dialog)).toBeUndefined();

  await hearLine(line.unfollow("U1", epochMs(addSeconds(clock.now(), -60))));
  expect(await standing("line", "U1")).toMatchObject({ ways: ["line"] });
  await hearLine(line.unfollow("U1", epochMs(addSeconds(clock.now(), 60))));
  expect(await standing("line", "U1")).toMatchObject({ ways: [] });
});

test("LINE: a page with a code that is over leads home, and one without a ticket goes nowhere", async () => {
  const code = await begin("line", "https://line.me/R/oaMessage/%40tsunagu/?");
  const path = paths.chatLink("en", { chat: "line", code });
  expect((await ask(path, {})).status).toBe(404);
  expect((await ask(paths.chatLink("en", { chat: "telegram", code }))).status).toBe(404);
  clock.moveTo(addMinutes(clock.now(), 16));
  expect((await ask(path)).status).toBe(404);
  expect((await ask(path, { ticket: "x" })).status).toBe(404);
});

test("LINE: a copy with the same retry key is taken once, and its answers are told apart", async () => {
  const chat = house.gateways.chats.find(({ channel }) => channel === "line")!;
  line.write("U2", "hello");
  line.mishaps.push("silent");
  const same = message("U2");
  expect(await chat.send(same)).toMatchObject({ kind: "unknown" });
  expect(await chat.send(same)).toEqual({ kind: "sent" });
  expect(line.said("U2")).toHaveLength(1);
  line.mishaps.push("limit", "month", "broken", "forbidden");
  const outcomes = [];
  for (let i = 0; i < 4; i++) outcomes.push(await chat.send(message("U2")));
  expect(outcomes).toEqual([
    { kind: "not_now", failure: "429" },
    { kind: "not_now", failure: "monthly_limit", waitSeconds: 30 * 24 * 3600 },
    { kind: "unknown", failure: "500" },
    { kind: "refused", failure: "403" },
  ]);
  expect(await chat.send(message("Unobody"))).toMatchObject({ kind: "refused", ends: "bounced" });
});

async function begin(chat: string, url: string): Promise<string> {
  const html = await (await ask(paths.lineReminders("ja", ref), { act: "chat", chat })).text();
  const start = html.indexOf(url);
  expect(start).toBeGreaterThan(0);
  return html.slice(start + url.length, start + url.length + 22);
}

async function ask(path: string, form?: Record<string, string>): Promise<Response> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const init =
    form === undefined ? {} : { method: "POST", body: new URLSearchParams(form).toString() };
  const type = { "content-type": "application/x-www-form-urlencoded" };
  const headers = { cookie, origin: ORIGIN, ...(form === undefined ? {} : type) };
  const response = await app.request(ORIGIN + path, { ...init, headers });
  for (const set of response.headers.getSetCookie()) {
    const [name = "", value = ""] = set.split(";")[0]!.split(/=(.*)/s);
    jar.set(name, value);
  }
  return response;
}

async function hearTelegram(update: unknown, secret = SECRET): Promise<Response> {
  return app.request(`${ORIGIN}/webhooks/chats/telegram`, {
    method: "POST",
    headers: { "x-telegram-bot-api-secret-token": secret },
    body: JSON.stringify(update),
  });
}

async function hearLine({ body, headers }: { body: string; headers: Record<string, string> }) {
  return app.request(`${ORIGIN}/webhooks/chats/line`, { method: "POST", headers, body });
}

async function standing(channel: "line" | "telegram", address: string) {
  const personId = await personByAddress(act, { channel, address });
  const reminders = (await showReminders(act, personId!))!;
  return {
    ways: usableAddresses(reminders.person).map((way) => way.channel),
    lines: reminders.lines.length,
    stopped: reminders.person.stoppedAt !== undefined,
  };
}

async function post(): Promise<void> {
  const log = openLog("silent");
  const needs = messageNeedsFor(house);
  await oneRound(messageDesk(act, needs), { clock, log, restMs: 1, leaseSeconds: 60, atOnce: 9 });
  const waiting: MessageState = "waiting";
  expect((await recentMessages(act, 9)).filter(({ state }) => state === waiting)).toEqual([]);
}

function message(recipient: string): OutgoingMessage {
  return {
    ...{ messageId: newId<"message">(), recipient, language: "ja", writtenAt: clock.now() },
    ...{ subject: "s", text: "t", html: "", attachments: [] },
    brief: { title: "title", body: "body", url: "https://tsunagu.test/x" },
  };
}
