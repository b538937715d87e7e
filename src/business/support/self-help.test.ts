import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "../../foundation/ids/index.ts";
import { bytes } from "../../foundation/money/index.ts";
import { instant } from "../../foundation/clock/index.ts";
import { BUCKET_STATES } from "../buckets/index.ts";
import { VOUCHER_STATES } from "../renewals/index.ts";
import { answerTo, NEXTS, SAYINGS, TRIES } from "./knowledge.ts";
import { CARRIER_SAYS, type Look } from "./look.ts";
import { SITUATIONS, situationOf, SYMPTOMS } from "./self-help.ts";

const at = instant("2026-11-22T09:00:00Z");
const LINE_STATES = [
  ...(["unstarted", "active", "depleted", "grace", "expired"] as const),
  ...(["suspended", "recycled"] as const),
];
const names = { ja: "", en: "", ko: "", "zh-Hans": "", "zh-Hant": "" };

const anyLook = fc.record(
  {
    order: fc.record({
      sellerId: fc.constant(newId<"seller">()),
      number: fc.constant("K7M2Q3PXA9"),
      state: fc.constantFrom(...VOUCHER_STATES),
    }),
    carrier: fc.record({ says: fc.constantFrom(...CARRIER_SAYS), at: fc.constant(at) }),
    line: fc.record({
      state: fc.constantFrom(...LINE_STATES),
      isPaidButOffline: fc.boolean(),
      sellerId: fc.constant(newId<"seller">()),
      network: fc.constant("sora"),
      carrier: fc.constant("sandbox"),
    }),
    bucket: fc.record({
      plan: fc.constant(names),
      state: fc.constantFrom(...BUCKET_STATES),
      isDaily: fc.boolean(),
      leftBytes: fc.constant(bytes(0)),
      isUsed: fc.boolean(),
    }),
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<Look>;

test("every symptom has an answer in every situation, whose words are known", () => {
  for (const symptom of SYMPTOMS) {
    for (const situation of SITUATIONS) {
      const { says, tries, next } = answerTo(symptom, situation);
      expect(SAYINGS, `${symptom} ${situation}`).toContain(says);
      expect(NEXTS).toContain(next);
      expect(TRIES).toEqual(expect.arrayContaining([...tries]));
      expect(new Set(tries).size).toBe(tries.length);
    }
  }
});

test("every saying, try and next is used, so that nothing is worded in vain", () => {
  const all = SYMPTOMS.flatMap((symptom) => SITUATIONS.map((one) => answerTo(symptom, one)));
  expect(new Set(all.map(({ says }) => says))).toEqual(new Set(SAYINGS));
  expect(new Set(all.map(({ next }) => next))).toEqual(new Set(NEXTS));
  expect(new Set(all.flatMap(({ tries }) => tries))).toEqual(new Set(TRIES));
});

test("whatever is seen, it is one situation, and each of them can be seen", () => {
  const met = new Set<string>();
  fc.assert(
    fc.property(anyLook, (look) => {
      const situation = situationOf(look);
      met.add(situation);
      expect(SITUATIONS).toContain(situation);
    }),
    { numRuns: 3000, seed: 6 },
  );
  expect(met).toEqual(new Set(SITUATIONS));
});

test("whoever has paid is never told to pay, nor that it works before it does", () => {
  fc.assert(
    fc.property(anyLook, fc.constantFrom(...SYMPTOMS), (look, symptom) => {
      const { says, next } = answerTo(symptom, situationOf(look));
      const state = look.order?.state;
      if (state !== undefined && state !== "unpaid") expect(next).not.toBe("pay");
      if (state === "working" || state === "late") {
        expect(["connecting", "late", "paid_already"]).toContain(says);
        expect(["promise", "choose"]).toContain(next);
      }
    }),
  );
});

test("a line that staff must look at is never blamed on the phone", () => {
  for (const symptom of SYMPTOMS) {
    for (const situation of ["line_suspended", "line_gone"] as const) {
      expect(answerTo(symptom, situation)).toMatchObject({ tries: [], next: "ask_us" });
    }
  }
});
