import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  addSeconds,
  DAY_MS,
  instant,
  JST,
  localDate,
  msBetween,
  startOfDay,
} from "../../foundation/clock/index.ts";
import { newHumanCode, newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { ARRANGEMENTS } from "./arrangement.ts";
import { commissionOf } from "./commission.ts";
import { judgePin } from "./judge-pin.ts";
import {
  canStep,
  expiryOf,
  PIN_STATES,
  PIN_STEPS,
  readSerial,
  serialText,
  standingOf,
  TERM_DAYS_MAX,
  type Pin,
  type PinBatch,
  type PinState,
} from "./pin.ts";

const NOW = instant("2026-11-22T03:00:00Z");
const anyMoment = fc
  .integer({ min: Date.parse("2024-01-01"), max: Date.parse("2060-01-01") })
  .map((ms) => instant(ms));
const anyTerm = fc.integer({ min: 1, max: TERM_DAYS_MAX });

describe("the end of a PIN", () => {
  test("comes after its sale, at a midnight in Japan, and never after 180 days", () => {
    fc.assert(
      fc.property(anyMoment, anyTerm, (soldAt, termDays) => {
        const end = expiryOf(soldAt, termDays);
        expect(end > soldAt).toBe(true);
        expect(startOfDay(end, JST)).toBe(end);
        const lasted = msBetween(soldAt, end);
        expect(lasted).toBeLessThanOrEqual(termDays * DAY_MS);
        expect(lasted).toBeGreaterThan((termDays - 1) * DAY_MS);
      }),
    );
  });

  test("comes before half a year is over, whichever half it is", () => {
    fc.assert(
      fc.property(anyMoment, (soldAt) => {
        const halfYear = addMonths(localDate(soldAt, JST), 6);
        expect(localDate(expiryOf(soldAt, TERM_DAYS_MAX), JST) <= halfYear).toBe(true);
      }),
    );
  });

  test.each([0, 181, 1.5, -1])("is not to be had with a term of %s days", (termDays) => {
    expect(() => expiryOf(NOW, termDays)).toThrow(RangeError);
  });

  test("counts by the clock, to the millisecond", () => {
    const expiresAt = expiryOf(NOW, 30);
    const at = (seconds: number) =>
      standingOf({ state: "active", expiresAt }, addSeconds(expiresAt, seconds));
    expect([at(-0.001), at(0), at(86_400)]).toEqual(["active", "expired", "expired"]);
    expect(standingOf({ state: "redeemed", expiresAt }, expiresAt)).toBe("redeemed");
  });
});

describe("the table of steps", () => {
  test("stands in the README as it is in the code", () => {
    const readme = readFileSync(path.join(import.meta.dirname, "README.md"), "utf8");
    const rows = [...readme.matchAll(/^\| `(pin\.\w+)` +\| ([^|]+?) +\| (\w+) +\|$/gmu)];
    const told = Object.fromEntries(
      rows.map(([, step, from, to]) => [
        step!,
        { from: from === "nothing" ? [] : from!.split(", "), to },
      ]),
    );
    expect(told).toEqual(PIN_STEPS);
  });

  test("lets nothing pay that is not sold, and nothing leave what has ended", () => {
    const payers = PIN_STATES.filter((state) => canStep("pin.redeemed", state));
    expect(payers).toEqual(["active"]);
    const ways = Object.values(PIN_STEPS) as readonly {
      from: readonly PinState[];
      to: PinState;
    }[];
    for (const end of ["voided", "expired"] as const) {
      expect(ways.filter(({ from }) => from.includes(end))).toEqual([]);
    }
    const reached = new Set(ways.map(({ to }) => to));
    expect([...reached].toSorted()).toEqual([...PIN_STATES].toSorted());
  });
});

describe("judging a PIN", () => {
  const batch = batchOf();
  const purchase = { sellerId: batch.sellerId, planCode: "week", amountYen: 1980 };
  const judge = (pin: Partial<Pin>, of: Partial<PinBatch> = {}) =>
    judgePin({ pin: pinOf(pin), batch: { ...batch, ...of } }, purchase, NOW);

  test("takes an active one of its seller whose value is the price", () => {
    expect(judge({}).ok).toBe(true);
    expect(judge({}, { planCodes: ["week"] }).ok).toBe(true);
  });

  test("answers unknown, unsold and voided numbers alike, to the letter", () => {
    const answers = [
      judgePin(undefined, purchase, NOW),
      ...(["created", "exported", "voided"] as const).map((state) => judge({ state })),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toEqual({ ok: false, refusal: "pin_not_valid", field: "pin" });
  });

  test("tells the holder of a card of ours why it does not pay", () => {
    const expiresAt = addSeconds(NOW, -1);
    expect(judge({ state: "redeemed" })).toMatchObject({ refusal: "pin_used" });
    expect(judge({ expiresAt })).toMatchObject({ refusal: "pin_expired", facts: { expiresAt } });
    expect(judge({ state: "expired", expiresAt })).toMatchObject({ refusal: "pin_expired" });
    expect(judge({}, { sellerId: newId() })).toMatchObject({ refusal: "pin_of_other_seller" });
    expect(judge({}, { planCodes: ["day", "month"] })).toMatchObject({
      refusal: "pin_for_other_plan",
      facts: { plans: "day,month" },
    });
    expect(judge({}, { faceYen: yen(2980) })).toMatchObject({
      refusal: "pin_worth_other",
      facts: { faceYen: 2980 },
    });
  });

  test("never takes one that is worth more or less, has ended, or was not sold", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PIN_STATES),
        fc.integer({ min: -3, max: 3 }),
        fc.constantFrom(500, 1980, 2980),
        (state, hours, faceYen) => {
          const expiresAt = addSeconds(NOW, hours * 3600);
          const isRight = state === "active" && hours > 0 && faceYen === 1980;
          expect(judge({ state, expiresAt }, { faceYen: yen(faceYen) }).ok).toBe(isRight);
        },
      ),
    );
  });
});

