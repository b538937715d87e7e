import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, carrierOf, workOn } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { checkLedger } from "../ledger/index.ts";
import type { LineId } from "../lines/index.ts";
import type { DisputeReading } from "../payments/index.ts";
import {
  beginPayment,
  chooseReplacement,
  outsideOf,
  placeRenewal,
  readOrder,
  type Renewal,
} from "./index.ts";
import { settlePayment } from "./settle-payment.ts";
import { sharedOut } from "./shared-disputes.ts";

const db = await testDatabase();
const act = db.act();
const town = await buildTown(act);
const far = answering(act);
const silent = async () => ({ kind: "unknown" }) as const;
const outside = outsideOf({ payments: far.payments, carriers: [carrierOf()] });
/** Where the carrier never answers. */
const stuck = outsideOf({
  payments: far.payments,
  carriers: [{ ...carrierOf(), grant: silent, ask: silent }],
});

async function place(
  together: NonNullable<Parameters<typeof placeRenewal>[1]["together"]>,
  lineId: LineId,
) {
  const placed = await placeRenewal(act, {
    ...{ lineId, planCode: "week", payKind: "redirect", channel: "web", accepted: [] },
    ...{ onceKey: newId(), together },
  });
  if (!placed.ok) throw new Error(placed.refusal);
  return placed.value;
}

/** Two weeks to be paid at once. */
async function begun(): Promise<readonly [Renewal, Renewal]> {
  const [first, second] = [await town.line(), await town.line()];
  const renewalId = newId<"renewal">();
  const of = { lineId: first.lineId, renewalId };
  const joined = await place({ as: "joined", joined: of }, second.lineId);
  const lead = await place({ as: "first", renewalId, othersYen: yen(1980) }, first.lineId);
  await beginPayment(act, outside, {
    ...{ lineId: lead.lineId, renewalId, provider: "sandbox", method: "card" },
    ...{ returnUrl: "http://tsunagu.test/", description: "test" },
    ...{ address: "192.0.2.1", device: newId() },
  });
  return [lead, joined];
}

/** The second does not come. */
async function paid(): Promise<readonly [Renewal, Renewal]> {
  const [lead, joined] = await begun();
  await workOn(act, outside, lead);
  await workOn(act, stuck, joined);
  return [lead, joined];
}

async function tell(lead: Renewal, state: DisputeReading["state"], to = lead): Promise<void> {
  const [attempt] = (await readOrder(act, lead))!.attempts;
  const dispute = {
    ...{ reference: `du_${lead.number}`, state, amountYen: yen(3960), reason: "fraudulent" },
    openedAt: act.clock.now(),
  };
  await settlePayment(act, to, {
    attemptId: attempt!.attemptId,
    reading: {
      ...{ kind: "succeeded", providerReference: "pay_1", amountYen: yen(3960) },
      ...{ at: act.clock.now(), disputes: [dispute] },
    },
    askedDueAt: undefined,
  });
}

describe("a dispute about a payment of several renewals", () => {
  it("stands on each line with its part; lost, it settles what was to go back there", async () => {
    const [lead, joined] = await paid();
    for (let i = 0; i < 2; i++) await tell(lead, "open");
    const open = await Promise.all([lead, joined].map(async (one) => (await readOrder(act, one))!));
    expect(open.map(({ disputes }) => disputes.map(({ amountYen }) => amountYen))).toEqual([
      [1980],
      [1980],
    ]);
    act.clock.moveTo(addMinutes(act.clock.now(), 45));
    await workOn(act, stuck, joined);
    expect((await readOrder(act, joined))!.refunds.map(({ state }) => state)).toEqual(["wanted"]);
    expect(await checkLedger(act)).toEqual([]);
    await tell(lead, "lost");
    await workOn(act, stuck, joined);
    const { renewal, refunds } = (await readOrder(act, joined))!;
    expect([renewal.state, refunds[0]?.providerReference]).toEqual([
      "refunded",
      `du_${lead.number}`,
    ]);
    expect(await checkLedger(act)).toEqual([]);
  });
});

describe("a dispute that is heard of before a part was taken", () => {
  it("stands with its part on each line once it is, and never with more", async () => {
    const [lead, joined] = await begun();
    await tell(lead, "open");
    const standing = async () =>
      Promise.all(
        [lead, joined].map(async (one) =>
          (await readOrder(act, one))!.disputes.map(({ state, amountYen }) => [state, amountYen]),
        ),
      );
    expect(await standing()).toEqual([[["open", 1980]], []]);
    await workOn(act, outside, joined);
    const [attempt] = (await readOrder(act, lead))!.attempts;
    expect(attempt!.heardAt).toBeDefined();
    await tell(lead, "open");
    expect(await standing()).toEqual([[["open", 1980]], [["open", 1980]]]);
    expect(await checkLedger(act)).toEqual([]);
    await workOn(act, outside, lead);
    await tell(lead, "lost");
    expect(await standing()).toEqual([[["lost", 1980]], [["lost", 1980]]]);
    expect(await checkLedger(act)).toEqual([]);
  });
});

describe("a dispute that is heard of by what took the place of the first order", () => {
  it("stands with its part on each line all the same", async () => {
    const [lead, joined] = await begun();
    await workOn(act, stuck, lead);
    await workOn(act, stuck, joined);
    act.clock.moveTo(addMinutes(act.clock.now(), 12));
    const replaced = await chooseReplacement(act, lead, "other");
    if (!replaced.ok) return expect.fail(replaced.refusal);
    await tell(lead, "open", replaced.value);
    const disputes = [lead, joined].map(async (one) => (await readOrder(act, one))!.disputes);
    const amounts = (await Promise.all(disputes)).map((of) => of.map((one) => one.amountYen));
    expect(amounts).toEqual([[1980], [1980]]);
    expect(await checkLedger(act)).toEqual([]);
  });
});

describe("an amount over prices", () => {
  it("is shared to the yen, and no part is above its price", () => {
    const anyYen = fc.integer({ min: 1, max: 50_000 }).map((amount) => yen(amount));
    fc.assert(
      fc.property(fc.array(anyYen, { minLength: 1, maxLength: 6 }), fc.nat(), (prices, amount) => {
        const total = prices.reduce((sum, price) => sum + price, 0);
        const asked = yen(amount % (total + 1));
        const parts = sharedOut(asked, prices);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(asked);
        parts.forEach((part: Yen, i) => expect(part <= prices[i]!).toBe(true));
      }),
    );
  });
});
