import { expect, test } from "vitest";
import { got, hiddenOf, testCounter } from "../../../../tests/counter.ts";
import { fakeReader } from "../../../../tests/fake-reader.ts";
import { testKiosks, WELL } from "../../../../tests/kiosk.ts";
import { answering } from "../../../../tests/orders.ts";
import { printedBatch } from "../../../../tests/pins.ts";
import type { TownLine } from "../../../../tests/town.ts";
import type { Jar } from "../../../../tests/web.ts";
import { lineById } from "../../../business/lines/index.ts";
import { pinProvider } from "../../../business/pins/index.ts";
import { importPoints, pointsByCodes, tellPointState } from "../../../business/points/index.ts";
import { makeHandOver, recentRenewals, workRenewal } from "../../../business/renewals/index.ts";
import {
  addDays,
  addHours,
  addMonths,
  addSeconds,
  JST,
  localDate,
} from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { readTable } from "../../../foundation/tables/index.ts";
import { showDate } from "../../html/index.ts";
import { kioskScreens } from "../index.ts";
import { calendarTexts } from "./texts/calendar.ts";
import { screenTexts } from "./texts/index.ts";
import { mailTexts } from "./texts/mail.ts";
import { payingTexts } from "./texts/paying.ts";

const ORIGIN = "http://tsunagu.test";
const counter = await testCounter((clock, act) => {
  const outside = answering(act);
  return {
    payments: [outside.provider("sandbox"), fakeReader(clock)],
    house: [pinProvider()],
    carriers: [outside.carrier("sandbox")],
  };
});
const { act, clock, ground, outside, town } = counter;
const reader = ground.payments[1] as ReturnType<typeof fakeReader>;
const kiosks = testKiosks(ground, act);
const app = kioskScreens(ground);
const at = await screen();
const en = screenTexts.en;

test("belongs to a machine by its code or by its program's key, and shows nothing before", async () => {
  const jar: Jar = new Map();
  expect(await seenBy(jar)).toContain('name="code"');
  expect((await send({ do: "pair", code: "ZZZZZZZZ" }, jar)).status).toBe(422);
  expect((await send({ do: "start", language: "ja" }, jar)).headers.get("location")).toBe("/kiosk");
  expect(await seenBy(jar)).toContain('name="code"');
  const { key } = (await at.machine.ask("/page-key", {})).body;
  await call(`/kiosk?key=${String(key)}`, {}, jar);
  expect(await seenBy(jar)).toContain('value="start"');
  const elsewhere = await send({ do: "start", language: "ja" }, jar, "https://evil.example");
  expect(elsewhere.status).toBe(403);
});

test("rests in five languages, and says what is wrong before anything is paid", async () => {
  const resting = await seenBy(at.jar);
  for (const language of LANGUAGES) expect(resting).toContain(screenTexts[language].start);
  await at.machine.ask("/heartbeat", { ...WELL, printer: "down", reader: "down" });
  const limited = await seenBy(at.jar);
  for (const language of LANGUAGES) {
    expect(limited).toContain(screenTexts[language].standings.reader_down);
  }
  await at.machine.ask("/heartbeat", { ...WELL, service: "out" });
  const shut = await seenBy(at.jar);
  expect(shut).toContain(screenTexts.ko.standings.out_of_service);
  expect(shut).not.toContain('value="start"');
  await send({ do: "start", language: "ja" }, at.jar);
  expect(await seenBy(at.jar)).toBe(shut);
  await at.machine.ask("/heartbeat", WELL);
});

