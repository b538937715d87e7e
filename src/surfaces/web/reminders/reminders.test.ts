import { beforeAll, describe, expect, test } from "vitest";
import { answering, handOut, orderOn } from "../../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import {
  linkAddress,
  openPersonToken,
  personByAddress,
  personOfContact,
  readerSubscriptions,
  recentMessages,
  sealPersonToken,
  showReminders,
  SMS_PER_DAY,
  type PersonId,
} from "../../../business/notices/index.ts";
import type { CarrierSms } from "../../../business/activation/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { noticesTexts } from "../../documents/index.ts";
import { paths } from "../routes.ts";
import { reminderTexts } from "./texts/index.ts";
import { smsPageTexts } from "./texts/sms-texts.ts";
import { wayTexts } from "./texts/way-texts.ts";

const sms: CarrierSms = {
  ...{ carrier: "sandbox", repeatSeconds: 0, partsMax: 2 },
  send: async () => Promise.reject(new Error("the web sends no texts")),
};
const web = await testWeb({ ground: { sms: [sms] } });
const act = web.db.act({ at: web.clock.now(), language: "ja" });
const town = await buildTown(act);

let line: TownLine;
let personId: PersonId;
let token: string;

beforeAll(async () => {
  line = await town.line();
  await orderOn(act, line, answering(act), {
    contactEmail: "wang@example.com",
    reminders: "wanted",
  });
  await handOut(act, readerSubscriptions);
  web.clock.moveTo(act.clock.now());
  personId = (await personOfContact(act, "wang@example.com"))!;
  token = sealPersonToken(act, personId);
});

const preferences = {
  act: "save",
  language: "zh-Hant",
  zone: "Asia/Taipei",
  quietFrom: "23",
  quietUntil: "7",
};

test.each(LANGUAGES)("in %s the page says what is told, when next, and whom", async (language) => {
  const response = await web.get(paths.reminders(language, token));
  const html = await response.text();
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(html).toContain(reminderTexts[language].what[0]!);
  expect(html).toContain(noticesTexts[language].notices.end_3d.heading);
  expect(html).toContain("w•••@example.com");
  expect(html).not.toContain("wang@");
});

test("what is chosen is kept, and the page goes on in the language chosen", async () => {
  const response = await web.post(paths.reminders("en", token), preferences);
  expect(response.headers.get("location")).toBe(`${paths.reminders("zh-Hant", token)}?said=saved`);
  expect((await showReminders(act, personId))?.person).toMatchObject({
    language: "zh-Hant",
    quiet: { zone: "Asia/Taipei", fromHour: 23, untilHour: 7 },
  });
});

test.each([
  ["zone", { zone: "Mars/Olympus" }],
  ["zone", { zone: "" }],
  ["quietUntil", { quietFrom: "8", quietUntil: "23" }],
  ["quietFrom", { quietFrom: "24" }],
  ["quietUntil", { quietUntil: "x" }],
  ["language", { language: "tlh" }],
])("a wrong %s is named, and what was typed stays", async (field, wrong) => {
  const response = await web.post(paths.reminders("en", token), { ...preferences, ...wrong });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain(`href="#f-${field}"`);
});

test("an old mail that was passed on stops reminders, and leads to no line and to no new way", async () => {
  const before = web.clock.now();
  const path = paths.reminders("en", token);
  expect(await (await web.get(path)).text()).toContain("/n/");
  web.clock.moveTo(addHours(before, 31 * 24));
  const html = await (await web.get(path)).text();
  expect([html.includes("/n/"), html.includes("data-push=")]).toEqual([false, false]);
  expect((await web.post(path, { act: "chat", chat: "telegram" })).status).toBe(404);
  const pushed = await web.post(paths.pushToPerson("en", token), { endpoint: "https://p.example" });
  expect(pushed.headers.get("location")).toContain("find-again");
  expect((await web.post(path, { act: "stop" })).headers.get("location")).toContain("stopped");
  web.clock.moveTo(before);
  await web.post(path, { act: "resume" });
});

