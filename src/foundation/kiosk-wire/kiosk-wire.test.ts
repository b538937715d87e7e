import { describe, expect, it } from "vitest";
import {
  cashEntry,
  dutiesAnswer,
  duty,
  hashOfEntry,
  intakeNumber,
  machineHealth,
  readIntakeNumber,
} from "./index.ts";

const ID = "0191d1a0-0000-7000-8000-000000000001";
const LINE = { seq: 1, at: "2026-03-01T13:40:00.000Z", before: "0".repeat(64) };

describe("what a kiosk and its house say to each other", () => {
  it("knows notes and coins of Japan only, and none without its customer", () => {
    const happening = { kind: "stacked", intakeId: ID, denominationYen: 1000, pieces: 1 };
    expect(cashEntry.safeParse({ ...LINE, happening }).success).toBe(true);
    for (const wrong of [{ denominationYen: 300 }, { intakeId: undefined }, { pieces: 0 }]) {
      expect(cashEntry.safeParse({ ...LINE, happening: { ...happening, ...wrong } }).success).toBe(
        false,
      );
    }
  });

  it("chains lines whatever the order in which their fields came", () => {
    const happening = { kind: "collected", denominationYen: 1000, pieces: 3, by: "K" } as const;
    const entry = cashEntry.parse({ ...LINE, happening });
    const shuffled = Object.fromEntries(Object.entries(entry).toReversed());
    expect(hashOfEntry(undefined)).toBe(LINE.before);
    expect(hashOfEntry(cashEntry.parse(shuffled))).toBe(hashOfEntry(entry));
    expect(hashOfEntry({ ...entry, seq: 2 })).not.toBe(hashOfEntry(entry));
    expect(entry.happening).toEqual({ ...happening, from: "box" });
  });

  it("refuses what it does not know, instead of half doing it", () => {
    expect(duty.safeParse({ kind: "open_the_safe", dutyId: ID }).success).toBe(false);
    const pay = { kind: "pay_out", dutyId: ID, intakeId: ID, yen: 500 };
    expect(dutiesAnswer.parse({ duties: [pay] }).duties).toEqual([pay]);
    expect(duty.safeParse({ ...pay, yen: -500 }).success).toBe(false);
  });

  it("takes the word of a program that has no cash as: none of it", () => {
    expect(machineHealth.parse({})).toMatchObject({ acceptor: "none", change: {}, door: "none" });
  });

  it("calls one customer's money by one number, with a sign that finds slips of the pen", () => {
    const number = intakeNumber(ID);
    expect(number).toBe("SPPCJRTXH");
    expect(intakeNumber(ID.toUpperCase())).toBe(number);
    expect(readIntakeNumber(` ${number.toLowerCase().replace(/^..../, "$& ")}`)).toBe(number);
    expect(readIntakeNumber(number.slice(0, -1))).toBeUndefined();
    const wrong = number.startsWith("7") ? `8${number.slice(1)}` : `7${number.slice(1)}`;
    expect(readIntakeNumber(wrong)).toBeUndefined();
  });
});
