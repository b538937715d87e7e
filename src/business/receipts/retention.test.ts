import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { onLine } from "../../foundation/act/index.ts";
import {
  addDays,
  addMonths,
  instant,
  JST,
  localDate,
  startOfDate,
  type Instant,
} from "../../foundation/clock/index.ts";
import { newHumanCode, newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import {
  addressReceipt,
  composeReceipt,
  eraseOldReceipts,
  findReceipt,
  forgetAddressee,
  issueReceipt,
  readToken,
  receiptsToErase,
  reissueReceipt,
} from "./index.ts";

const days = fc
  .integer({ min: 0, max: 36_525 })
  .map((count) => addDays("2020-01-01", count))
  .map((date) => ({ date, at: startOfDate(date, JST) }));

const DAYS_OF_LEAP_YEARS = 4 * 365 + 1;

describe("what may be erased", () => {
  test("is past seven years from two months after the end of any fiscal year it can be of", () => {
    const lastMonth = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(days, days, lastMonth, (issued, today, month) => {
        if (issued.at >= receiptsToErase(today.at).issuedBefore) return;
        expect(keptUntil(issued.date, month) <= today.date).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  // Three: the 29th and 30th of an April stand for the last of a February of 28 days.
  test("is all of it in the end: 98 months and three days are enough for every day", () => {
    for (let count = 0; count < DAYS_OF_LEAP_YEARS; count++) {
      const issued = addDays("2040-01-01", count);
      const late = startOfDate(addDays(addMonths(issued, 98), 3), JST);
      const isErased = startOfDate(issued, JST) < receiptsToErase(late).issuedBefore;
      expect([issued, isErased]).toEqual([issued, true]);
    }
  });

  test.each([
    ["2035-01-21T14:59:59Z", "2026-11-20T15:00:00.000Z"],
    ["2035-01-21T15:00:00Z", "2026-11-21T15:00:00.000Z"],
    // The last of a short month stands for all later days of the longer one.
    ["2035-02-28T03:00:00Z", "2026-12-27T15:00:00.000Z"],
  ])("at %s is what was issued before %s", (now, before) => {
    expect(receiptsToErase(instant(now)).issuedBefore).toBe(before);
  });
});

describe("erasing", async () => {
  const db = await testDatabase();
  const act = db.act();
  let today: Instant;

  beforeEach(async () => {
    // The database counts by its own clock as well, so the test takes that one.
    const { rows } = await db.database.run({ text: "select current_timestamp as now", values: [] });
    today = instant((rows[0] as { now: string }).now);
    act.clock.moveTo(today);
  });

  test("takes the old receipts and nothing younger, and leaves a row about it", async () => {
    const old = await issuedAgo(99);
    const young = await issuedAgo(97);
    act.clock.moveTo(today);
    await eraseOldReceipts(act);
    expect(await findReceipt(act, old)).toBeUndefined();
    expect(await findReceipt(act, young)).toBeDefined();
    const erasable = receiptsToErase(today);
    expect(await erasures()).toEqual([
      { receipts: 1, addressees: 0, issued_before: erasable.issuedBefore, erased_at: today },
    ]);
    await eraseOldReceipts(act);
    expect(await erasures()).toHaveLength(1);
  });

  test("believes no clock of ours that runs ahead: the database has its own", async () => {
    const key = await issuedAgo(1);
    act.clock.moveTo(startOfDate("2126-01-01", JST));
    await eraseOldReceipts(act);
    expect(await findReceipt(act, key)).toBeDefined();
    expect((await erasures()).at(-1)).toMatchObject({ receipts: 0 });
    await expect(
      db.database.run({ text: "select erase_receipts('2126-01-01')", values: [] }),
    ).resolves.toMatchObject({ rows: [{ erase_receipts: 0 }] });
  });

  test("forgets the addressee sooner, and the receipt stays genuine", async () => {
    const old = await issuedAgo(15);
    await addressReceipt(act, old, "山田 太郎");
    const young = await issuedAgo(13);
    await addressReceipt(act, young, "김철수");
    const again = await issuedAgo(16);
    await addressReceipt(act, again, "Wang");
    act.clock.moveTo(monthsAgo(2));
    await reissueReceipt(act, again);
    act.clock.moveTo(today);
    await eraseOldReceipts(act);
    const receipt = (await findReceipt(act, old))!;
    expect(receipt.addressee).toBeUndefined();
    expect(readToken([act.secrets.signer], receipt.token)?.number).toBe(receipt.content.number);
    expect((await findReceipt(act, young))!.addressee).toBe("김철수");
    expect((await findReceipt(act, again))!.addressee).toBe("Wang");
    expect((await erasures()).at(-1)).toMatchObject({ addressees: 1, receipts: 0 });
  });

  test("an addressee is forgotten at once on wish, and may be named anew", async () => {
    const key = await issuedAgo(0);
    await addressReceipt(act, key, "山田 太郎");
    expect(await forgetAddressee(act, key)).toMatchObject({ ok: true });
    expect((await findReceipt(act, key))!.addressee).toBeUndefined();
    expect(await forgetAddressee(act, key)).toMatchObject({ ok: true });
    expect(await addressReceipt(act, key, "Acme")).toMatchObject({ value: { reissues: 0 } });
    expect(await forgetAddressee(act, { ...key, renewalId: newId() })).toMatchObject({
      refusal: "receipt_unknown",
    });
  });

  function monthsAgo(months: number): Instant {
    return startOfDate(addMonths(localDate(today, JST), -months), JST);
  }

  async function issuedAgo(months: number) {
    act.clock.moveTo(monthsAgo(months));
    const key = { lineId: newId(), renewalId: newId() };
    const content = composeReceipt({
      kind: "receipt",
      orderNumber: newHumanCode(10),
      at: act.clock.now(),
      seller: { names: NAMES, legalName: "Tsunagu KK", address: "Tokyo", phone: "03" },
      issuer: { status: "exempt" },
      taxRounding: "floor",
      items: [{ names: NAMES, totalYen: yen(1980), ratePerMille: 100 }],
      paymentMethod: "card",
    });
    await onLine(act, key.lineId, async (turn) =>
      turn.write({ name: "renewal.active" }, [issueReceipt(act, { ...key, content })]),
    );
    return key;
  }

  async function erasures(): Promise<readonly Record<string, unknown>[]> {
    const { rows } = await db.database.run({
      text: `select receipts, addressees, issued_before, erased_at from receipt_erasures
        order by erasure_id`,
      values: [],
    });
    return rows as Record<string, unknown>[];
  }
});

const NAMES = { "zh-Hans": "一周", "zh-Hant": "一週", ja: "7日間", en: "7 days", ko: "7일" };

/** The first day on which the law asks for nothing more, of a seller whose year ends so. */
function keptUntil(issued: string, lastMonth: number): string {
  const first = `${issued.slice(0, 4)}-${String(lastMonth).padStart(2, "0")}-01`;
  const endOf = (from: string) => addDays(addMonths(from, 1), -1);
  const yearEnd = endOf(first) >= issued ? endOf(first) : endOf(addMonths(first, 12));
  return addMonths(addMonths(addDays(yearEnd, 1), 2), 84);
}
