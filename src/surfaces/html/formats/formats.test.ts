import { describe, expect, it, test } from "vitest";
import fc from "fast-check";
import { addMinutes, instant, JST, localDate } from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { bytes, yen } from "../../../foundation/money/index.ts";
import {
  showBytes,
  showDate,
  showDuration,
  showInstant,
  showLastMinute,
  showUntil,
  showYen,
} from "./index.ts";

const midnight = instant("2026-11-30T15:00:00Z");

describe("an exclusive end", () => {
  it("at midnight in Japan reads 23:59 of the day before", () => {
    expect(showUntil(midnight, "ja")).toBe("2026年11月30日（月）23:59（日本時間）まで");
    expect(showUntil(midnight, "zh-Hans")).toBe("有效至 2026年11月30日（周一）23:59（日本时间）");
    expect(showUntil(midnight, "zh-Hant")).toBe("有效至 2026年11月30日（一）23:59（日本時間）");
    expect(showUntil(midnight, "en")).toBe("until Mon 30 Nov 2026, 23:59 Japan time");
    expect(showUntil(midnight, "ko")).toBe("2026년 11월 30일(월) 23:59(일본 시간)까지");
  });

  it("at any other minute reads as it is", () => {
    expect(showLastMinute(instant("2026-01-08T07:00:00Z"), "en")).toBe(
      "Thu 8 Jan 2026, 16:00 Japan time",
    );
  });

  it("is never shown later than it is", () => {
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...LANGUAGES), (count, language) => {
        const end = addMinutes(instant("2026-01-01T00:00:00Z"), count);
        const shown = [showInstant(end, language), showInstant(addMinutes(end, -1), language)];
        expect(shown).toContain(showLastMinute(end, language));
      }),
    );
  });
});

describe("a moment", () => {
  it("adds the viewer's time where it differs, with the date only where that differs", () => {
    const evening = instant("2026-11-22T13:40:00Z");
    expect(showInstant(evening, "en", "Asia/Shanghai")).toBe(
      "Sun 22 Nov 2026, 22:40 Japan time (21:40 China Time)",
    );
    expect(showInstant(evening, "zh-Hans", "Asia/Shanghai")).toBe(
      "2026年11月22日（周日）22:40（日本时间，即中国时间 21:40）",
    );
    expect(showInstant(instant("2026-11-21T16:00:00Z"), "en", "Europe/Paris")).toBe(
      "Sun 22 Nov 2026, 01:00 Japan time (Sat 21 Nov 2026, 17:00 CET)",
    );
  });

  it("stands alone for a viewer whose clock shows the same, or whose zone is unreadable", () => {
    for (const zone of ["Asia/Tokyo", "Asia/Seoul", "Mars/Olympus"]) {
      expect(showInstant(midnight, "ko", zone)).toBe(showInstant(midnight, "ko"));
    }
  });

  it("shows the Japanese date whatever the zone of the machine", () => {
    const late = instant("2026-12-31T20:00:00Z");
    expect(showInstant(late, "ja")).toContain(showDate(localDate(late, JST), "ja"));
    expect(showInstant(late, "ja")).toContain("2027年1月1日（金）");
  });
});

test("an amount in Chinese names the yen, since its sign means yuan there", () => {
  expect(LANGUAGES.map((language) => showYen(yen(1_234_567), language))).toEqual([
    "1,234,567日元",
    "1,234,567日圓",
    "1,234,567円",
    "¥1,234,567",
    "1,234,567엔",
  ]);
  expect(showYen(yen(-1980), "en")).toBe("−¥1,980");
});

describe("a volume", () => {
  it("is shown in the unit that fits", () => {
    expect(showBytes(bytes(0))).toBe("0 MB");
    expect(showBytes(bytes(999_999_999))).toBe("999 MB");
    expect(showBytes(bytes(1_000_000_000))).toBe("1 GB");
    expect(showBytes(bytes(2_400_000_000))).toBe("2.4 GB");
    expect(showBytes(bytes(19_990_000_000))).toBe("19.9 GB");
  });

  it("is never more than there is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (count) => {
        const [figure = "", unit] = showBytes(bytes(count)).split(" ");
        expect(Number(figure) * (unit === "GB" ? 1e9 : 1e6)).toBeLessThanOrEqual(count + 1e-3);
      }),
    );
  });
});

test("a length of time has at most two units", () => {
  expect(showDuration(0, "ja")).toBe("0秒");
  expect(showDuration(59.9, "en")).toBe("59 seconds");
  expect(showDuration(60, "en")).toBe("1 minute");
  expect(showDuration(605, "ja")).toBe("10分5秒");
  expect(showDuration(5400, "zh-Hans")).toBe("1 小时 30 分钟");
  expect(showDuration(90_000, "ko")).toBe("1일 1시간");
  expect(showDuration(86_405, "en")).toBe("1 day");
});
