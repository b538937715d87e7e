import { afterEach, describe, expect, it } from "vitest";
import { checkLedger, balances } from "../../src/business/ledger/index.ts";
import type { HouseProvider } from "../../src/business/payments/index.ts";
import {
  beginPayment,
  cancelRenewal,
  outsideOf,
  placeRenewal,
  readOrder,
  workRenewal,
  type Outside,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { addMinutes } from "../../src/foundation/clock/index.ts";
import type { TestAct } from "../database.ts";
import { answering, type Answers } from "../orders.ts";
import type { Town } from "../town.ts";

/** A house provider under test, and what customers of it hand over. */
export interface HouseUnderTest {
  readonly house: HouseProvider;
  readonly act: TestAct;
  readonly town: Town;
  /** Something that pays for the town's week, 1,980 yen, once. */
  tender(): Promise<Readonly<Record<string, unknown>>>;
  /** Things that pay nothing, and the name of the house for each. */
  readonly wrong: readonly (readonly [tender: Readonly<Record<string, unknown>>, why: string])[];
  /** Whether the house has what was handed over. */
  has(tender: Readonly<Record<string, unknown>>): Promise<boolean>;
}

const PRICE_YEN = 1980;

/** What every way of taking money ourselves must do. */
export function houseProviderContract(under: HouseUnderTest): void {
  const { act, house, town } = under;
  const [method] = house.methods;

  afterEach(async () => {
    expect(await checkLedger(act)).toEqual([]);
  });

  const place = async (planCode = "week"): Promise<Renewal> => {
    const placed = await placeRenewal(act, {
      lineId: (await town.line()).lineId,
      planCode,
      payKind: method!.kind,
      channel: "counter",
      accepted: ["data_lost", "days_lost"],
      onceKey: newId(),
    });
    if (!placed.ok) throw new Error(placed.refusal);
    return placed.value;
  };
  const outsideThat = (answers: Answers = {}): Outside => {
    const others = answering(act, answers);
    const only = { payments: [others.provider("sandbox")], carriers: [others.carrier("sandbox")] };
    return outsideOf({ ...only, house: [house] });
  };
  const pay = async (key: Renewal, tender: Readonly<Record<string, unknown>>) =>
    beginPayment(act, outsideThat(), {
      ...{ lineId: key.lineId, renewalId: key.renewalId, tender },
      ...{ provider: house.name, method: method!.method },
      ...{ returnUrl: "http://pay.test/", description: "test" },
      ...{ address: `address ${newId()}`, device: `device ${newId()}` },
    });
  const work = async (key: Renewal, answers: Answers = {}) => {
    for (let i = 0; i < 3; i++) {
      act.clock.moveTo(addMinutes(act.clock.now(), 1));
      await workRenewal(act, outsideThat(answers), key);
    }
    return (await readOrder(act, key))!;
  };
  const booked = async (key: Renewal) =>
    (await balances(act, { renewalId: key.renewalId })).filter(
      ({ balanceYen }) => balanceYen !== 0,
    );

  it("is of the kind that settles in the call", () => {
    for (const one of house.methods) expect(one.kind).toBe("immediate");
  });

  describe("taking", () => {
    it("pays the order in one go, and the plan is granted", async () => {
      const [order, tender] = [await place(), await under.tender()];
      expect(await pay(order, tender)).toEqual({ ok: true, value: { kind: "paid" } });
      expect(await under.has(tender)).toBe(true);
      const paid = (await readOrder(act, order))!;
      expect(paid.renewal.state).toBe("paid");
      expect(paid.attempts).toMatchObject([
        { provider: house.name, state: "succeeded", amountYen: PRICE_YEN, kind: "immediate" },
      ]);
      const { money, providerReference } = paid.attempts[0]!;
      expect(providerReference).not.toBe("");
      const at = { account: money!.account, book: money!.book };
      const all = await booked(order);
      expect(all.find(({ account }) => account === "deferred_revenue")!.balanceYen).toBe(1800);
      expect(all.find(({ account }) => account === "output_tax")!.balanceYen).toBe(180);
      expect(all.find((one) => one.account === at.account && one.book === at.book)).toBeDefined();
      expect((await work(order)).renewal.state).toBe("active");
    });

    it.each(under.wrong)(
      "refuses %o at its field and leaves the order to be paid",
      async (...of) => {
        const [tender, why] = of;
        const order = await place();
        const answer = await pay(order, tender);
        expect(answer).toMatchObject({ ok: false, refusal: "tender_refused", facts: { why } });
        if (!answer.ok) expect(answer.field).toBeDefined();
        const { renewal, attempts, may } = (await readOrder(act, order))!;
        expect([renewal.state, attempts, may.pay]).toEqual(["draft", [], true]);
        expect(await booked(order)).toEqual([]);
        expect((await pay(order, await under.tender())).ok).toBe(true);
      },
    );

    it("takes nothing for an order that is over", async () => {
      const [order, tender] = [await place(), await under.tender()];
      await cancelRenewal(act, order);
      expect(await pay(order, tender)).toMatchObject({ refusal: "order_not_payable" });
      expect(await under.has(tender)).toBe(false);
    });

    it("takes nothing for a plan that can no longer be granted", async () => {
      const [order, tender] = [await place(), await under.tender()];
      await act.database.run({
        text: "update lines set status = 'suspended' where line_id = $1",
        values: [order.lineId],
      });
      expect(await pay(order, tender)).toMatchObject({ refusal: "order_not_payable" });
      expect(await under.has(tender)).toBe(false);
    });

    it("pays an order once, however many hand over at once", async () => {
      const order = await place();
      const tenders = await Promise.all(Array.from({ length: 6 }, async () => under.tender()));
      const answers = await Promise.all(tenders.map(async (tender) => pay(order, tender)));
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
      const had = await Promise.all(tenders.map(async (tender) => under.has(tender)));
      expect(had.filter(Boolean)).toHaveLength(1);
      expect((await readOrder(act, order))!.attempts).toHaveLength(1);
    });

    it("pays nothing when the statement is undone at its end", async () => {
      const [order, tender] = [await place(), await under.tender()];
      const failing = failingAtEnd(under);
      await expect(
        beginPayment(act, outsideOf({ payments: [], carriers: [], house: [failing] }), {
          ...{ lineId: order.lineId, renewalId: order.renewalId, tender },
          ...{ provider: house.name, method: method!.method },
          ...{ returnUrl: "", description: "", address: newId(), device: newId() },
        }),
      ).rejects.toThrow("no_such_table");
      expect(await under.has(tender)).toBe(false);
      expect((await readOrder(act, order))!.renewal.state).toBe("draft");
    });
  });

  describe("giving back", () => {
    it("returns what was taken when the carrier refuses, and it pays again", async () => {
      const [order, tender] = [await place(), await under.tender()];
      await pay(order, tender);
      const { renewal, refunds } = await work(order, { granted: "refused" });
      expect(renewal.state).toBe("refunded");
      expect(refunds).toMatchObject([{ state: "done", amountYen: PRICE_YEN }]);
      expect(await booked(order)).toEqual([]);
      expect(await under.has(tender)).toBe(false);
      const next = await place();
      expect((await pay(next, tender)).ok).toBe(true);
    });

    it("returns it once, however many workers do", async () => {
      const [order, tender] = [await place(), await under.tender()];
      await pay(order, tender);
      act.clock.moveTo(addMinutes(act.clock.now(), 1));
      const outside = outsideThat({ granted: "refused" });
      await Promise.all(Array.from({ length: 8 }, async () => workRenewal(act, outside, order)));
      const { renewal, refunds } = await work(order, { granted: "refused" });
      expect([renewal.state, refunds.length]).toEqual(["refunded", 1]);
      expect(await booked(order)).toEqual([]);
    });
  });
}

/** The same, whose statement breaks after all that it had to do was in it. */
function failingAtEnd({ house }: HouseUnderTest): HouseProvider {
  return {
    ...house,
    async take(act, request) {
      const taken = await house.take(act, request);
      if (!taken.ok) return taken;
      const broken = { text: "delete from no_such_table", values: [], expects: "any" } as const;
      return { ...taken, value: { ...taken.value, parts: [...taken.value.parts, broken] } };
    },
  };
}
