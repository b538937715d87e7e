import { mkdirSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { askQuestion, sealQuestionForm } from "../../src/business/questions/index.ts";
import { openCase } from "../../src/business/cases/index.ts";
import { setPolicy } from "../../src/business/identity/index.ts";
import {
  intakeById,
  kioskMoney,
  voucherDigits,
  workIntake,
} from "../../src/business/intakes/index.ts";
import { writeMessage } from "../../src/business/notices/index.ts";
import { sayInChat } from "../../src/business/support/index.ts";
import { setIncident } from "../../src/business/incidents/index.ts";
import { pinProvider } from "../../src/business/pins/index.ts";
import {
  keyOfNumber,
  makeHandOver,
  readOrder,
  recentRenewals,
  workRenewal,
} from "../../src/business/renewals/index.ts";
import { tillMoney } from "../../src/business/tills/index.ts";
import { addHours, addMinutes, instant } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { expectNoAxeFindings } from "../axe.ts";
import { openBrowser } from "../browser.ts";
import { got, hiddenOf, testCounter, type Person } from "../counter.ts";
import { fakeReader, type FakeReader } from "../fake-reader.ts";
import { testMachine } from "../machine.ts";
import { carrierOf } from "../orders.ts";
import type { TownLine } from "../town.ts";
import type { Jar } from "../web.ts";

let reader!: FakeReader;
const counter = await testCounter((clock) => {
  reader = fakeReader(clock);
  return {
    payments: [reader],
    house: [pinProvider(), tillMoney(), kioskMoney()],
    carriers: [carrierOf()],
  };
});
const { act, get, post, town, outside } = counter;
const till = await counter.till();
const jar = await counter.at(till, await counter.person("clerk"), "reader-1");
const manager = await counter.person("manager");

/** One state of one page; `send` is pressed before one looks. */
interface Stage {
  readonly name: string;
  readonly path: string;
  readonly jar?: Jar;
  readonly send?: Readonly<Record<string, string>>;
}

const stages = await allStages();
const url = await counter.listen();
const browser = await openBrowser();
const page = await browser.newPage();
afterAll(async () => page.context().close());

// Each page narrow in one language and wide in the other, and the next one the other way round.
it.each(stages.map((stage, i) => [stage.name, stage, i] as const))(
  "%s: axe finds nothing, and nothing is cut at 360 px and 1280 px",
  async (_, stage, i) => {
    for (const [widthPx, language] of [
      [360, i % 2 === 0 ? "ja" : "en"],
      [1280, i % 2 === 0 ? "en" : "ja"],
    ] as const) {
      await page.setViewportSize({ width: widthPx, height: 800 });
      await open(page, stage, language);
      expect(await page.locator("h1").count()).toBe(1);
      expect(await page.evaluate("document.documentElement.lang")).toBe(language);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
        widthPx,
      );
      await keep(page, `${stage.name}.${language}.${widthPx}`);
      if (widthPx === 360) await expectNoAxeFindings(page);
    }
  },
);

async function toldIncidents(): Promise<Person> {
  const operator = await counter.person("operator");
  for (const kind of ["no_data", "slow"] as const) {
    got(await setIncident(act, operator.staff, { kind, sinceMinutes: 15, expectedHours: 2 }));
  }
  return operator;
}

async function open(at: Page, stage: Stage, language: string): Promise<void> {
  await at.context().clearCookies();
  const cookies = new Map([...(stage.jar ?? []), ["counter_language", language]]);
  await at.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
  await at.goto(url + stage.path);
  // A page that looks again by itself would be gone while one looks at it.
  await at.evaluate("document.querySelector('meta[http-equiv=refresh]')?.remove()");
  if (stage.send === undefined) {
    await at.evaluate(
      "document.querySelectorAll('main details').forEach((one) => (one.open = true))",
    );
    return;
  }
  for (const [name, value] of Object.entries(stage.send)) {
    await at.locator(`main [name=${name}]`).first().fill(value);
  }
  const answered = at.waitForResponse((response) => response.request().isNavigationRequest());
  await at.locator("main form button").first().click();
  await answered;
  await at.waitForLoadState();
}

