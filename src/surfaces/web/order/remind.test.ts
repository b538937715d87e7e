import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database.ts";
import { answering, handOut, orderOn } from "../../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import {
  isToldAt,
  noticeDesk,
  personOfContact,
  readerSubscriptions,
  recentMessages,
  stopLine,
} from "../../../business/notices/index.ts";
import { bucketsOfLine } from "../../../business/buckets/index.ts";
import { gatherMine, mineFile } from "../../../business/privacy/index.ts";
import {
  reminderConsent,
  wantReminders,
  type Renewal,
  type ReminderConsent,
} from "../../../business/renewals/index.ts";
import type { EventRow } from "../../../foundation/act/index.ts";
import { addMinutes } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { openLog } from "../../../foundation/log/index.ts";
import { oneRound } from "../../../foundation/work/index.ts";
import { remindTexts } from "../../words/index.ts";
import { paths } from "../routes.ts";

const db = await testDatabase();
const act = db.act({ language: "ja" });
const far = answering(act);
const web = await testWeb({ db, ground: { clock: act.clock, payments: far.payments } });
const town = await buildTown(act);

let line: TownLine;
let email: string;

beforeEach(async () => {
  line = await town.line();
  email = `${newId()}@example.com`;
});

async function ordered(reminders?: "wanted"): Promise<Renewal> {
  const wish = reminders === undefined ? {} : { reminders };
  const order = await orderOn(act, line, far, { contactEmail: email, ...wish });
  await handOut(act, readerSubscriptions);
  return order;
}

/** A browser that has found the order. */
async function finder({ number }: Renewal): Promise<Jar> {
  const jar: Jar = new Map();
  await web.post(paths.orders("en"), { number, email }, { jar });
  return jar;
}

async function tap({ number }: Renewal, jar: Jar): Promise<Response> {
  const response = await web.post(paths.orderRemind("en", number), {}, { jar });
  await handOut(act, readerSubscriptions);
  return response;
}

/** What they have been told once the last days of the plan are here. */
async function toldAtTheEnd(): Promise<readonly string[]> {
  const [bucket] = await bucketsOfLine(act, line.lineId);
  act.clock.moveTo(addMinutes(bucket!.endsAt!, -60 * 72 - 135));
  const desk = noticeDesk(act, ({ notice: { name } }) => ({
    ...{ subject: name, text: name, html: name, enclosures: [] },
  }));
  const log = openLog("error");
  await oneRound(desk, { clock: act.clock, log, restMs: 1, leaseSeconds: 60, atOnce: 50 });
  const messages = await recentMessages(act, 99);
  return messages.filter(({ recipient }) => recipient === email).map(({ subject }) => subject);
}

const isReminded = async () => isToldAt(act, line.lineId, email);

describe("with the order", () => {
  test.each(LANGUAGES)("the box is asked in %s, and not ticked", async (language) => {
    const jar: Jar = new Map();
    const there = await web.get(`/${language}/r/${line.renewalCode}`, { jar });
    const url = new URL(there.headers.get("location")!, "http://tsunagu.test").pathname;
    const html = await (await web.get(`${url}/confirm?plan=week`, { jar })).text();
    const [box = ""] = /<input[^>]*name="remind"[^>]*>/u.exec(html) ?? [];
    expect(box).toContain('type="checkbox"');
    expect(box).not.toContain("checked");
    expect(html).toContain(remindTexts[language].remind);
  });

  test.each([
    ["ticked", { remind: "yes" }, true],
    ["left alone", {}, false],
  ])("what was %s is kept, also on the form that comes back", async (_how, typed, isKept) => {
    const jar: Jar = new Map();
    const there = await web.get(`/en/r/${line.renewalCode}`, { jar });
    const url = new URL(there.headers.get("location")!, "http://tsunagu.test").pathname;
    const form = { plan: "week", method: "sandbox:card", once: newId(), ...typed };
    const back = await (await web.post(`${url}/orders`, { ...form, email: "x" }, { jar })).text();
    expect(/<input[^>]*name="remind"[^>]*>/u.exec(back)![0].includes("checked")).toBe(isKept);
    for (const _time of ["first", "again"])
      await web.post(`${url}/orders`, { ...form, email }, { jar });
    const { rows } = await act.database.run({
      text: "select wording, language from reminder_consents where line_id = $1",
      values: [line.lineId],
    });
    expect(rows).toEqual(isKept ? [{ wording: "2026-11", language: "en" }] : []);
  });

  test("without it nobody is reminded, with it they are", async () => {
    await ordered();
    expect(await isReminded()).toBe(false);
    expect(await toldAtTheEnd()).toEqual([]);
    line = await town.line();
    await ordered("wanted");
    expect(await isReminded()).toBe(true);
    expect(await toldAtTheEnd()).toEqual(["end_3d"]);
  });

  test("a stop that came after it stands, whatever is heard of the order later", async () => {
    const order = await ordered("wanted");
    const personId = (await personOfContact(act, email))!;
    await stopLine(act, { lineId: line.lineId, personId });
    const again = { lineId: order.lineId, thing: order.renewalId } as unknown as EventRow;
    for (const { handle } of readerSubscriptions) await handle(act, again);
    expect(await isReminded()).toBe(false);
    const html = await (
      await web.get(paths.order("en", order.number), { jar: await finder(order) })
    ).text();
    expect(html).not.toContain(remindTexts.en.remind);
    expect(html).not.toContain(remindTexts.en.willRemind);
  });
});

describe("on the order's page", () => {
  test("one tap starts them, twice once, and the page says so", async () => {
    const order = await ordered();
    const jar = await finder(order);
    const page = async () => (await web.get(paths.order("en", order.number), { jar })).text();
    expect(await page()).toContain(remindTexts.en.remind);
    for (const _time of ["first", "again"]) {
      expect((await tap(order, jar)).headers.get("location")).toBe(paths.order("en", order.number));
    }
    expect(await page()).toContain(remindTexts.en.willRemind);
    expect(await isReminded()).toBe(true);
    expect(await toldAtTheEnd()).toEqual(["end_3d"]);
  });

  test("many taps at once are one", async () => {
    const order = await ordered();
    const taps = Array.from({ length: 4 }, async () => wantReminders(act, order));
    expect((await Promise.all(taps)).every(({ ok }) => ok)).toBe(true);
    await handOut(act, readerSubscriptions);
    expect(await isReminded()).toBe(true);
  });

  test("a stranger's tap changes nothing", async () => {
    const order = await ordered();
    expect((await tap(order, new Map())).status).toBe(303);
    expect(await reminderConsent(act, order)).toBeUndefined();
  });
});

test("the consent is shown to its person with its time and words", async () => {
  const order = await ordered("wanted");
  const { orders } = (await mineFile(act, await gatherMine(act, { kind: "mailbox", email }))) as {
    orders: readonly { number: string; remindersConsent: ReminderConsent | null }[];
  };
  expect(orders).toMatchObject([
    {
      number: order.number,
      remindersConsent: { wording: "2026-11", language: "ja", givenAt: order.placedAt },
    },
  ]);
});