describe("of several lines and ways", () => {
  test("one line is stopped and started again, and nobody else's is", async () => {
    const other = await town.line();
    await orderOn(act, other, answering(act), {
      contactEmail: "wang@example.com",
      reminders: "wanted",
    });
    await handOut(act, readerSubscriptions);
    const path = paths.reminders("ko", token);
    const isStopped = async () =>
      (await showReminders(act, personId))?.lines.find(
        ({ line: { lineId } }) => lineId === line.lineId,
      )?.isStopped;
    expect(await (await web.get(path)).text()).toContain(wayTexts.ko.stopLine);
    const stop = await web.post(path, { act: "stopLine", line: line.lineId });
    expect([stop.headers.get("location"), await isStopped()]).toEqual([
      `${path}?said=lineStopped`,
      true,
    ]);
    expect(await (await web.get(path)).text()).toContain(wayTexts.ko.lineIsStopped);
    await web.post(path, { act: "resumeLine", line: line.lineId });
    expect(await isStopped()).toBe(false);
    const foreign = await town.line();
    expect((await web.post(path, { act: "stopLine", line: foreign.lineId })).status).toBe(404);
  });

  test("one way is taken away, and the other stays", async () => {
    const device = { channel: "web_push", address: "https://push.test/1" } as const;
    await linkAddress(act, { kind: "person", personId }, device);
    const path = paths.reminders("zh-Hans", token);
    const html = await (await web.get(path)).text();
    expect(html).toContain(wayTexts["zh-Hans"].remove(wayTexts["zh-Hans"].channels.web_push));
    expect(html).not.toContain("push.test");
    const { addresses } = (await showReminders(act, personId))!.person;
    const { addressId } = addresses.find(({ channel }) => channel === "web_push")!;
    for (const address of ["nobody's", addressId, addressId]) {
      const gone = await web.post(path, { act: "remove", address });
      expect(gone.headers.get("location")).toBe(`${path}?said=removed`);
    }
    const after = (await showReminders(act, personId))!.person.addresses;
    expect(after.map(({ channel, ended }) => `${channel} ${ended?.why}`).toSorted()).toEqual([
      "email undefined",
      "web_push removed",
    ]);
  });
});

describe("stopping", () => {
  test("is one request of a mail program: no cookie, no origin, no page, twice the same", async () => {
    for (const _time of ["first", "again"]) {
      const response = await web.app.request(`http://tsunagu.test${paths.stopReminders(token)}`, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "List-Unsubscribe=One-Click",
      });
      expect(response.status).toBe(200);
    }
    expect((await showReminders(act, personId))?.person.stoppedAt).toBe(web.clock.now());
  });

  test("is taken back on the same page", async () => {
    expect(await (await web.get(paths.reminders("ko", token))).text()).toContain(
      reminderTexts.ko.isStopped,
    );
    await web.post(paths.reminders("ko", token), { act: "resume" });
    expect((await showReminders(act, personId))?.person.stoppedAt).toBeUndefined();
  });

  test("is not what a link scanner does", async () => {
    const response = await web.get(paths.stopReminders(token), {
      headers: { "accept-language": "ja" },
    });
    expect(response.headers.get("location")).toBe(paths.reminders("ja", token));
    expect((await showReminders(act, personId))?.person.stoppedAt).toBeUndefined();
  });

  test.each(["x", "a".repeat(9000), `${"A".repeat(60)}`])("of nobody is a 404", async (forged) => {
    const post = await web.post(paths.stopReminders(forged), {});
    const page = await web.get(paths.reminders("en", forged));
    expect([post.status, page.status]).toEqual([404, 404]);
  });
});