test("a machine that is shut names the next point that is open, well and in walking distance", async () => {
  const read = readTable(
    new TextEncoder()
      .encode(`コード,種類,名称,緯度,経度,営業時間,できること,支払方法,出典,ライセンス
k-1,端末,北口の更新機,35.6900,139.7000,24/7,更新,カード,operator,own
s-1,端末,閉まった店,35.6901,139.7000,Mo-Su 00:00-00:01,更新,カード,operator,own
s-2,端末,壊れた機械,35.6902,139.7000,24/7,更新,カード,operator,own
s-3,端末,となりの店,35.6910,139.7000,24/7,更新,カード,operator,own`),
  );
  got(await importPoints(act, got(read)));
  const points = await pointsByCodes(act, ["k-1", "s-2"]);
  got(await tellPointState(act, { pointId: points.get("s-2")!.pointId, state: "out_of_order" }));
  const machine = await kiosks.machine({ name: "Shut", pointId: points.get("k-1")!.pointId });
  const jar: Jar = new Map([["kiosk_device", machine.token]]);
  expect(await seenBy(jar)).not.toContain("となりの店");
  await machine.ask("/heartbeat", { ...WELL, service: "out" });
  const shut = await seenBy(jar);
  expect(shut).toContain(screenTexts.ja.nearest("となりの店", 2));
  for (const other of ["閉まった店", "壊れた機械", "北口の更新機"]) {
    expect(shut).not.toContain(other);
  }
});

test("leads from the code to the connection, and goes on where it stood", async () => {
  const line = await town.line();
  await town.bucket(line);
  await press({ do: "start", language: "zh-Hans" });
  const texts = screenTexts["zh-Hans"];
  expect(await press({ do: "find", typed: "hello" })).toContain('role="alert"');
  const have = await press({ do: "find", typed: line.renewalCode });
  const known = (await lineById(act, line.lineId))!;
  expect(have).toContain(`•••• ${known.msisdn!.slice(-4)}`);
  const choose = await press({ do: "plans" });
  expect(choose.match(/name="plan"/g)).toHaveLength(3);
  expect((await press({ do: "all" })).match(/name="plan"/g)!.length).toBeGreaterThan(3);
  const confirm = await press({ do: "plan", plan: "week" });
  expect(confirm).toMatch(/23:59/);
  const { shown = "" } = hiddenOf(confirm);
  const accepted = "data_lost";
  await Promise.all(
    [1, 2, 3].map(async () => send({ step: "confirm", do: "place", shown, accepted }, at.jar)),
  );
  const orders = await recentRenewals(act, line.lineId, addHours(clock.now(), -1));
  expect(orders).toHaveLength(1);
  expect(orders[0]).toMatchObject({ channel: "kiosk" });
  const pay = await seenBy(at.jar);
  expect(pay).toContain(texts.pay.title);
  const asked = await press({ do: "way", kind: "redirect", way: "sandbox:card" });
  expect(asked).toContain(texts.asked.phone.title);
  expect(asked).toContain('data-patience="180"');
  expect(asked).not.toContain('data-verb="reset" hidden');
  for (const page of [have, choose, confirm, pay, asked]) {
    expect(Buffer.byteLength(page)).toBeLessThan(60_000);
    for (const secret of [line.iccid, line.renewalCode, line.lineId, known.msisdn!]) {
      expect(page.includes(secret)).toBe(false);
    }
  }
  await at.machine.ask("/heartbeat", WELL);
  await workRenewal(act, outside, orders[0]!);
  const result = await seenBy(at.jar);
  expect(result).toContain(texts.faces.connected.title);
  expect(result).toContain(texts.proofQr);
  await press({ do: "reset" });
  const rest = await seenBy(at.jar);
  expect(rest).toContain('value="start"');
  expect(rest).not.toContain(orders[0]!.number);
});

test("a sum on the reader is taken off before the machine is free", async () => {
  const pay = await toPaying();
  expect(pay).toContain("readers:card_reader");
  const asked = await press({ do: "way", kind: "reader", way: "readers:card_reader" });
  expect(asked).toContain(en.asked.reader.title);
  expect(await press({ do: "reset" })).toContain(en.asked.reader.title);
  expect(await press({ do: "stop" })).toContain(en.choose.title);
  expect(reader.books.charges).toBe(0);
  expect(await press({ do: "reset" })).toContain('value="start"');
});

test("a PIN pays; a wrong one says so on the same screen", async () => {
  const { digits } = await printedBatch(act, { pinCount: 2, sold: 1 });
  await toPaying();
  expect(await press({ do: "way", kind: "pin", way: "pin:pin" })).toContain(en.pin.title);
  const wrong = await press({ do: "pin", pin: digits[1]! });
  expect(wrong).toContain('role="alert"');
  expect(wrong).toContain(en.pin.title);
  expect(await press({ do: "pin", pin: digits[0]! })).toContain(en.faces.working.title);
  await press({ do: "reset" });
});

