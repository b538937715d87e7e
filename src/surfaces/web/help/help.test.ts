import { beforeAll, expect, test } from "vitest";
import { answering, carrierOf, orderOn } from "../../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { outsideOf, type Renewal } from "../../../business/renewals/index.ts";
import { importApns, SYMPTOMS } from "../../../business/support/index.ts";
import { addMinutes } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { readTable } from "../../../foundation/tables/index.ts";
import { showInstant } from "../../html/index.ts";
import { helpTexts, voucherTexts } from "../../words/index.ts";

const web = await testWeb();
const act = web.db.act({ clock: web.clock });
const town = await buildTown(act);
let line: TownLine;
let order: Renewal;
let waiting: Renewal;

beforeAll(async () => {
  line = await town.line();
  order = await orderOn(act, line, answering(act));
  waiting = await orderOn(act, await town.line(), slowCarrier());
});

/** Takes every request in and is never done with it. */
function slowCarrier() {
  const accepted = async () => ({ kind: "accepted" }) as const;
  const slow = { ...carrierOf(), grant: accepted, ask: accepted };
  return outsideOf({ payments: answering(act).payments, carriers: [slow] });
}

/** A browser that was shown the order by its number and e-mail. */
async function found({ number }: Renewal): Promise<Jar> {
  const jar: Jar = new Map();
  await web.post("/en/orders", { number, email: "wang@example.com" }, { jar });
  return jar;
}

async function read(path: string, jar: Jar = new Map()): Promise<string> {
  const answer = await web.get(path, { jar });
  expect(answer.status, path).toBe(200);
  return answer.text();
}

const APNS = `carrier,network,apn,user,password,auth,source,checked_on
sandbox,,net.example,me@net,secret,PAP/CHAP or,a,2026-11-01`;

async function take(csv: string) {
  const table = readTable(Buffer.from(csv));
  if (!table.ok) throw new Error(table.refusal);
  const taken = await importApns(act, table.value);
  if (!taken.ok) throw new Error(taken.refusal);
  return taken.value;
}

test("APN settings are taken in, once, and changed by the next file", async () => {
  const bad = await take(`${APNS}\nsandbox,x,two words,,,pap,a,2026-11-01`);
  expect(bad.problems.map(({ row, problem }) => [row, problem])).toEqual([
    [2, "not_one_of"],
    [3, "apn_unreadable"],
  ]);
  const good = APNS.replace("PAP/CHAP or", "PAP or CHAP");
  expect(await take(good)).toMatchObject({ created: 1 });
  expect(await take(good)).toMatchObject({ unchanged: 1 });
  expect(await take(good.replace("secret", "other"))).toMatchObject({ updated: 1 });
});

test.each(LANGUAGES)("in %s paid but no data shows what we see, and what to try", async (lang) => {
  const page = await read(`/${lang}/orders/${order.number}/help?about=no_data`, await found(order));
  const texts = helpTexts[lang];
  for (const text of [
    ...[texts.sayings.connected, texts.carrier.done, texts.tries.apn.title],
    ...[texts.apn.iphone, texts.apn.android, "net.example", "me@net", texts.apn.auths.pap_or_chap],
    ...[voucherTexts[lang].states.connected.title, texts.nexts.ask_us],
  ]) {
    expect(page).toContain(text.replaceAll("&", "&amp;"));
  }
});

test.each(LANGUAGES)("in %s a promise that runs is told with its clock", async (lang) => {
  const jar = await found(waiting);
  const page = await read(`/${lang}/orders/${waiting.number}/help`, jar);
  const texts = helpTexts[lang];
  expect(page).toContain(texts.carrier.taken_in);
  expect(page).toContain(texts.sayings.connecting);
  expect(plain(page)).toContain(texts.promisedBy(await promisedAt(lang)));
});

test("past the promise it says when the money goes back by itself", async () => {
  const now = web.clock.now();
  web.clock.moveTo(addMinutes(now, 11));
  const page = plain(await read(`/en/orders/${waiting.number}/help`, await found(waiting)));
  web.clock.moveTo(now);
  expect(page).toContain(helpTexts.en.sayings.late);
  expect(page).toMatch(/your money goes back by itself at .*Japan time/);
  expect(page).toContain(`href="/en/orders/${waiting.number}"`);
});

test("what a slip shows lets nobody read how much was used, nor when", async () => {
  const jar: Jar = new Map();
  const digits = line.iccid.slice(-4);
  await web.post("/en/voucher", { number: order.number, digits }, { jar });
  const page = await read(`/en/orders/${order.number}/help`, jar);
  expect(page).toContain(helpTexts.en.terms.carrier);
  expect(page).not.toContain(helpTexts.en.terms.lastUse);
  expect(page).not.toContain(helpTexts.en.terms.left);
  expect(page).toContain(`href="/en/voucher/${order.number}"`);
});

test("a line shows its use to whoever has its code, and the same answer", async () => {
  const jar: Jar = new Map();
  const led = await web.get(`/en/r/${line.renewalCode}`, { jar });
  const help = `${led.headers.get("location")?.split("?")[0]}/help`;
  const page = await read(help, jar);
  for (const term of [
    helpTexts.en.terms.left,
    helpTexts.en.noUse,
    helpTexts.en.sayings.connected,
  ]) {
    expect(page).toContain(term);
  }
  expect(await read("/en/help?about=slow", jar)).toContain(`href="${help}?about=slow"`);
});

test("nobody is shown an order or a line that this browser has not opened", async () => {
  const closed = await web.get(`/ja/orders/${order.number}/help`);
  expect(closed.headers.get("location")).toBe(`/ja/orders?number=${order.number}`);
  const noLine = await web.get("/ja/line/abcdefgh/help");
  expect(noLine.headers.get("location")).toBe("/ja?say=find-again");
});

test.each(LANGUAGES)("in %s anybody finds an answer to every symptom", async (lang) => {
  const start = await read(`/${lang}/help?about=nonsense`);
  for (const about of SYMPTOMS) {
    expect(start).toContain(`href="/${lang}/help?about=${about}"`);
    expect(await read(`/${lang}/help?about=${about}`)).toContain(helpTexts[lang].symptoms[about]);
  }
  expect((await web.get("/help")).headers.get("location")).toMatch(/\/help$/);
});

async function promisedAt(lang: (typeof LANGUAGES)[number]): Promise<string> {
  const { readOrder } = await import("../../../business/renewals/index.ts");
  return showInstant((await readOrder(act, waiting))!.renewal.promisedAt!, lang);
}

function plain(html: string): string {
  return html.replaceAll(/<\/?span[^>]*>/g, "");
}
