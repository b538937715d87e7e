import { expect, test } from "vitest";
import { testCounter } from "../../../../tests/counter.ts";
import { NOTICES } from "../../../business/notices/index.ts";
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
    for (const language of LANGUAGES) {
      expect(list).toContain(`href="${PATH}/${name}/${language}"`);
    }
    const page = await (await get(`${PATH}/${name}/zh-Hant`, manager)).text();
    const { heading } = noticesTexts["zh-Hant"].notices[name];
    // As a push and in a chat, beside the mail.
    expect(page.split(heading).length).toBeGreaterThan(2);
    expect(page).toContain("/s/0123456789AB");
    expect(page).not.toMatch(/undefined|NaN|\[object/u);
  }
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