describe("asking for reminders of a line", () => {
  async function visit(): Promise<{ jar: Jar; ref: string }> {
    const jar: Jar = new Map();
    const found = await web.get(`/en/r/${line.renewalCode}`, { jar });
    return { jar, ref: /line\/([\w-]+)/u.exec(found.headers.get("location") ?? "")![1]! };
  }

  test("has the address say yes before anything is told", async () => {
    const { jar, ref } = await visit();
    const path = paths.lineReminders("en", ref);
    expect(await (await web.get(path, { jar })).text()).toContain(reminderTexts.en.askLead);
    const asked = await web.post(path, { email: "Lin@Example.com" }, { jar });
    expect(await asked.text()).toContain(reminderTexts.en.asked);
    expect(await personOfContact(act, "lin@example.com")).toBeUndefined();
    const [mail] = await recentMessages(act, 1);
    expect(mail).toMatchObject({ recipient: "lin@example.com", language: "en" });
    const link = /http:\/\/tsunagu\.test(\/en\/reminders\/yes\/[\w-]+)/u.exec(mail!.text)![1]!;
    expect((await web.get(link)).status).toBe(200);
    expect(await personOfContact(act, "lin@example.com")).toBeUndefined();
    for (const _time of ["first", "again"]) {
      const yes = await web.post(link, {});
      const page = yes.headers.get("location")!;
      const opened = openPersonToken(act, /reminders\/([\w-]+)\?/u.exec(page)![1]!);
      expect(opened?.personId).toBe(await personOfContact(act, "lin@example.com"));
    }
    const lin = (await personOfContact(act, "lin@example.com"))!;
    expect((await showReminders(act, lin))?.lines).toHaveLength(1);
  });

  test("refuses what is no address, and a flood of mails to one", async () => {
    const { jar, ref } = await visit();
    const path = paths.lineReminders("ja", ref);
    const wrong = await web.post(path, { email: "lin" }, { jar });
    expect([wrong.status, (await wrong.text()).includes(reminderTexts.ja.unreadable)]).toEqual([
      422,
      true,
    ]);
    const statuses = [];
    for (let i = 0; i < 5; i++) {
      statuses.push((await web.post(path, { email: "flood@example.com" }, { jar })).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
  });

  test("is for whoever has shown the line alone", async () => {
    const response = await web.get(paths.lineReminders("en", "nobody12"));
    expect(response.headers.get("location")).toContain("find-again");
  });
});

describe("reminders by text to the card", () => {
  let card: TownLine;
  let jar: Jar;
  let ref: string;

  async function visit(has: "texts" | "none"): Promise<string> {
    card = await town.line();
    await web.db.database.run({
      text: "update lines set has_sms = $2 where line_id = $1",
      values: [card.lineId, has === "texts"],
    });
    jar = new Map();
    const found = await web.get(`/en/r/${card.renewalCode}`, { jar });
    ref = /line\/([\w-]+)/u.exec(found.headers.get("location") ?? "")![1]!;
    return paths.lineReminders("en", ref);
  }

  const turn = async (what: "on" | "off") =>
    web.post(paths.smsToLine("en", ref), { act: what }, { jar });

  async function codeOf(): Promise<string> {
    const holder = await personByAddress(act, { channel: "sms", address: card.lineId });
    const { person } = (await showReminders(act, holder!))!;
    return person.addresses.find(({ channel }) => channel === "sms")!.smsCode!;
  }

  test("are offered only where the card has texts, and refused where it has none", async () => {
    const page = await visit("none");
    expect(await (await web.get(page, { jar })).text()).not.toContain(smsPageTexts.en.offer);
    const refused = await turn("on");
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(smsPageTexts.en.none);
  });

  test("are turned on in one tap, said to be on, and turned off in one", async () => {
    const page = await visit("texts");
    const offered = await (await web.get(page, { jar })).text();
    expect(offered).toContain(smsPageTexts.en.agreed(SMS_PER_DAY));
    for (const _time of ["first", "again"]) {
      expect((await turn("on")).headers.get("location")).toBe(`${page}?said=smsOn`);
    }
    const on = await (await web.get(`${page}?said=smsOn`, { jar })).text();
    expect(on).toContain(smsPageTexts.en.said.smsOn);
    expect(on).not.toContain(smsPageTexts.en.offer);
    expect((await turn("off")).headers.get("location")).toBe(`${page}?said=smsOff`);
    expect(await (await web.get(page, { jar })).text()).toContain(smsPageTexts.en.offer);
  });

  test("lead to a page that shows the line and stops them, and shows no number", async () => {
    await visit("texts");
    await turn("on");
    const code = await codeOf();
    const short = await web.get(paths.sms(code), { headers: { "accept-language": "ko" } });
    expect(short.headers.get("location")).toBe(paths.smsPage("ko", code));
    const response = await web.get(paths.smsPage("ko", code));
    const html = await response.text();
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(html).not.toContain(card.iccid.slice(-4));
    const own: Jar = new Map();
    const [, link = ""] = /href="(\/ko\/n\/[^"]+)"/u.exec(html)!;
    const opened = await web.get(link.replaceAll("&amp;", "&"), { jar: own });
    expect(opened.headers.get("location")).toMatch(/^\/ko\/line\/[\w-]+\/plans$/u);
    const stopped = await web.post(paths.smsPage("ko", code), {});
    expect(await stopped.text()).toContain(smsPageTexts.ko.said.smsOff);
    for (const over of [code, "0123456789AB", "%00", "a".repeat(3000)]) {
      expect((await web.get(`/ko/s/${over}`)).status).toBe(404);
      expect((await web.post(`/ko/s/${over}`, {})).status).toBe(404);
    }
  });

  test("are turned on for one's own lines on one's own page, and for nobody else's", async () => {
    await visit("texts");
    const target = { kind: "person", personId } as const;
    const path = paths.smsToPerson("ja", token);
    const foreign = await web.post(path, { act: "on", line: card.lineId });
    expect(foreign.headers.get("location")).toContain("find-again");
    await web.db.database.run({
      text: `insert into line_readers (line_id, person_id, proof, since, due_at)
        values ($1, $2, 'renewal_code', $3, $3)`,
      values: [card.lineId, target.personId, web.clock.now()],
    });
    const page = paths.reminders("ja", token);
    const done = await web.post(path, { act: "on", line: card.lineId });
    expect(done.headers.get("location")).toBe(`${page}?said=smsOn`);
    const shown = await (await web.get(page)).text();
    expect(shown).toContain(smsPageTexts.ja.isOn);
    expect(shown).not.toContain(card.lineId.slice(-4) + "<");
    await web.post(path, { act: "off", line: card.lineId });
    expect(await personByAddress(act, { channel: "sms", address: card.lineId })).toBe(personId);
    expect(await (await web.get(page)).text()).toContain(smsPageTexts.ja.offer);
  });
});
