import { describe, expect, it } from "vitest";
import {
  readAllowance,
  readClock,
  readDuration,
  readRefundRule,
  readRule,
  readStartTrigger,
  readZone,
} from "./terms-text.ts";

describe("terms in a table's cells", () => {
  it("write a duration in either language", () => {
    for (const cell of ["10d", "10 days", "１０日", "10日間"]) {
      expect(readDuration(cell)).toEqual({ unit: "days", count: 10 });
    }
    for (const cell of ["3m", "3 months", "3か月", "３ヶ月"]) {
      expect(readDuration(cell)).toEqual({ unit: "months", count: 3 });
    }
    for (const cell of ["", "10", "0d", "-1d", "d", "99999d"]) {
      expect(readDuration(cell)).toBeUndefined();
    }
  });

  it("write every clock", () => {
    expect(readClock("JST_calendar")).toEqual({ kind: "jst_calendar" });
    expect(readClock("rolling_24h")).toEqual({ kind: "rolling_24h" });
    expect(readClock("rolling_to_midnight")).toEqual({ kind: "rolling_to_midnight" });
    expect(readClock("months")).toEqual({ kind: "months" });
    expect(readClock("month_end+3")).toEqual({ kind: "month_end", monthsAfter: 3 });
    expect(readClock("month_end 0")).toEqual({ kind: "month_end", monthsAfter: 0 });
    expect(readClock("zone_calendar UTC+0800")).toEqual({ kind: "zone_calendar", zone: "+08:00" });
    expect(readClock("zone_calendar asia/hong_kong")).toEqual({
      kind: "zone_calendar",
      zone: "Asia/Hong_Kong",
    });
    expect(readClock("zone_calendar Mars/Base")).toBeUndefined();
    expect(readClock("sometimes")).toBeUndefined();
    expect(readZone("JST")).toBe("Asia/Tokyo");
  });

  it("write an allowance", () => {
    expect(readAllowance("5GB")).toEqual({ kind: "capped", bytes: 5e9 });
    expect(readAllowance("１GB/日")).toEqual({ kind: "daily", bytes: 1e9 });
    expect(readAllowance("毎日500MB")).toEqual({ kind: "daily", bytes: 5e8 });
    expect(readAllowance("500 MB per day")).toEqual({ kind: "daily", bytes: 5e8 });
    expect(readAllowance("無制限")).toEqual({ kind: "unlimited" });
    expect(readAllowance("0GB")).toBeUndefined();
    expect(readAllowance("much")).toBeUndefined();
  });

  it("write a rule of the renewal table, or why there is none", () => {
    expect(readRule("extend 1d")).toEqual({
      mode: "extend",
      carries: "data",
      duration: { unit: "days", count: 1 },
    });
    expect(readRule("start_now, 1d, jst_calendar, carries_data")).toEqual({
      mode: "start_now",
      carries: "data",
      duration: { unit: "days", count: 1 },
      clock: { kind: "jst_calendar" },
    });
    expect(readRule("replace zone_calendar +08:00 2d")).toEqual({
      mode: "replace",
      carries: "nothing",
      clock: { kind: "zone_calendar", zone: "+08:00" },
      duration: { unit: "days", count: 2 },
    });
    expect(readRule("queue_on_expiry_or_depletion")).toEqual({
      mode: "queue_on_expiry_or_depletion",
      carries: "nothing",
    });
    expect(readRule("no")).toEqual({ mode: "none", refusal: "plan_not_renewable" });
    expect(readRule("no line_recycled")).toEqual({ mode: "none", refusal: "line_recycled" });
    for (const cell of ["", "extend soon", "no because", "renew", "extend 1d nowhere"]) {
      expect(readRule(cell)).toBeUndefined();
    }
  });

  it("write what starts a plan and when money goes back", () => {
    const rule = readRefundRule("Before_Start")!;
    expect(readStartTrigger("payment", rule)).toEqual({ kind: "payment" });
    expect(readStartTrigger("first_use within 180 days", rule)).toEqual({
      kind: "first_use",
      withinDays: 180,
      unusedRefund: { kind: "before_start" },
    });
    expect(readStartTrigger("first_use 2 months", rule)).toBeUndefined();
    expect(readStartTrigger("whenever", rule)).toBeUndefined();
    expect(readRefundRule("never")).toBeUndefined();
  });
});
