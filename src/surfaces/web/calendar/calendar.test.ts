import ICAL from "ical.js";
import { beforeAll, expect, test } from "vitest";
import { answering, handOut, orderOn } from "../../../../tests/orders.ts";
import { days, queuedBucket, terms } from "../../../../tests/examples/plans.ts";
import { buildTown, type TownLine } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { writeHouse } from "../../../foundation/act/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { bucketsOfLine, insertBucket } from "../../../business/buckets/index.ts";
import { lineById } from "../../../business/lines/index.ts";
import { calendarToken, readerSubscriptions } from "../../../business/notices/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { calendarTexts } from "../../documents/index.ts";
import { paths } from "../routes.ts";
import { calendarPageTexts } from "./index.ts";

const web = await testWeb();
const act = web.db.act({ at: web.clock.now(), language: "ja" });
const town = await buildTown(act);
const jar: Jar = new Map();

let line: TownLine;
let page: string;
let endsAt: string;
let number: string;

beforeAll(async () => {
  line = await town.line();
  await town.bucket(line);
  endsAt = (await bucketsOfLine(act, line.lineId))[0]!.endsAt!;
  number = (await lineById(act, line.lineId))!.msisdn!;
  await orderOn(act, line, answering(act), {
    planCode: "queue",
    contactEmail: "wang@example.com",
    reminders: "wanted",
  });
  await handOut(act, readerSubscriptions);
  web.clock.moveTo(act.clock.now());
  const found = await web.get(`/en/r/${line.renewalCode}`, { jar });
  const ref = /line\/([\w-]+)/u.exec(found.headers.get("location") ?? "")![1]!;
  page = paths.lineCalendar("en", ref);
});

test("a line has no calendar until somebody who has shown it makes one", async () => {
  const html = await (await web.get(page, { jar })).text();
  expect(html).toContain(calendarPageTexts.en.make);
  expect(html).not.toContain("webcal:");
  expect(await calendarToken(act, line.lineId)).toBeUndefined();
  const made = await web.post(page, { act: "make" }, { jar });
  expect(made.headers.get("location")).toBe(`${page}?said=made`);
  expect((await web.get(page)).headers.get("location")).toContain("find-again");
});

test.each(LANGUAGES)(
  "in %s its file says the dates to come, and rings before",
  async (language) => {
    const response = await web.get(await fileOf(language));
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    const text = await response.text();
    for (const one of text.split("\r\n")) expect(Buffer.byteLength(one)).toBeLessThanOrEqual(75);
    const events = eventsIn(text);
    const sim = number.slice(-4);
    expect(events.map(({ summary }) => summary).toSorted()).toEqual(
      [
        calendarTexts[language].dates.end.summary(sim),
        calendarTexts[language].dates.starts.summary(sim),
      ].toSorted(),
    );
    const end = events.find(({ alarms }) => alarms.length > 0)!;
    expect(end.alarms.map((alarm) => alarm.getFirstPropertyValue("trigger")?.toString())).toEqual([
      "-P3D",
      "-P1D",
      "-PT3H",
    ]);
    const queued = events.find(({ alarms }) => alarms.length === 0)!;
    expect(queued.startDate.toJSDate().toISOString()).toBe(endsAt);
  },
);

test("says nothing of the number but its last digits", async () => {
  const text = (await (await web.get(await fileOf("ja"))).text()).replaceAll("\r\n ", "");
  for (const secret of [number, line.iccid, line.renewalCode, "wang"]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toContain(line.lineId);
  expect(text).toContain(number.slice(-4));
});

test("is not sent again while nothing changes, and is once something does", async () => {
  const file = await fileOf("ko");
  const first = await web.get(file);
  const tag = first.headers.get("etag")!;
  const body = await first.text();
  const again = await web.get(file, { headers: { "if-none-match": `W/${tag}, "other"` } });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const { planId } = (await bucketsOfLine(act, line.lineId))[0]!;
  const waiting = {
    ...queuedBucket(terms({ duration: days(7) }), act.clock.now()),
    planId,
    lineId: line.lineId,
  };
  await writeHouse(act, { name: "test.bucket" }, [
    insertBucket(act, { ...waiting, queueOrder: 9, bucketId: newId<"bucket">() }),
  ]);
  const changed = await web.get(file, { headers: { "if-none-match": tag } });
  expect(changed.status).toBe(200);
  const before = eventsIn(body).map(({ uid }) => uid);
  const after = eventsIn(await changed.text()).map(({ uid }) => uid);
  expect(after).toHaveLength(before.length + 1);
  expect(after).toEqual(expect.arrayContaining(before));
});

test("a new address ends the one before, and so does ending it", async () => {
  const first = await fileOf("en");
  await web.post(page, { act: "make" }, { jar });
  expect((await web.get(first)).status).toBe(404);
  const second = await fileOf("en");
  const html = await (await web.get(page, { jar })).text();
  expect(html).toContain("webcal://tsunagu.test/en/calendar/");
  expect((await web.get(second)).status).toBe(200);
  for (const _time of ["first", "again"]) await web.post(page, { act: "end" }, { jar });
  expect((await web.get(second)).status).toBe(404);
  expect(await (await web.get(page, { jar })).text()).not.toContain("webcal:");
});

test.each(["x.ics", `${"A".repeat(9000)}.ics`, "%00.ics"])(
  "an address of nobody is a 404",
  async (file) => {
    expect((await web.get(`/ja/calendar/${file}`)).status).toBe(404);
  },
);

test("a recycled line's calendar is over", async () => {
  const other = await town.line();
  const otherJar: Jar = new Map();
  const found = await web.get(`/en/r/${other.renewalCode}`, { jar: otherJar });
  await web.post(`${found.headers.get("location")!}/calendar`, { act: "make" }, { jar: otherJar });
  const token = (await calendarToken(act, other.lineId))!;
  expect((await web.get(paths.calendar("en", token))).status).toBe(200);
  await web.db.database.run({
    text: "update lines set status = 'recycled' where line_id = $1",
    values: [other.lineId],
  });
  expect((await web.get(paths.calendar("en", token))).status).toBe(404);
});

async function fileOf(language: (typeof LANGUAGES)[number]): Promise<string> {
  return paths.calendar(language, (await calendarToken(act, line.lineId))!);
}

function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    expect(event.endDate.compare(event.startDate)).toBe(1);
    return {
      uid: event.uid,
      summary: event.summary,
      startDate: event.startDate,
      alarms: component.getAllSubcomponents("valarm"),
    };
  });
}
