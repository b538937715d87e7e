import { beforeAll, expect, test } from "vitest";
import { hiddenOf, testCounter } from "../../../../tests/counter.ts";
import { testKiosks, WELL } from "../../../../tests/kiosk.ts";
import { answering, orderOn } from "../../../../tests/orders.ts";
import type { Jar } from "../../../../tests/web.ts";
import { casesOf, showCaseNumber } from "../../../business/cases/index.ts";
import { giveKioskPrinter } from "../../../business/kiosks/index.ts";
import { jobsOf } from "../../../business/printing/index.ts";
import { handOutReceipt } from "../../../business/receipts/index.ts";
import { showOrderNumber, type Renewal } from "../../../business/renewals/index.ts";
import { allDevices } from "../../../business/staff/index.ts";
import { addMinutes } from "../../../foundation/clock/index.ts";
import { newHumanCode } from "../../../foundation/ids/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { textOf } from "../../../foundation/paper/index.ts";
import { caseWordTexts, voucherTexts } from "../../words/index.ts";
import { kioskScreens } from "../index.ts";
import { voucherScreenTexts } from "./texts/voucher/index.ts";

const ORIGIN = "http://tsunagu.test";
const counter = await testCounter();
const { act, clock, ground, town } = counter;
const kiosks = testKiosks(ground, act);
const app = kioskScreens(ground);
let jar: Jar;
let order: Renewal;
let digits: string;

beforeAll(async () => {
  jar = await machine("Printing");
  const line = await town.line();
  order = await orderOn({ ...act, clock }, line, answering(act));
  digits = line.iccid.slice(-4);
  await hear("Printing");
});

test.each(LANGUAGES)(
  "in %s a slip is looked up by scanning or typing, and its digits",
  async (lang) => {
    const [texts, words] = [voucherScreenTexts[lang], voucherTexts[lang]];
    expect(await begin(lang)).toContain(texts.open);
    expect(await press({ do: "voucher" })).toContain(texts.number.title);
    expect(await press({ do: "voucherNumber", number: "12" })).toContain(
      words.errors.number_unreadable,
    );
    const asked = await press({ do: "voucherNumber", number: showOrderNumber(order.number) });
    expect(asked).toContain(texts.digits.title);
    expect(await press({ do: "voucherDigits", digits: "1" })).toContain(
      words.errors.digits_unreadable,
    );
    const page = await press({ do: "voucherDigits", digits });
    for (const shown of [words.states.connected.title, showOrderNumber(order.number), "1,980"]) {
      expect(page).toContain(shown);
    }
    for (const secret of ["wang@example.com", 'do" value="stop', 'value="plans"']) {
      expect(page).not.toContain(secret);
    }
    await press({ do: "reset" });
  },
);

test("the code of a slip is known where a SIM is asked for", async () => {
  await begin("en");
  const asked = await press({ do: "find", typed: `https://x.test/voucher?number=${order.number}` });
  expect(asked).toContain(voucherScreenTexts.en.digits.title);
  expect(await press({ do: "back" })).toContain(voucherScreenTexts.en.number.title);
  expect(await press({ do: "back" })).toContain('name="typed"');
  await press({ do: "reset" });
});

test("unknown numbers and wrong digits look alike, and the next customer finds nothing", async () => {
  const wrong = digits === "9999" ? "9998" : "9999";
  const tried = [];
  for (const number of [order.number, newHumanCode(10)]) {
    await begin("ja");
    await press({ do: "voucher" });
    await press({ do: "voucherNumber", number });
    tried.push(await press({ do: "voucherDigits", digits: wrong }));
    await press({ do: "reset" });
  }
  expect(tried[0]).toContain(voucherTexts.ja.errors.no_such_voucher);
  expect(tried[0]).toBe(tried[1]);
  await lookUp();
  const rest = await press({ do: "reset" });
  expect(rest).not.toContain(showOrderNumber(order.number));
});

test("it prints what a counter handed out before as a marked copy, and two touches are one", async () => {
  const { lineId, renewalId } = order;
  await handOutReceipt(act, { lineId, renewalId, kind: "receipt", seen: "first" });
  const page = await lookUp();
  expect(page).toContain(voucherScreenTexts.en.print);
  const { step = "", seen: told = "" } = hiddenOf(page);
  const touch = { step, do: "voucherSlip", seen: told };
  await Promise.all([send(touch), send(touch)]);
  await send(touch);
  const jobs = await jobsOf(act, order.number);
  expect(jobs).toHaveLength(1);
  const paper = textOf(jobs[0]!.slip!, 80);
  for (const word of ["【再発行】", "1,980"]) expect(paper).toContain(word);
  expect(await seen()).not.toContain(voucherScreenTexts.en.print);
  await press({ do: "reset" });
});

test("a problem is reported by one touch, once, with a number and a code for the phone", async () => {
  await lookUp();
  const asked = await press({ do: "voucherProblem" });
  expect(asked).toContain(caseWordTexts.en.causes.paid_no_data);
  expect(asked).not.toContain('value="other"');
  const { step = "" } = hiddenOf(asked);
  const touch = { step, do: "voucherReport", cause: "paid_no_data" };
  await Promise.all([send(touch), send(touch)]);
  const cases = await casesOf(act, order);
  expect(cases).toMatchObject([{ cause: "paid_no_data", channel: "kiosk", language: "en" }]);
  expect(await seen()).toContain(showCaseNumber(cases[0]!.number));
  await press({ do: "reset" });
});

test("what was shown is over after a while, and is another machine's no more", async () => {
  await lookUp();
  clock.moveTo(addMinutes(clock.now(), 4));
  await press({ do: "more" });
  clock.moveTo(addMinutes(clock.now(), 4));
  await press({ do: "more" });
  clock.moveTo(addMinutes(clock.now(), 3));
  const over = await seen();
  expect(over).toContain('name="typed"');
  expect(over).not.toContain(showOrderNumber(order.number));
});

async function machine(name: string): Promise<Jar> {
  const { token } = await kiosks.machine({ name });
  const device = (await allDevices(act)).find((one) => one.name === name)!;
  await giveKioskPrinter(act, device, { paperMm: 80, codePages: ["shiftjis"] });
  tokens.set(name, token);
  return new Map([["kiosk_device", token]]);
}

const tokens = new Map<string, string>();

/** A machine is well at this moment, and so is its printer. */
async function hear(name: string): Promise<void> {
  const headers = { authorization: `Bearer ${tokens.get(name)}` };
  await kiosks.send("/heartbeat", WELL, { headers });
}

async function lookUp(): Promise<string> {
  await hear("Printing");
  await begin("en");
  await press({ do: "voucher" });
  await press({ do: "voucherNumber", number: order.number });
  return press({ do: "voucherDigits", digits });
}

async function begin(language: Language): Promise<string> {
  return press({ do: "start", language });
}

/** Presses on the screen as it stands, and follows. */
async function press(form: Readonly<Record<string, string>>): Promise<string> {
  const { step } = hiddenOf(await seen());
  await send({ ...(step === undefined ? {} : { step }), ...form });
  return seen();
}

async function seen(): Promise<string> {
  const shown = await call("/kiosk", {});
  return (shown.status === 303 ? await call("/kiosk", {}) : shown).text();
}

async function send(form: Readonly<Record<string, string>>): Promise<void> {
  const body = new URLSearchParams(form);
  const sent = await call("/kiosk", { method: "POST", body, headers: { origin: ORIGIN } });
  expect(sent.headers.get("location")).toBe("/kiosk");
}

async function call(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
  return app.request(ORIGIN + path, { ...init, headers });
}