async function keep(at: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await at.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

async function allStages(): Promise<readonly Stage[]> {
  const open = { jar } as const;
  const line = await town.line();
  await town.bucket(line);
  const { token } = got(
    await makeHandOver(act, {
      ...{ lineId: line.lineId, planCode: "week", language: "ko", proof: "staff" },
      trip: { leavesAt: addHours(act.clock.now(), 24 * 20), use: "normal" },
    }),
  );
  const waiting = await sold(line, { quick: "2980" }, "queue");
  const connected = await sold(await town.line(), { quick: "1980" });
  const silent = await atReader("silent");
  const declined = await atReader("none");
  reader.hold("declines");
  await work(declined);
  const showing = await atReader("none");
  const claimed = await sold(await town.line(), { quick: "1980" });
  const voucher = await refunded(claimed);
  const running = await counter.at(till, manager);
  const telling = await counter.at(till, await toldIncidents());
  const report = await reported(waiting);
  const asked = await askedInPublic();
  const chatting = await takenChat();
  await sentMail();
  const atMachine = await machineVoucher();
  await askForDocuments();
  const order = (number: string, more = "") => `/counter/orders/${number}${more}`;
  const sale = `/counter/lines/${(await town.line()).lineId}/sell?plan=week`;
  return [
    { name: "pair", path: "/counter/pair" },
    { name: "log-in", path: "/counter/log-in", jar: await counter.device(till) },
    { name: "desk", path: "/counter?said=advised", ...open },
    { name: "desk-wrong", path: "/counter", send: { typed: "hello" }, ...open },
    { name: "line", path: `/counter/lines/${line.lineId}`, ...open },
    { name: "sale", path: sale, ...open },
    {
      name: "sale-card",
      path: `/counter/lines/${line.lineId}/sell?plan=week&card=${token}`,
      ...open,
    },
    { name: "sale-wrong", path: sale, send: { handed: "1", pin: "12" }, ...open },
    { name: "order-active", path: order(connected), ...open },
    { name: "order-reader", path: order(showing), ...open },
    { name: "order-unknown", path: order(silent, "?said=not_stopped"), ...open },
    { name: "order-declined", path: order(declined), ...open },
    { name: "exchange", path: order(waiting, "/exchange"), ...open },
    { name: "exchange-confirm", path: order(waiting, "/exchange?plan=week"), ...open },
    { name: "refund", path: order(waiting, "/refund"), ...open },
    { name: "voucher", path: `/counter/vouchers/${voucher}`, ...open },
    { name: "problem", path: order(waiting, `/problem?taken=${report}`), ...open },
    { name: "problem-wrong", path: order(connected, "/problem"), send: { text: "x" }, ...open },
    { name: "cases", path: "/counter/manage/cases", jar: running },
    { name: "answer", path: `/counter/manage/cases/${report}`, send: { answer: "" }, jar: running },
    { name: "questions", path: "/counter/manage/questions", jar: running },
    {
      name: "question",
      path: `/counter/manage/questions/${asked}`,
      send: { question: "", answer: "" },
      jar: running,
    },
    { name: "incidents", path: "/counter/manage/incidents", jar: telling },
    { name: "notices", path: "/counter/manage/notices", jar: running },
    { name: "notice", path: "/counter/manage/notices/end_1d/zh-Hans", jar: running },
    { name: "deliveries", path: "/counter/manage/deliveries", jar: running },
    { name: "chats", path: "/counter/chats", ...open },
    { name: "chat", path: `/counter/chats/${chatting}`, ...open },
    { name: "canned", path: "/counter/chats/settings", jar: telling },
    { name: "till", path: "/counter/till", jar: running },
    { name: "count", path: "/counter/till/count", ...open },
    { name: "machine-voucher", path: "/counter/kiosk-vouchers", send: atMachine, ...open },
    {
      name: "machine-voucher-wrong",
      path: "/counter/kiosk-vouchers",
      send: { ...atMachine, digits: "0" },
      ...open,
    },
    { name: "machine-cash", path: "/counter/manage/kiosk-cash", jar: running },
    { name: "alarms", path: "/counter/manage/kiosk-alarms", send: { address: "x" }, jar: running },
    { name: "none", path: "/counter/lines/x", ...open },
  ];
}

async function takenChat(): Promise<string> {
  const wish = {
    ...({ about: { kind: "visit" }, language: "ko", symptom: "no_data" } as const),
    ...{ visitorId: newId(), once: newId(), text: "안녕하세요", address: "192.0.2.1" },
  };
  const { chatId } = got(await sayInChat(act, wish));
  await post("/counter/chats/desk", { there: "yes", places: "8" }, jar);
  await post(`/counter/chats/${chatId}/take`, {}, jar);
  return chatId;
}

/** One that waits, and one that came back with its address. */
async function sentMail(): Promise<void> {
  const letter = { subject: "s", text: "t", html: "h", enclosures: [] };
  const wish = { language: "ja", recipient: "kim@example.com", letter } as const;
  for (const cause of ["looks:1", "looks:2"]) await writeMessage(act, { ...wish, cause });
  await act.database.run({
    text: `update messages set state = 'failed', failure = '5.1.1', due_at = null
      where cause = 'looks:2'`,
    values: [],
  });
  const personId = newId();
  await act.database.run({
    text: `with person as (
        insert into notice_people (person_id, language, zone, quiet_from, quiet_until, channels, made_at)
        values ($1, 'ja', 'Asia/Tokyo', 22, 8, '[]', $2))
      insert into notice_addresses (address_id, person_id, channel, address_sealed, consent, since,
        ended_at, ended_why, failure)
      values ($3, $1, 'email', $4, 'asked', $2, $2, 'bounced', '5.1.1')`,
    values: [personId, act.clock.now(), newId(), act.secrets.seal(wish.recipient)],
  });
}

async function askedInPublic(): Promise<string> {
  const form = sealQuestionForm(act);
  const soon = { ...act, clock: { now: () => addHours(act.clock.now(), 1) } };
  const wish = { topic: "guide:what", language: "ko", text: "배에서도 되나요?", trap: "" } as const;
  const from = { form, address: "192.0.2.9", device: "looks" };
  return got(await askQuestion(soon, { ...wish, ...from })).number;
}

async function sold(
  line: TownLine,
  tender: Readonly<Record<string, string>>,
  plan = "week",
): Promise<string> {
  const at = `/counter/lines/${line.lineId}/sell`;
  const form = hiddenOf(await (await get(`${at}?plan=${plan}`, jar)).text());
  await post(at, { ...form, ...tender }, jar);
  const since = instant("2020-01-01T00:00:00Z");
  const [renewal] = await recentRenewals(act, line.lineId, since);
  if (!("way" in tender)) await work(renewal!.number);
  return renewal!.number;
}

async function atReader(trouble: FakeReader["trouble"]): Promise<string> {
  reader.trouble = trouble;
  const number = await sold(await town.line(), { way: "card" });
  if (trouble === "silent") reader.giveUp();
  return number;
}

async function work(number: string) {
  counter.clock.moveTo(addMinutes(act.clock.now(), 1));
  const key = (await keyOfNumber(act, number))!;
  await workRenewal(act, outside, key);
  return (await readOrder(act, key))!;
}

async function refunded(number: string): Promise<string> {
  await act.database.run({
    text: `update renewals set terms = terms || '{"refundRule": {"kind": "pro_rata"}}'
      where number = $1`,
    values: [number],
  });
  const at = `/counter/orders/${number}/refund`;
  const form = hiddenOf(await (await get(at, jar)).text());
  const keys = await counter.keysOf(manager);
  await post(at, { ...form, ...keys, cause: "changed_mind" }, jar);
  return (await work(number)).claims[0]!.number;
}

async function reported(number: string): Promise<string> {
  const key = (await keyOfNumber(act, number))!;
  const wish = {
    cause: "other",
    text: "つながりません。",
    language: "ko",
    channel: "web",
  } as const;
  return got(await openCase(act, key, { ...wish, once: "looks" })).number;
}

/** Money in a machine whose customer has gone. */
async function machineVoucher(): Promise<{ readonly number: string; readonly digits: string }> {
  const machine = await testMachine(act);
  const intakeId = newId();
  await machine.tell([{ kind: "stacked", intakeId, denominationYen: 1000, pieces: 1 }]);
  counter.clock.moveTo(addMinutes(act.clock.now(), 4));
  await workIntake(act, outside, intakeId);
  const one = (await intakeById(act, intakeId))!;
  return { number: one.number, digits: voucherDigits(act, one) };
}

async function askForDocuments(): Promise<void> {
  const rule = { when: "always", channels: ["counter"], accepts: ["passport"], source: "test" };
  got(await setPolicy(act, { ...rule, fromDate: "2026-01-01" } as never));
}
