import { describe, expect, it } from "vitest";
import { buildTown } from "../../../../tests/town.ts";
import { testWeb, type Jar } from "../../../../tests/web.ts";
import { recentMessages } from "../../../business/notices/index.ts";
import { keptTripsOf } from "../../../business/trips/index.ts";
import { addHours, JST, localDate } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { noticesTexts } from "../../documents/index.ts";
import { wayTexts } from "../reminders/texts/way-texts.ts";
import { tripTexts } from "./texts/index.ts";

const web = await testWeb();
const act = web.db.act();
const town = await buildTown(act);
const day = (days: number) => localDate(addHours(web.clock.now(), 24 * days), JST);
const ask = (more: Record<string, string>) => `?${new URLSearchParams({ ask: "yes", ...more })}`;
const trip = async (query = "", jar?: Jar) =>
  web.get(`/en/trip${query}`, jar === undefined ? {} : { jar });

describe("the page of a trip", () => {
  it("asks, in each language, and leads there without one", async () => {
    for (const language of LANGUAGES) {
      const page = await web.get(`/${language}/trip`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain(tripTexts[language].submit);
    }
    const sent = await web.get("/trip", { headers: { "accept-language": "ko" } });
    expect(sent.headers.get("location")).toBe("/ko/trip");
  });

  it("shows the cheapest plans for somebody without a line, for each of several SIMs", async () => {
    const query = ask({ leaves: day(5), leaves_time: "18:00", use: "light", lines: "3" });
    const html = await (await trip(query)).text();
    expect(html).toContain(tripTexts.en.best);
    expect(html).toContain("3 SIMs, ¥1,980 each");
    expect(html).toContain("¥5,940");
    expect(html).toContain(tripTexts.en.newLine);
    expect(html).not.toContain("/confirm?");
  });

  it("starts from what a line has, and leads on to the quote of the first plan", async () => {
    const line = await town.line();
    const jar: Jar = new Map();
    const sent = await web.get(`/en/r/${line.renewalCode}`, { jar });
    const at = new URL(sent.headers.get("location")!, "http://tsunagu.test").pathname;
    const now = ask({ leaves: day(5), use: "light" });
    const html = await (await web.get(`${at}/trip${now}`, { jar })).text();
    expect(html).toContain(`${at}/confirm?plan=week&amp;leaves=${day(5)}T12%3A00&amp;use=light`);
    await town.bucket(line);
    const soon = ask({ leaves: day(1), use: "light" });
    const none = await (await web.get(`${at}/trip${soon}`, { jar })).text();
    expect(none).toContain(tripTexts.en.nothing);
    expect(await (await web.get(at, { jar })).text()).toContain(`${at}/trip`);
  });

  it("leads on to one payment where several plans are to be bought now", async () => {
    const line = await town.line();
    const jar: Jar = new Map();
    const sent = await web.get(`/en/r/${line.renewalCode}`, { jar });
    const at = new URL(sent.headers.get("location")!, "http://tsunagu.test").pathname;
    const long = ask({ leaves: day(14), use: "light" });
    const html = await (await web.get(`${at}/trip${long}`, { jar })).text();
    const [, to] = /href="(\/en\/family\/confirm\?item=[^"]+)"/u.exec(html)!;
    const page = await web.get(to!.replaceAll("&amp;", "&"), { jar });
    expect(page.status).toBe(200);
    expect((await page.text()).match(/panel-strong/gu)!.length).toBeGreaterThan(1);
  });

  it("keeps a trip whose plans come later, says what is next, and stops it in one tap", async () => {
    const line = await town.line();
    await town.bucket(line);
    const jar: Jar = new Map();
    const sent = await web.get(`/en/r/${line.renewalCode}`, { jar });
    const at = new URL(sent.headers.get("location")!, "http://tsunagu.test").pathname;
    const asked = { ask: "yes", leaves: day(9), use: "light" };
    const html = await (await web.get(`${at}/trip${ask(asked)}`, { jar })).text();
    expect(html).toContain(tripTexts.en.keep);
    const kept = await web.post(`${at}/trip/keep`, asked, { jar });
    expect(kept.headers.get("location")).toBe(`${at}/trip`);
    const trips = await keptTripsOf(act, [line.lineId]);
    expect(trips).toHaveLength(1);
    const page = await (await web.get(`${at}/trip`, { jar })).text();
    expect(page).toContain(tripTexts.en.stop);
    expect(page).toContain("Next: ");
    await web.post(`${at}/trip/keep`, asked, { jar });
    expect(await keptTripsOf(act, [line.lineId])).toHaveLength(1);
    await town.bucket(line, { grantedAt: addHours(web.clock.now(), 1) });
    const later = await (await web.get(`${at}/trip`, { jar })).text();
    expect(later).toContain(tripTexts.en.allBought);
    await web.post(`${at}/trip/stop`, {}, { jar });
    expect(await keptTripsOf(act, [line.lineId])).toEqual([]);
    expect(await (await web.get(`${at}/trip`, { jar })).text()).not.toContain(tripTexts.en.stop);
  });

  it("asks the address of a kept trip whether it wants its reminders, and refuses none", async () => {
    const line = await town.line();
    await town.bucket(line);
    const jar: Jar = new Map();
    const sent = await web.get(`/ja/r/${line.renewalCode}`, { jar });
    const at = new URL(sent.headers.get("location")!, "http://tsunagu.test").pathname;
    const asked = { ask: "yes", leaves: day(9), use: "light" };
    const wrong = await web.post(`${at}/trip/keep`, { ...asked, email: "mei@" }, { jar });
    const html = await wrong.text();
    expect([wrong.status, await keptTripsOf(act, [line.lineId])]).toEqual([422, []]);
    expect(html).toContain('value="mei@"');
    expect(html).toContain('href="#f-email"');
    const email = "mei@example.com";
    const kept = await web.post(`${at}/trip/keep`, { ...asked, email }, { jar });
    const to = kept.headers.get("location")!;
    expect(await (await web.get(to, { jar })).text()).toContain(tripTexts.ja.keptSaid.asked);
    const [mail] = await recentMessages(act, 1);
    expect(mail).toMatchObject({ recipient: email, subject: noticesTexts.ja.tripWish.subject });
    const yes = /https?:\/\/[^/\s]+(\/ja\/reminders\/yes\/\S+)/u.exec(mail!.text)![1]!;
    const page = await web.post(yes, {});
    const own = await (await web.get(page.headers.get("location")!)).text();
    expect(own).toContain(wayTexts.ja.tripAlone);
    expect(own).toContain(noticesTexts.ja.notices.trip_plan.heading);
  });

  it("says what is wrong with a question, beside its field, and keeps what was typed", async () => {
    const wrong: readonly [Record<string, string>, string][] = [
      [{ leaves: "" }, tripTexts.en.errors.noDate],
      [{ leaves: day(2), arrives: day(4) }, tripTexts.en.errors.wrongOrder],
      [{ leaves: day(200) }, tripTexts.en.errors.tooLong],
      [{ leaves: "2026-02-31", lines: "-4", use: "vast" }, "2026-02-31"],
      [{ leaves: day(3), arrives: "tomorrow", leaves_time: "25:99" }, 'value="tomorrow"'],
    ];
    for (const [fields, said] of wrong) {
      const page = await trip(ask(fields));
      expect(page.status).toBe(422);
      expect(await page.text()).toContain(said);
    }
  });

  it("says so where it cannot be sure of the cheapest, and asks for less", async () => {
    const html = await (await trip(ask({ leaves: day(80), use: "heavy" }))).text();
    expect(html).toContain(tripTexts.en.refusals.trip_too_long(""));
  });

  it("knows no line of anybody else, and counts its searches", async () => {
    expect((await web.get(`/en/line/nobody00/trip`)).status).toBe(303);
    let status = 200;
    for (let i = 0; i < 45 && status !== 429; i++) {
      status = (await trip(ask({ leaves: day(1), use: "light" }))).status;
    }
    expect(status).toBe(429);
  });
});
