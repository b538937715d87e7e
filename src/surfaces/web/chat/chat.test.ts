import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { got } from "../../../../tests/counter.ts";
import { answering, handOut, orderOn } from "../../../../tests/orders.ts";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { chatSubscriptions, recentMessages } from "../../../business/notices/index.ts";
import { gatherMine, mineFile } from "../../../business/privacy/index.ts";
import type { Renewal } from "../../../business/renewals/index.ts";
import { hireStaff, offerPairing, type Staff } from "../../../business/staff/index.ts";
import {
  answerChat,
  chatById,
  CHAT_KEPT_DAYS,
  chatPhoto,
  chatsFor,
  closeChat,
  comeToDesk,
  eraseOldChats,
  forgetChatsOf,
  handOverChat,
  messagesOf,
  sealKioskHelp,
  takeChat,
  type Chat,
} from "../../../business/support/index.ts";
import { addHours, instant } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { chatLetter } from "../../documents/index.ts";
import { chatWordTexts, helpTexts } from "../../words/index.ts";
import { photoTexts } from "../cases/texts/photos.ts";
import { rateTexts } from "../cases/texts/rate.ts";
import { paths } from "../routes.ts";

const DAY = instant("2026-11-22T03:00:00Z");
const NIGHT = instant("2026-11-22T15:00:00Z");

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const town = await buildTown(act);
let order: Renewal;
let [mori, sato]: [Staff, Staff] = [] as never;

beforeAll(async () => {
  order = await orderOn(act, await town.line(), answering(act));
  web.clock.moveTo(DAY);
  const hire = async (number: string, name: string) =>
    got(await hireStaff(act, { number, name, role: "clerk", language: "ja" })).staff;
  mori = await hire("9301", "Mori");
  sato = await hire("9302", "Sato");
  for (const one of [mori, sato]) await comeToDesk(act, one, { isThere: true, chatsMax: 8 });
});

interface Sent {
  readonly text: string;
  readonly once?: string;
  readonly symptom?: string;
}

async function say(path: string, sent: Sent, jar: Jar = new Map()) {
  return web.post(path, { once: newId(), ...sent }, { jar });
}

async function read(path: string, jar: Jar): Promise<string> {
  return (await web.get(path, { jar })).text();
}

/** The chat in the queue that somebody just began. */
async function newest(): Promise<Chat> {
  return (await chatsFor(act, mori)).toSorted((a, b) => (a.chatId < b.chatId ? 1 : -1))[0]!;
}

/** The first news of a stream, as the browser would get them. */
async function firstNews(path: string, jar: Jar, lastEventId?: string): Promise<string> {
  const headers = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  const stream = await web.get(path, { jar, headers });
  const reader = stream.body!.getReader();
  let news = "";
  while (!news.includes("event: desk")) {
    const { value, done } = await reader.read();
    if (done) break;
    news += new TextDecoder().decode(value);
  }
  await reader.cancel();
  return news;
}

test.each(LANGUAGES)("in %s a message is kept, once, and answered in turn", async (lang) => {
  const jar: Jar = new Map();
  const path = `/${lang}/chat/visit`;
  const texts = chatWordTexts[lang];
  expect(await read(path, jar)).toContain(texts.lead);
  const once = newId();
  await say(path, { text: `${lang} <b>1`, once }, jar);
  const again = await say(path, { text: `${lang} <b>1`, once }, jar);
  expect(again.headers.get("location")).toBe(`${path}#say`);
  const { chatId } = await newest();
  got(await answerChat(act, mori, { chatId, text: "了解", once: "1" }));
  const page = await read(path, jar);
  expect(page.match(/&lt;b&gt;1/g)).toHaveLength(1);
  for (const text of [texts.desk.taken("Mori"), "了解", texts.byMail, texts.reload]) {
    expect(page).toContain(text);
  }
  expect(await read(path, new Map())).not.toContain("了解");
});

test("news go on where the browser heard the last, and never tell what staff tell each other", async () => {
  const jar: Jar = new Map();
  await say("/en/chat/visit", { text: "one" }, jar);
  const { chatId } = await newest();
  got(await takeChat(act, mori, chatId));
  const over = { chatId, to: `${sato.staffId}`, note: "secret word", once: "1" };
  got(await handOverChat(act, mori, over));
  got(await answerChat(act, sato, { chatId, text: "three", once: "1" }));
  const all = await firstNews("/en/chat/visit/events", jar);
  expect(all).toMatch(/id: 1\n/);
  expect(all).toMatch(/id: 3\n/);
  expect(all).not.toContain("secret word");
  const later = await firstNews("/en/chat/visit/events?after=0", jar, "1");
  expect(later).not.toContain("one");
  expect(later).toContain("three");
  expect(await read("/en/chat/visit", jar)).not.toContain("secret word");
  expect((await web.get("/en/chat/visit/events", { jar: new Map() })).status).toBe(404);
});