describe("an arrangement", () => {
  test("never shows tax on the sale, and always taxes the plan", () => {
    for (const { sale, redemption, expiry } of Object.values(ARRANGEMENTS)) {
      expect(["outside", "exempt"]).toContain(sale.tax);
      expect(redemption).toEqual({ tax: "taxable", document: "seller_receipt" });
      expect(expiry.tax).toBe("outside");
    }
  });

  test("pays an agent in consignment a fee with its tax, and gives a shop a discount without", () => {
    const of = { pinCount: 100, taxRatePerMille: 100, taxRounding: "floor" } as const;
    const with5 = (arrangement: PinBatch["arrangement"]) =>
      commissionOf({ arrangement, commissionPerMille: 50, faceYen: yen(1980) }, of);
    expect(with5("consignment")).toEqual({ kind: "taxable_fee", totalYen: 9900, taxYen: 900 });
    expect(with5("resale")).toEqual({ kind: "discount", totalYen: 9900, taxYen: 0 });
    expect(with5("own_issue")).toEqual({ kind: "none", totalYen: 0, taxYen: 0 });
  });
});

test("a serial number is read back as it is printed, and nothing else is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50_000 }), (serial) => {
      const batchCode = newHumanCode(6);
      expect(readSerial(serialText(batchCode, serial))).toEqual({ batchCode, serial });
    }),
  );
  for (const text of ["", "ABCDEF", "ABCDEF-1", "ABC-000001", "ABCDEF-000001 "]) {
    expect(readSerial(text)).toBeUndefined();
  }
});

function batchOf(): PinBatch {
  return {
    batchId: newId(),
    code: "ABCDEF",
    sellerId: newId(),
    faceYen: yen(1980),
    arrangement: "own_issue",
    commissionPerMille: 0,
    planCodes: [],
    termDays: 180,
    pinCount: 10,
    madeAt: NOW,
    exportedAt: NOW,
    version: 1,
  };
}

function pinOf(more: Partial<Pin>): Pin {
  return {
    pinId: newId(),
    batchId: newId(),
    serial: 1,
    state: "active",
    expiresAt: addSeconds(NOW, 86_400),
    ...more,
  };
}