test("the last day in Japan ranks the plans, and a day that is none changes nothing", async () => {
  await press({ do: "start", language: "en" });
  await press({ do: "find", typed: (await town.line()).renewalCode });
  await press({ do: "plans" });
  const today = localDate(clock.now(), JST);
  const day = await press({ do: "when" });
  expect(day).toContain('aria-current="date"');
  const next = addMonths(today, 1).slice(0, 7);
  expect(await press({ do: "month", month: next })).toContain(`value="${next}-15"`);
  expect(await press({ do: "leaves", day: addDays(today, -1) })).toContain(calendarTexts.en.title);
  const chosen = await press({ do: "leaves", day: addDays(today, 1) });
  expect(chosen).toContain(showDate(addDays(today, 1), "en"));
  expect(chosen.match(/class="best"/gu)).toHaveLength(1);
  expect(await press({ do: "when" })).toContain('aria-pressed="true" aria-label');
  expect(await press({ do: "anyDay" })).toContain(calendarTexts.en.ask);
  await press({ do: "reset" });
});

test("a payment that is left open is closed; one that nobody knows of is told with its number", async () => {
  await toPaying();
  await press({ do: "way", kind: "redirect", way: "sandbox:card" });
  expect(await press({ do: "leave" })).toContain('value="start"');
  const { text, order } = await toReader();
  expect(text).toContain(en.asked.reader.title);
  reader.trouble = "silent";
  expect(await press({ do: "leave" })).toContain(payingTexts.en.unknown.title);
  // The sum may still stand on the reader: the next customer must not meet it.
  expect(await press({ do: "leave" })).toContain(payingTexts.en.unknown.title);
  reader.trouble = "none";
  expect(await press({ do: "leave" })).toContain('value="start"');
  expect(reader.books.charges).toBe(0);
  const left = await recentRenewals(act, order, addHours(clock.now(), -1));
  expect(left.map(({ state }) => state)).toEqual(["cancelled"]);
});

test("the receipt goes to an address that is typed once and shown nowhere", async () => {
  const { digits } = await printedBatch(act, { pinCount: 1, sold: 1 });
  await toPaying();
  await press({ do: "way", kind: "pin", way: "pin:pin" });
  expect(await press({ do: "pin", pin: digits[0]! })).toContain(mailTexts.en.ask);
  expect(await press({ do: "mail" })).toContain('data-key="@"');
  expect(await press({ do: "send", email: "wang" })).toContain('role="alert"');
  const sent = await press({ do: "send", email: "wang@example.com" });
  expect(sent).toContain(mailTexts.en.named);
  expect(sent).not.toContain("wang");
  await press({ do: "reset" });
});

test("help stands before any screen, calls staff of the point, and leads back", async () => {
  await toPaying();
  const alone = await press({ do: "help" });
  expect(alone).toContain("North exit");
  expect(alone).not.toContain('value="call"');
  expect(await press({ do: "helped" })).toContain(en.pay.title);
  await press({ do: "reset" });
});

test("what makes it easier begins before the language and ends with the visit", async () => {
  await send({ do: "ease", ease: "nonsense" }, at.jar);
  expect(await seenBy(at.jar)).toContain('<html lang="ja" class="kiosk">');
  await send({ do: "ease", ease: "large" }, at.jar);
  await press({ do: "ease", ease: "contrast" });
  expect(await press({ do: "start", language: "ko" })).toContain('class="kiosk large contrast"');
  expect(await press({ do: "ease", ease: "large" })).toContain('class="kiosk contrast"');
  const ended = await send({ step: "find", do: "reset" }, at.jar);
  expect(ended.headers.get("clear-site-data")).toBe('"storage"');
  expect(await seenBy(at.jar)).toContain('class="kiosk"');
});

test("a printed number is asked about once more, and what is left alone is wiped", async () => {
  const line = await town.line();
  const known = (await lineById(act, line.lineId))!;
  await press({ do: "start", language: "en" });
  const second = await press({ do: "find", typed: line.iccid });
  expect(second).toContain(en.second.labels.msisdn);
  expect(second).not.toContain(line.iccid);
  // Of a screen that is gone: nothing happens.
  await send({ step: "find", do: "reset" }, at.jar);
  expect(await press({ do: "second", second: known.msisdn!.slice(-4) })).toContain(en.have.title);
  clock.moveTo(addSeconds(clock.now(), 300));
  await at.machine.ask("/heartbeat", WELL);
  expect(await seenBy(at.jar)).toContain('value="start"');
});

