import { describe, expect, test } from "vitest";
import { pictureOf } from "../../../../tests/examples/auto-pictures.ts";
import { line } from "../../../../tests/examples/plans.ts";
import {
  NOTICES,
  type NoticeLetterFacts,
  type NoticeName,
  type Person,
} from "../../../business/notices/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { LANGUAGES, type Language } from "../../../foundation/language/index.ts";
import { GIGABYTE, yen } from "../../../foundation/money/index.ts";
import { autoLetterTexts } from "../auto-renewals/texts/index.ts";
import { noticesTexts } from "./texts/index.ts";
import { noticeWriter, wishLetter } from "./write-notice.ts";

const write = noticeWriter({
  publicUrl: "https://renew.example.jp",
  linePath: (language, token, { to = "line" }) => `/${language}/n/${token}?to=${to}`,
  orderPath: (language, number) => `/${language}/orders/${number}`,
  remindersPath: (language, token) => `/${language}/reminders/${token}`,
  smsPath: (code) => `/s/${code}`,
  refundPath: (language, number) => `/${language}/orders/${number}/refund`,
  receiptPath: (language, number) => `/${language}/orders/${number}/receipt`,
  stopAutoPath: (language, token) => `/${language}/auto-renewal/${token}`,
});

const incident: NonNullable<NoticeLetterFacts["notice"]["facts"]["incident"]> = {
  ...{ kind: "slow", region: "kyushu" },
  expectedAt: instant("2026-12-09T18:00:00Z"),
};

describe.each(LANGUAGES)("in %s", (language) => {
  test.each(NOTICES)("%s says in text what its HTML says, and the heart of it briefly", (name) => {
    const letter = write(factsOf(name, language));
    const text = squeeze(letter.text);
    const missing = visibleTexts(letter.html).filter((words) => !text.includes(squeeze(words)));
    expect(missing).toEqual([]);
    expect([letter.subject, letter.text, letter.brief?.body].join()).not.toMatch(
      /undefined|\[object|NaN|null/u,
    );
    expect(letter.text).toContain(`https://renew.example.jp/${language}/reminders/person-token`);
    expect(letter.brief).toMatchObject({ title: noticesTexts[language].notices[name].heading });
    // It may stand on a locked screen.
    expect(`${letter.brief?.title} ${letter.brief?.body}`).not.toContain(line.iccid.slice(-4));
    expect(letter.brief!.body.length + letter.brief!.title.length).toBeLessThan(180);
  });

  test("an end is told as its last minute, in Japan and where the reader is", () => {
    const { subject, text } = write(factsOf("end_1d", language));
    expect(subject).toContain("23:59");
    expect(text).toContain("09:59");
  });

  test.each(["auto_announced", "auto_now", "auto_renewed"] as const)(
    "%s says what is charged, and is stopped from there",
    (name) => {
      const { text, html, brief } = write(factsOf(name, language));
      for (const part of ["1,980", "6,000", "•••• 4242"]) expect(text).toContain(part);
      expect(brief!.body).toContain("1,980");
      expect(html).toContain(`/${language}/auto-renewal/stop-token`);
      expect(text).toContain(noticesTexts[language].becauseAuto);
    },
  );

  test.each(["auto_retry", "auto_failed", "auto_off"] as const)(
    "%s says why, and leads to renewing by hand",
    (name) => {
      const { text } = write(factsOf(name, language));
      if (name !== "auto_retry") expect(text).toContain(autoLetterTexts[language].because.ceiling);
      expect(text).toContain("/n/line-token?to=plans");
    },
  );

  test("a missed promise leads to its order, a waiting plan to its start", () => {
    expect(write(factsOf("late", language)).text).toContain(`/${language}/orders/7K2M9QXA4T`);
    expect(write(factsOf("offline", language)).text).toContain("/n/line-token?to=start");
  });

  test("an address is asked in its own words before it is told anything", () => {
    const { seller } = factsOf("end_1d", language);
    const url = "https://renew.example.jp/yes";
    const { wish, tripWish } = noticesTexts[language];
    for (const [about, { yes }] of [
      ["line", wish],
      ["trip", tripWish],
    ] as const) {
      const { text, html } = wishLetter({ language, seller, about, iccid: line.iccid, url });
      expect(text).toContain(url);
      expect(html).toContain(yes);
    }
  });

  test("whoever is told of a friend's gift reads which plan it is", () => {
    const facts = factsOf("friend_paid", language);
    const { planNames: _, ...nameless } = facts;
    const plan = facts.planNames![language];
    expect(write(facts).text.split(plan).length).toBeGreaterThan(2);
    expect(write(nameless).text).not.toMatch(/undefined|“”|「」|‘’/u);
  });
});

function factsOf(name: NoticeName, language: Language): NoticeLetterFacts {
  const names = { "zh-Hans": "花", "zh-Hant": "花", ja: "花", en: "Hana", ko: "하나" };
  const person: Person = {
    personId: newId<"person">(),
    language,
    quiet: { zone: "America/New_York", fromHour: 22, untilHour: 8 },
    channels: ["email"],
    addresses: [],
  };
  return {
    notice: {
      name,
      cause: name,
      at: instant("2026-12-01T00:00:00Z"),
      unlessTold: [],
      facts: {
        ...{ moment: instant("2026-12-09T15:00:00Z"), leftBytes: GIGABYTE, incident },
        ...(name.startsWith("auto_") ? { amountYen: yen(1980), because: "ceiling" } : {}),
      },
    },
    ...(name.startsWith("auto_") ? { auto: agreedIn(language) } : {}),
    person,
    line,
    seller: { names, phone: "03-0000-0000", email: "shop@example.jp" },
    planNames: names,
    orderNumber: "7K2M9QXA4T",
    lineToken: "line-token",
    personToken: "person-token",
  };
}

function agreedIn(language: Language): NonNullable<NoticeLetterFacts["auto"]> {
  const { auto, method } = pictureOf({});
  const standing = { auto: { ...auto, language, ceilingYen: yen(6000) }, method: method! };
  return { standing, stopToken: "stop-token" };
}

function visibleTexts(html: string): readonly string[] {
  const body = html.slice(html.indexOf("<body"));
  return body
    .replaceAll(/<[^>]*>/gu, "\n")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .split("\n")
    .filter((words) => words.trim() !== "");
}

function squeeze(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}