test("an order's chat opens for whoever opened the order, in any browser, and nobody else", async () => {
  const path = `/en/chat/${order.number}`;
  const closed = await web.get(path);
  expect(closed.headers.get("location")).toBe(`/en/orders?number=${order.number}`);
  const open = async (): Promise<Jar> => {
    const jar: Jar = new Map();
    const form = { number: order.number, email: "wang@example.com" };
    await web.post("/en/orders", form, { jar });
    return jar;
  };
  const [phone, laptop] = [await open(), await open()];
  await say(path, { text: "from my phone" }, phone);
  expect(await read(path, laptop)).toContain("from my phone");
  expect(await newest()).toMatchObject({ about: { kind: "order", number: order.number } });
  const help = await read(`/en/orders/${order.number}/help`, laptop);
  expect(help).toContain(`href="${path}"`);
  const slip: Jar = new Map();
  await web.post("/en/voucher", { number: order.number, digits: "0000" }, { jar: slip });
  expect((await web.get(path, { jar: slip })).status).toBe(303);
});

test.each(LANGUAGES)("in %s whoever writes at night is told when staff are back", async (lang) => {
  web.clock.moveTo(NIGHT);
  const jar: Jar = new Map();
  const path = `/${lang}/chat/visit`;
  await say(path, { text: "?", symptom: "slow" }, jar);
  const page = (await read(path, jar)).replaceAll(/<\/?span[^>]*>/g, "");
  web.clock.moveTo(DAY);
  const texts = chatWordTexts[lang];
  for (const text of [
    ...[texts.automatic, helpTexts[lang].sayings.slow_network, "09:00"],
    ...[helpTexts[lang].tries.vpn.title, texts.meanwhile],
    `href="/${lang}/help?about=refund"`,
  ]) {
    expect(page).toContain(text);
  }
  expect(await read(path, jar)).not.toContain(texts.meanwhile);
});

test("whoever writes at night is told how the line stands that they looked at, unasked", async () => {
  const jar: Jar = new Map();
  const led = await web.get(`/ko/r/${(await town.line()).renewalCode}`, { jar });
  web.clock.moveTo(NIGHT);
  await say("/ko/chat/visit", { text: "도와주세요", symptom: "" }, jar);
  const page = await read("/ko/chat/visit", jar);
  web.clock.moveTo(DAY);
  for (const text of [
    ...[helpTexts.ko.sayings.nothing_bought, helpTexts.ko.nexts.buy],
    `href="${led.headers.get("location")}/help?about=no_data"`,
  ]) {
    expect(page).toContain(text);
  }
});

async function send(fields: Readonly<Record<string, string | Uint8Array>>, jar: Jar, lang = "en") {
  const form = new FormData();
  for (const [name, value] of Object.entries({ text: "", once: newId(), ...fields })) {
    form.append(name, typeof value === "string" ? value : new File([value as never], "a.jpg"));
  }
  return web.post(`/${lang}/chat/visit`, form, { jar });
}

async function grey(level: number): Promise<Uint8Array> {
  const background = { r: level, g: level, b: level };
  return sharp({ create: { width: 8, height: 8, channels: 3, background } })
    .png()
    .toBuffer();
}