test("a hand-over card leads to its plan, and a first order is gone on with", async () => {
  const line = await town.line();
  const wish = { lineId: line.lineId, planCode: "week", language: "en", proof: "renewal_code" };
  const card = await makeHandOver(act, wish as never);
  const typed = card.ok ? `${ORIGIN}/en/h/${card.value.token}` : "";
  const toFirst = async () => {
    await press({ do: "start", language: "en" });
    await press({ do: "find", typed });
    const { shown = "" } = hiddenOf(await press({ do: "plans" }));
    return press({ do: "place", shown });
  };
  expect(await toFirst()).toContain(en.pay.title);
  await call("/kiosk", {}, at.jar);
  // The browser lost its visit: another customer, or the same one again.
  await send({ step: "order", do: "way", kind: "redirect", way: "sandbox:card" }, at.jar);
  await press({ do: "reset" });
  expect(await toFirst()).toContain(en.first.title);
  expect(await press({ do: "goOn" })).toContain(en.asked.phone.title);
  expect(await press({ do: "stop" })).toContain(en.find.title);
  await press({ do: "reset" });
});

test("nothing that is sent makes it fail", async () => {
  await press({ do: "start", language: "ko" });
  const junk = ["", "\u0000", "x".repeat(3000), "constructor", "../", "😀"];
  for (const step of ["find", "order", "junk"]) {
    for (const verb of [
      "find",
      "second",
      "plan",
      "place",
      "way",
      "pin",
      "stop",
      "goOn",
      "toString",
    ]) {
      for (const value of junk) {
        const sent = { step, do: verb, typed: value, plan: value, way: value, shown: value };
        expect((await send(sent, at.jar)).status).toBe(303);
        expect((await call("/kiosk", {}, at.jar)).status).toBeLessThan(304);
      }
    }
  }
  expect((await call("/kiosk/elsewhere", {}, at.jar)).status).toBe(404);
  expect((await call("/kiosk", { method: "PUT" }, at.jar)).status).toBe(403);
  const answer = await call("/kiosk", {}, at.jar);
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

async function screen() {
  const machine = await kiosks.machine({ name: "North exit", reader: "tmr_1" });
  const jar: Jar = new Map([["kiosk_device", machine.token]]);
  return { machine, jar };
}

async function toReader() {
  const line = await town.line();
  await toPaying(line);
  const text = await press({ do: "way", kind: "reader", way: "readers:card_reader" });
  return { text, order: line.lineId };
}

async function toPaying(its?: TownLine): Promise<string> {
  const line = its ?? (await town.line());
  await press({ do: "start", language: "en" });
  await press({ do: "find", typed: line.renewalCode });
  await press({ do: "plans" });
  const { shown = "" } = hiddenOf(await press({ do: "plan", plan: "week" }));
  return press({ do: "place", shown });
}

/** Presses on the screen as it stands, and follows. */
async function press(form: Readonly<Record<string, string>>): Promise<string> {
  const { step } = hiddenOf(await seenBy(at.jar));
  const sent = await send({ ...(step === undefined ? {} : { step }), ...form }, at.jar);
  expect(sent.headers.get("location")).toBe("/kiosk");
  return seenBy(at.jar);
}

async function seenBy(jar: Jar): Promise<string> {
  const shown = await call("/kiosk", {}, jar);
  return (shown.status === 303 ? await call("/kiosk", {}, jar) : shown).text();
}

async function send(form: Readonly<Record<string, string>>, jar: Jar, origin = ORIGIN) {
  const body = new URLSearchParams(form);
  return call("/kiosk", { method: "POST", body, headers: { origin } }, jar);
}

async function call(path: string, init: RequestInit, jar: Jar): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
  const response = await app.request(ORIGIN + path, { ...init, headers });
  for (const cookie of response.headers.getSetCookie()) {
    const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
    jar.set(name, value);
  }
  return response;
}
