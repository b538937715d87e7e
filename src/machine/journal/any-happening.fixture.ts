import fc from "fast-check";
import { DENOMINATIONS_YEN, type CashHappening } from "../../foundation/kiosk-wire/index.ts";

export const INTAKE = "0191d1a0-0000-7000-8000-000000000001";
export const PAYOUT = "0191d1a0-0000-7000-8000-0000000000aa";

const intakeId = fc.constantFrom(INTAKE, "0191d1a0-0000-7000-8000-000000000002");
const payoutId = fc.constantFrom(PAYOUT, "0191d1a0-0000-7000-8000-0000000000bb");
const denominationYen = fc.constantFrom(...DENOMINATIONS_YEN);
const pieces = fc.integer({ min: 1, max: 50 });
const money = { intakeId, denominationYen, pieces } as const;
const by = fc.constantFrom("K-1", "係員");
const place = fc.constantFrom("box" as const, "dispenser" as const);

/** What may stand in a journal, in any order: the fold must not depend on machines behaving. */
export function anyHappenings({ minLength = 0 }: { readonly minLength?: number }) {
  return fc.array(happening, { minLength, maxLength: 25 });
}

const happening: fc.Arbitrary<CashHappening> = fc.oneof(
  fc.record({ kind: fc.constantFrom("escrowed", "stacking", "stacked", "handed_back"), ...money }),
  fc.record({
    ...{ kind: fc.constant("stacked" as const), ...money, isPresumed: fc.constant(true as const) },
  }),
  fc.record({
    ...{ kind: fc.constant("payout_begun" as const), payoutId, intakeId },
    yen: fc.integer({ min: 0, max: 5000 }),
  }),
  fc.record({ kind: fc.constant("dispensed" as const), payoutId, ...money }),
  fc.record({
    ...{ kind: fc.constant("payout_ended" as const), payoutId, intakeId },
    outcome: fc.constantFrom("complete" as const, "short" as const, "unknown" as const),
    yen: fc.integer({ min: 0, max: 5000 }),
  }),
  fc.record({ kind: fc.constant("refilled" as const), denominationYen, pieces, by }),
  fc.record({ kind: fc.constant("collected" as const), denominationYen, pieces, by, from: place }),
  fc.record({
    ...{ kind: fc.constant("counted" as const), denominationYen, by, place },
    pieces: fc.nat(50),
  }),
  fc.record({
    kind: fc.constantFrom("started", "door_opened", "door_closed", "tampered"),
  }),
);