test("a photo is sent with a message or alone, once, and seen by both sides only", async () => {
  const jar: Jar = new Map();
  const once = newId();
  for (let i = 0; i < 2; i++) await send({ text: "look", once, photo: await grey(20) }, jar);
  await send({ photo: await grey(90) }, jar);
  const { chatId } = await newest();
  const messages = await messagesOf(act, chatId);
  expect(messages.map(({ text, photo }) => [text, photo])).toEqual([
    ["look", { widthPx: 8, heightPx: 8 }],
    [undefined, { widthPx: 8, heightPx: 8 }],
  ]);
  const page = await read("/en/chat/visit", jar);
  for (const seq of [1, 2]) expect(page).toContain(`src="${paths.chatPhoto("en", "visit", seq)}"`);
  expect(page).not.toContain(chatWordTexts.en.erased);
  const seen = await web.get(paths.chatPhoto("en", "visit", 2), { jar });
  expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  expect(new Uint8Array(await seen.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([255, 216]));
  for (const url of [paths.chatPhoto("en", "visit", 1), paths.chatPhoto("en", "visit", 3)]) {
    const other = url.endsWith("3") ? jar : new Map<string, string>();
    expect((await web.get(url, { jar: other })).status).toBe(404);
  }
  await web.post("/en/chat/visit/transcript", { email: "photo@example.com" }, { jar });
  const proven = { kind: "mailbox", email: "photo@example.com" } as const;
  const mine = JSON.stringify(await mineFile(act, await gatherMine(act, proven)));
  expect(mine).toContain((await chatPhoto(act, chatId, 1))!.toString("base64"));
  await forgetChatsOf(act, "photo@example.com");
  expect(await chatPhoto(act, chatId, 1)).toBeUndefined();
});

test.each(LANGUAGES)("in %s a photo that is none loses nothing that was typed", async (lang) => {
  const jar: Jar = new Map();
  const texts = photoTexts[lang];
  const large = new Uint8Array(9 * 1024 * 1024);
  for (const [photo, says] of [
    [new TextEncoder().encode("<svg/>"), texts.errors.no_picture],
    [large, texts.errors.picture_too_large],
  ] as const) {
    const sent = await send({ text: "kept words", once: "k2", photo }, jar, lang);
    const page = await sent.text();
    expect([sent.status, page.includes(says)]).toEqual([422, true]);
    for (const part of ["kept words", 'href="#f-photo"', 'value="k2"']) {
      expect(page).toContain(part);
    }
  }
});

test("four photos are enough for one chat, and all go with what was said", async () => {
  const jar: Jar = new Map();
  for (const level of [1, 40, 80, 120]) await send({ photo: await grey(level) }, jar);
  const { chatId } = await newest();
  const fifth = await send({ text: "and one more", photo: await grey(160) }, jar);
  expect([fifth.status, (await fifth.text()).includes("and one more")]).toEqual([409, true]);
  got(await closeChat(act, mori, chatId));
  const days = CHAT_KEPT_DAYS * 24 + 1;
  await eraseOldChats({ ...act, clock: { now: () => addHours(DAY, days) } });
  const left = await messagesOf(act, chatId);
  expect(left.map(({ photo }) => photo)).toEqual([undefined, undefined, undefined, undefined]);
});

test("what is wrong is said at its field, and nothing typed is lost", async () => {
  const empty = await say("/en/chat/visit", { text: " ", once: "k" });
  const page = await empty.text();
  expect([empty.status, page.includes(chatWordTexts.en.errors.text_missing)]).toEqual([422, true]);
  expect(page).toContain('value="k"');
  const long = await say("/ja/chat/visit", { text: "字".repeat(1001) });
  expect([long.status, (await long.text()).includes('href="#f-text"')]).toEqual([422, true]);
  const jar: Jar = new Map();
  await say("/en/chat/visit", { text: "x" }, jar);
  const mail = await web.post("/en/chat/visit/transcript", { email: "wang@" }, { jar });
  expect([mail.status, (await mail.text()).includes('value="wang@"')]).toEqual([422, true]);
});

test.each(LANGUAGES)("in %s an ended chat asks how it was, once", async (lang) => {
  const jar: Jar = new Map();
  const path = `/${lang}/chat/visit`;
  const texts = rateTexts[lang];
  await say(path, { text: "?" }, jar);
  const { chatId } = await newest();
  const rate = async (stars: string) => web.post(`${path}/rating`, { stars }, { jar });
  await rate("5");
  got(await closeChat(act, mori, chatId));
  expect(await read(path, jar)).toContain(texts.title);
  const none = await rate("6");
  expect([none.status, (await none.text()).includes(texts.missing)]).toEqual([422, true]);
  for (const stars of ["4", "1"]) expect((await rate(stars)).status).toBe(303);
  expect(await read(path, jar)).toContain(texts.given(4));
  expect(await chatById(act, chatId)).toMatchObject({ state: "closed", stars: 4 });
});

test("the whole chat goes by mail once, in the customer's language, when it has ended", async () => {
  const jar: Jar = new Map();
  await say("/zh-Hant/chat/visit", { text: "卡號 4111111111111111" }, jar);
  const { chatId } = await newest();
  for (const email of ["lin@example.com", "other@example.com"]) {
    await web.post("/zh-Hant/chat/visit/transcript", { email }, { jar });
  }
  got(await answerChat(act, mori, { chatId, text: "<script>好的", once: "1" }));
  const hear = chatSubscriptions(chatLetter);
  await handOut(act, hear);
  expect(await recentMessages(act, 9)).toEqual([]);
  got(await closeChat(act, mori, chatId));
  await handOut(act, hear);
  const again = "update house_events set is_pending = true where name like 'chat.%'";
  await web.db.database.run({ text: again, values: [] });
  await handOut(act, hear);
  const told = await recentMessages(act, 9);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ recipient: "lin@example.com", language: "zh-Hant" });
  expect(told[0]!.text).toContain("<script>好的");
  expect(told[0]!.text).toContain("•••• 1111");
  expect(told[0]!.html).not.toContain("<script>");
  expect(await read("/zh-Hant/chat/visit", jar)).toContain(chatWordTexts["zh-Hant"].desk.ended);
});

test("from a kiosk's help the machine and its screen are known, and a made-up key is not", async () => {
  const { device } = got(await offerPairing(act, { kind: "kiosk", name: "North exit" }));
  const token = sealKioskHelp(act, { device, step: "pay" });
  const jar: Jar = new Map();
  const led = await web.get(paths.kioskChat("ko", token), { jar });
  expect(led.headers.get("location")).toBe("/ko/chat/visit");
  expect(await read("/ko/chat/visit", jar)).toContain(chatWordTexts.ko.atKiosk("North exit"));
  await say("/ko/chat/visit", { text: "카드가 안 돼요" }, jar);
  expect(await newest()).toMatchObject({ kiosk: { name: "North exit", step: "pay" } });
  const forged: Jar = new Map();
  await web.get(paths.kioskChat("ko", "made-up"), { jar: forged });
  expect((await web.get("/ko/chat/visit", { jar: forged })).status).toBe(200);
});
