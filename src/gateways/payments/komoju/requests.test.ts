import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addCalendarDays,
  addSeconds,
  instant,
  JST,
  nextMidnight,
} from "../../../foundation/clock/index.ts";
import { LANGUAGES } from "../../../foundation/language/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { yen } from "../../../foundation/money/index.ts";
import { sessionRequest, sessionSeconds, slipDays, slipRequest } from "./requests.ts";

const anySpan = fc
  .record({
    startMs: fc.integer({ min: 1_790_000_000_000, max: 1_990_000_000_000 }),
    seconds: fc.integer({ min: 1, max: 80 * 86_400 }),
  })
  .map(({ startMs, seconds }) => {
    const startedAt = instant(startMs);
    return { startedAt, expiresAt: addSeconds(startedAt, seconds) };
  });

describe("a slip", () => {
  it("dies at the last Japanese midnight before the attempt ends, but not before tomorrow's", () => {
    fc.assert(
      fc.property(anySpan, (span) => {
        const days = slipDays(span);
        expect(days).toBeGreaterThanOrEqual(1);
        expect(days).toBeLessThanOrEqual(59);
        const dies = (after: number) =>
          nextMidnight(addCalendarDays(span.startedAt, after, JST), JST);
        if (days > 1) expect(dies(days) <= span.expiresAt).toBe(true);
        if (days < 59) expect(dies(days + 1) > span.expiresAt).toBe(true);
      }),
    );
  });

  it("of three days lives two days and the rest of today", () => {
    const startedAt = instant("2026-11-23T06:00:00Z");
    const expiresAt = addSeconds(startedAt, 3 * 86_400);
    expect(slipDays({ startedAt, expiresAt })).toBe(2);
  });

  it("carries the chain, an address and our amount with nothing added", () => {
    const request = wish();
    expect(slipRequest(request, { store: "lawson", email: "a@b.example" })).toMatchObject({
      amount: 1980,
      tax: 0,
      external_order_num: request.attemptId,
      metadata: { line_id: request.lineId, attempt_id: request.attemptId },
      payment_details: { type: "konbini", store: "lawson", email: "a@b.example" },
    });
  });
});

describe("a hosted page", () => {
  it("lives as long as the attempt, at most a day", () => {
    fc.assert(
      fc.property(anySpan, (span) => {
        const seconds = sessionSeconds(span);
        const isWhole = seconds === 86_400 || addSeconds(span.startedAt, seconds) >= span.expiresAt;
        expect(isWhole && seconds >= 1 && seconds <= 86_400).toBe(true);
      }),
    );
  });

  it("is asked for in a language that it speaks, and for one method alone", () => {
    const locales = LANGUAGES.map((language) => [
      language,
      sessionRequest({ ...wish(), language }, "paypay").default_locale,
    ]);
    expect(Object.fromEntries(locales)).toEqual({
      "zh-Hans": "en",
      "zh-Hant": "en",
      ja: "ja",
      en: "en",
      ko: "ko",
    });
    expect(sessionRequest(wish(), "paypay").payment_types).toEqual(["paypay"]);
  });

  it("is the same request however often the same attempt begins", () => {
    const request = wish();
    expect(sessionRequest(request, "paypay")).toEqual(sessionRequest({ ...request }, "paypay"));
  });
});

function wish() {
  const startedAt = instant("2026-11-23T06:00:00Z");
  return {
    attemptId: newId<"attempt">(),
    lineId: newId<"line">(),
    method: "card",
    amountYen: yen(1980),
    description: "K7M2Q3PXA9",
    orderNumber: "K7M2Q3PXA9",
    language: "ja" as const,
    startedAt,
    expiresAt: addSeconds(startedAt, 1800),
    returnUrl: "https://shop.example/ja/orders/K7M2Q3PXA9",
  };
}
