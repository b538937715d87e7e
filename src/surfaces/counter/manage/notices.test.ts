import { expect, test } from "vitest";
import { testCounter } from "../../../../tests/counter.ts";
import { LETTERS, NOTICES } from "../../../business/notices/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { calendarTexts, noticesTexts } from "../../documents/index.ts";

const counter = await testCounter();
const { get } = counter;
const till = await counter.till();
const manager = await counter.at(till, await counter.person("manager"));
const clerk = await counter.at(till, await counter.person("clerk"));

const PATH = "/counter/manage/notices";

test("a manager reads each reminder in each language, as a mail and on a small screen", async () => {
  const list = await (await get(PATH, manager)).text();
  for (const name of NOTICES) {
    expect(list).toContain(`href="${PATH}/${name}/en"`);
    const page = await (await get(`${PATH}/${name}/zh-Hant`, manager)).text();
    const { heading } = noticesTexts["zh-Hant"].notices[name];
    // As a push and in a chat, beside the mail.
    expect(page.split(heading).length).toBeGreaterThan(2);
    expect(page).toContain("/s/0123456789AB");
    expect(page).not.toMatch(/undefined|NaN|\[object/u);
  }
});

test("each mail about an order stands there too, in each language, and goes by mail alone", async () => {
  const list = await (await get(PATH, manager)).text();
  for (const name of LETTERS) {
    expect(list).toContain(`href="${PATH}/${name}/en"`);
    for (const language of LANGUAGES) {
      const page = await (await get(`${PATH}/${name}/${language}`, manager)).text();
      expect(page).toContain("7K2M9-QXA4T");
      expect(page).not.toMatch(/undefined|NaN|\[object|\(SMS\)/u);
    }
  }
  const drawn = await (await get(`${PATH}/active/ja/html`, manager)).text();
  expect(drawn).toContain("7日間 10 GB プラン");
});

test("each language is a tap away, and what has a date stands as its calendar says it", async () => {
  const page = await (await get(`${PATH}/grace/en`, manager)).text();
  for (const language of LANGUAGES.filter((one) => one !== "en")) {
    expect(page).toContain(`href="${PATH}/grace/${language}"`);
  }
  expect(page).toContain(calendarTexts.en.dates.grace.summary("0019"));
  const incident = await (await get(`${PATH}/incident/ja`, manager)).text();
  expect(incident).toContain("近畿：一部の回線で通信できません");
});

test("a mail is drawn under a policy that lets it load and run nothing", async () => {
  const drawn = await get(`${PATH}/end_1d/ko/html`, manager);
  expect(drawn.headers.get("content-security-policy")).toContain("sandbox");
  expect(await drawn.text()).toContain(noticesTexts.ko.notices.end_1d.heading);
});

test("what is no reminder or no language is not there, and a clerk is told whom to ask", async () => {
  for (const path of ["/nothing/en", "/end_1d/tlh", "/end_1d/tlh/html"]) {
    expect([path, (await get(PATH + path, manager)).status]).toEqual([path, 404]);
  }
  expect((await get(PATH, clerk)).status).toBe(403);
});

test("a manager sees what became of messages and of addresses, none of it in clear", async () => {
  const at = "/counter/manage/deliveries";
  expect(await (await get(at, manager)).text()).toContain(
    "Nothing was sent in the last seven days",
  );
  await sendSome();
  const page = await (await get(at, manager)).text();
  const row = (state: string) =>
    new RegExp(`<th scope="row">${state}</th>(.*?)</tr>`, "su")
      .exec(page)?.[1]
      ?.replaceAll(/<[^>]*>/gu, " ")
      .trim()
      .split(/\s{2,}/u);
  const ways = page.indexOf(">Push<") < page.indexOf(">E-mail<");
  expect(ways).toBe(true);
  expect(["Waiting", "Sent", "No answer", "Failed", "Not needed"].map(row)).toEqual([
    ["–", "1 / 1"],
    ["–", "1 / 2"],
    ["1 / 1", "–"],
    ["–", "0 / 1"],
    ["–", "1 / 1"],
  ]);
  expect(page).toContain("k•••@example.com");
  expect(page).toContain("push.example.com");
  for (const code of ["5.1.1", "410", "550"]) expect(page).toContain(`<code>${code}</code>`);
  for (const secret of ["kim@", "/kims-browser", "old@", "removed@"]) {
    expect(page).not.toContain(secret);
  }
  expect((await get(at, clerk)).status).toBe(403);
});

/** Messages in each state, one of them of last week, and addresses that ended in each way. */
async function sendSome(): Promise<void> {
  const { act, clock } = counter;
  const hoursAgo = (hours: number) => addHours(clock.now(), -hours);
  const messages = [
    ["email", "waiting", null, 1],
    ["email", "sent", null, 2],
    ["email", "sent", null, 50],
    ["email", "failed", "550", 30],
    ["email", "failed", "overtaken", 3],
    ["email", "sent", null, 24 * 8],
    ["web_push", "unknown", "timeout", 4],
  ] as const;
  for (const [channel, state, failure, hours] of messages) {
    await act.database.run({
      text: `insert into messages (message_id, cause, channel, language, enclosures, state, failure,
          written_at, due_at, recipient_sealed) values ($1, $2, $3, 'en', '[]', $4, $5, $6, $7, $8)`,
      values: [
        ...[newId(), newId(), channel, state, failure, hoursAgo(hours)],
        ...[state === "waiting" ? clock.now() : null, act.secrets.seal("kim@example.com")],
      ],
    });
  }
  const personId = newId();
  await act.database.run({
    text: `insert into notice_people (person_id, language, zone, quiet_from, quiet_until, channels,
        made_at) values ($1, 'en', 'Asia/Tokyo', 22, 8, '[]', $2)`,
    values: [personId, clock.now()],
  });
  const browser = JSON.stringify(["https://push.example.com/kims-browser", "k", "a"]);
  const addresses = [
    ["email", "kim@example.com", "bounced", "5.1.1", 5],
    ["web_push", browser, "left", "410", 6],
    ["email", "old@example.com", "bounced", "5.1.1", 24 * 9],
    ["email", "removed@example.com", "removed", null, 7],
  ] as const;
  for (const [channel, address, why, failure, hours] of addresses) {
    await act.database.run({
      text: `insert into notice_addresses (address_id, person_id, channel, address_sealed, consent,
          since, ended_at, ended_why, failure) values ($1, $2, $3, $4, 'asked', $5, $6, $7, $8)`,
      values: [
        ...[newId(), personId, channel, act.secrets.seal(address), hoursAgo(999)],
        ...[hoursAgo(hours), why, failure],
      ],
    });
  }
}
