import { jst, running, terms } from "./plans.ts";
import { addHours } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { yen } from "../../src/foundation/money/index.ts";
import type { Plan } from "../../src/business/catalogue/index.ts";
import type { AutoPicture, AutoRenewal, Occasion } from "../../src/business/auto-renewals/index.ts";

export const JAN_1 = jst("2027-01-01T09:00");
export const END = jst("2027-01-11T00:00");
export const BY_TIME = { kind: "time", hoursBefore: 6 } as const;

/** A line that renews by itself six hours before its end. */
export function pictureOf(more: Partial<AutoPicture>): AutoPicture {
  const auto: AutoRenewal = {
    lineId: newId(),
    customerId: newId(),
    state: "armed",
    planCode: "week",
    priceYen: yen(1980),
    savedMethodId: newId(),
    trigger: BY_TIME,
    ceilingYen: yen(10_000),
    until: "2027-03-01",
    contactEmail: "mei@example.com",
    language: "en",
    consentedAt: JAN_1,
  };
  const plan = { code: "week", terms: terms(), totalYen: yen(1980) } as Plan;
  return {
    auto,
    causes: [],
    buckets: [running(terms(), JAN_1)],
    plan,
    method: {
      savedMethodId: auto.savedMethodId,
      customerId: auto.customerId,
      provider: "sandbox",
      method: "saved_card",
      state: "saved",
      token: "card_1",
      face: { brand: "visa", lastFour: "4242" },
      askedAt: JAN_1,
    },
    isKept: true,
    occasions: [],
    ...more,
  };
}

export function occasionOf(more: Partial<Occasion>): Occasion {
  return {
    lineId: newId(),
    occasionId: newId(),
    cause: `end:${END}`,
    armedAt: JAN_1,
    state: "announced",
    totalYen: yen(1980),
    announcedAt: addHours(END, -30),
    chargeAt: addHours(END, -6),
    tries: 0,
    ...more,
  };
}
