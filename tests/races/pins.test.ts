import { afterAll, afterEach, describe, expect, it } from "vitest";
import { balances, checkLedger } from "../../src/business/ledger/index.ts";
import {
  activatePins,
  lyingAt,
  pinBySerial,
  serialText,
  voidPins,
  type PinDigits,
} from "../../src/business/pins/index.ts";
import {
  beginPayment,
  cancelRenewal,
  chooseRefund,
  chooseReplacement,
  readOrder,
  workRenewal,
  type Renewal,
  type RenewalKey,
} from "../../src/business/renewals/index.ts";
import type { Act } from "../../src/foundation/act/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { APP_ROLE } from "../../src/foundation/database/migrate.ts";
import { chanceOf } from "../faults/chance.ts";
import { AGENT_OWES, printedBatch } from "../pins.ts";
import { openStage, wishToPay } from "./stage.ts";
import { openWorker } from "./worker.ts";

const stage = await openStage({ connectionsMax: 20 });
const { act, boxes, db, outside, town, place, begin, pay, work, wholeness } = stage;
const worker = openWorker(act, outside);
const { batch, digits } = await printedBatch(act, { pinCount: 200, sold: 190 });
let used = 0;
const nextPin = () => {
  used += 1;
  return { pin: digits[used - 1]!, serial: serialText(batch.code, used) };
};

/** As many processes as these would be: each with connections of its own. */
const others: readonly Act[] = Array.from({ length: 10 }, () => ({
  ...act,
  database: openDatabase({ url: db.ownerUrl, role: APP_ROLE, connectionsMax: 3 }),
}));
afterAll(async () => Promise.all(others.map(async ({ database }) => database.close())));

const times = <T>(count: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, async (_, i) => make(i)));
const somebody = (i: number) => others[i % others.length]!;

async function payBy(who: Act, key: RenewalKey, pin: PinDigits) {
  const wish = { ...wishToPay(key, "pin"), provider: "pin", tender: { pin } };
  return beginPayment(who, outside, { ...wish, device: `${key.renewalId} ${pin}` });
}

const stateOf = async (serial: string) => (await pinBySerial(act, serial))!.pin.state;

afterEach(booksAgree);

async function booksAgree(): Promise<void> {
  expect(await checkLedger(act)).toEqual([]);
}

describe("one PIN", () => {
  it("in 50 hands at once pays for one line, and the others are told", async () => {
    const { pin, serial } = nextPin();
    const orders = await times(50, async () => place(await town.line()));
    const answers = await times(50, async (i) => payBy(somebody(i), orders[i]!, pin));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const whys = new Set(answers.map((one) => (one.ok ? "paid" : one.facts?.["why"])));
    expect(whys).toEqual(new Set(["paid", "pin_used"]));
    expect(await stateOf(serial)).toBe("redeemed");
    const payer = orders[answers.findIndex(({ ok }) => ok)]!;
    expect((await pinBySerial(act, serial))!.pin.lineId).toBe(payer.lineId);
    await worker.rest();
    expect(await wholeness(payer)).toEqual({ received: 0, granted: 1, buckets: 1, receipts: 1 });
    const unpaid = orders.filter((order) => order !== payer);
    for (const order of unpaid) expect((await stage.order(order)).renewal.state).toBe("draft");
  });

  it("sent by eight processes for one order pays it once", async () => {
    const { pin } = nextPin();
    const order = await place(await town.line());
    const answers = await times(8, async (i) => payBy(somebody(i), order, pin));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await stage.order(order)).attempts).toHaveLength(1);
    await worker.rest();
    expect(await wholeness(order)).toMatchObject({ granted: 1, buckets: 1, receipts: 1 });
  });
});

describe("many PINs", () => {
  it("for one order at once: one is taken, the others stay as good as before", async () => {
    const order = await place(await town.line());
    const pins = Array.from({ length: 8 }, nextPin);
    const answers = await times(8, async (i) => payBy(somebody(i), order, pins[i]!.pin));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const states = await Promise.all(pins.map(async ({ serial }) => stateOf(serial)));
    expect(states.filter((state) => state === "redeemed")).toHaveLength(1);
    expect(states.filter((state) => state === "active")).toHaveLength(7);
  });
});

describe("an order paid by PIN and by card at once", () => {
  it.each([1, 2, 3, 4, 5, 6])("is granted once, and one of them goes back (%i)", async () => {
    const { pin, serial } = nextPin();
    const order = await place(await town.line());
    const page = await begin(order);
    const both = [
      pay(page),
      payBy(somebody(1), order, pin),
      ...[2, 3, 4].map(async (i) => workRenewal(somebody(i), outside, order)),
    ];
    await Promise.all(both);
    await settle(order);
    const { renewal, attempts } = (await readOrder(act, order))!;
    expect(renewal.state).toBe("active");
    const whole = await wholeness(order);
    expect(whole).toMatchObject({ granted: 1, buckets: 1, receipts: 1 });
    const byPin = (await stateOf(serial)) === "redeemed";
    expect([byPin, whole.received]).toEqual(byPin ? [true, 0] : [false, 1980]);
    expect(attempts.filter(({ state }) => state === "succeeded").length).toBeGreaterThan(0);
  });

  it("takes the PIN while a card's page is open, and gives back what comes by card later", async () => {
    const { pin, serial } = nextPin();
    const order = await place(await town.line());
    const page = await begin(order);
    expect((await payBy(act, order, pin)).ok).toBe(true);
    await pay(page).catch(() => undefined);
    await settle(order);
    expect(await wholeness(order)).toEqual({ received: 0, granted: 1, buckets: 1, receipts: 1 });
    expect(await stateOf(serial)).toBe("redeemed");
  });
});

describe("a PIN whose order gives the money back", () => {
  it("pays again, once, with its old end", async () => {
    const { pin, serial } = nextPin();
    const end = (await pinBySerial(act, serial))!.pin.expiresAt;
    const order = await place(await town.line("recycled"));
    await payBy(act, order, pin);
    await times(6, async (i) => workRenewal(somebody(i), outside, order));
    await settle(order);
    expect((await stage.order(order)).renewal.state).toBe("refunded");
    expect((await pinBySerial(act, serial))!.pin).toMatchObject({
      state: "active",
      expiresAt: end,
    });
    const next = await times(10, async () => place(await town.line()));
    const answers = await times(10, async (i) => payBy(somebody(i), next[i]!, pin));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("is wanted by its holder at another line before it is back, and waits", async () => {
    const { pin } = nextPin();
    const order = await place(await town.line("never_settles"));
    await payBy(act, order, pin);
    await work(order);
    const second = await place(await town.line());
    expect(await payBy(act, second, pin)).toMatchObject({ facts: { why: "pin_used" } });
    expect((await chooseRefund(act, outside, order)).ok).toBe(true);
    await settle(order);
    const third = await place(await town.line());
    expect((await payBy(act, third, pin)).ok).toBe(true);
  });

  it("and has ended meanwhile becomes a claim of its payer, for the whole amount", async () => {
    const short = await printedBatch(act, { termDays: 1, sold: 1 });
    const order = await place(await town.line("never_settles"));
    const [pin] = short.digits;
    expect((await payBy(act, order, pin!)).ok).toBe(true);
    await work(order);
    await boxes.advance(86_400);
    await settle(order);
    const { renewal, refunds, claims } = (await readOrder(act, order))!;
    expect(renewal.state).toBe("refunding");
    expect(refunds).toMatchObject([{ state: "refused", amountYen: 1980 }]);
    expect(claims).toMatchObject([{ state: "open", amountYen: 1980 }]);
    const serial = serialText(short.batch.code, 1);
    expect(await stateOf(serial)).toBe("redeemed");
    const owed = (await balances(act, { renewalId: order.renewalId })).filter(
      ({ account }) => account === "refunds_payable",
    );
    expect(owed).toMatchObject([{ balanceYen: 1980 }]);
  });

  it("follows it to the plan that took the place of the one that did not come", async () => {
    const { pin, serial } = nextPin();
    const order = await place(await town.line("never_settles"));
    await payBy(act, order, pin);
    await work(order);
    await work(order, 601);
    const replaced = await chooseReplacement(act, order, "other");
    if (!replaced.ok) throw new Error(replaced.refusal);
    await work(replaced.value);
    await work(replaced.value, 601);
    expect((await chooseRefund(act, outside, replaced.value)).ok).toBe(true);
    await settle(replaced.value);
    expect((await stage.order(replaced.value)).renewal.state).toBe("refunded");
    expect(await stateOf(serial)).toBe("active");
  });
});

describe("a PIN that is voided and paid with at once", () => {
  it.each([1, 2, 3, 4])("is one or the other, and the books agree (%i)", async () => {
    const { pin, serial } = nextPin();
    const wish = { batchCode: batch.code, serials: [used], reason: "sale_undone" } as const;
    const order = await place(await town.line());
    const [paid, voided] = await Promise.all([
      payBy(somebody(0), order, pin),
      voidPins(somebody(1), wish),
    ]);
    expect([paid.ok, voided.ok].filter(Boolean)).toHaveLength(1);
    expect(await stateOf(serial)).toBe(paid.ok ? "redeemed" : "voided");
  });
});

describe("guessing", () => {
  it("a hundred numbers at once from one browser looks at five", async () => {
    const line = await town.line();
    const order = await place(line);
    const looks = counting(act);
    const wish = { ...wishToPay(order, "pin"), provider: "pin" };
    // The order, the line and the device have limits of their own, which guard every way to pay.
    const tries = await times(100, async (i) =>
      beginPayment(looks.act, outside, { ...wish, tender: { pin: guess(i) } }),
    );
    expect(tries.some(({ ok }) => ok)).toBe(false);
    expect(looks.count()).toBeLessThanOrEqual(5);
  });
});

describe("by chance", () => {
  it.each([11, 12])(
    "whatever is sold, paid, voided, cancelled and given back: nothing is lost, seed %i",
    async (seed) => {
      const chance = chanceOf(seed);
      const small = await printedBatch(act, { pinCount: 24, sold: 12 });
      const orders: Renewal[] = [];
      for (let i = 0; i < 10; i++) {
        orders.push(await place(await town.line(chance.below(3) === 0 ? "recycled" : "normal")));
      }
      const deeds = Array.from({ length: 60 }, (_, i) => async () => {
        const who = somebody(i);
        const order = orders[chance.below(orders.length)]!;
        const serial = 1 + chance.below(24);
        const named = { batchCode: small.batch.code, serials: [serial] };
        switch (chance.below(7)) {
          case 0:
            return activatePins(who, { ...named, take: lyingAt(AGENT_OWES) });
          case 1:
            return voidPins(who, { ...named, reason: "sale_undone" });
          case 2:
            return voidPins(who, { ...named, reason: "lost" });
          case 3:
            return cancelRenewal(who, order);
          case 4:
            return workRenewal(who, outside, order);
          default:
            return payBy(who, order, small.digits[serial - 1]!);
        }
      });
      for (let i = 0; i < deeds.length; i += 12) {
        await Promise.all(deeds.slice(i, i + 12).map(async (deed) => deed()));
      }
      for (const order of orders) await settle(order);
      const held = new Map<string, number>();
      for (const order of orders) {
        const { renewal, attempts, refunds } = (await readOrder(act, order))!;
        const back = refunds.filter(({ state }) => state === "done").length;
        const kept = attempts.filter(({ state }) => state === "succeeded").length - back;
        expect([renewal.number, kept]).toEqual([
          renewal.number,
          ["active", "completed"].includes(renewal.state) ? 1 : 0,
        ]);
        if (kept === 1) held.set(attempts.at(-1)!.providerReference!, 1);
      }
      for (let serial = 1; serial <= 24; serial++) {
        const text = serialText(small.batch.code, serial);
        expect([text, (await stateOf(text)) === "redeemed"]).toEqual([text, held.has(text)]);
      }
    },
  );
});

async function settle(key: RenewalKey): Promise<void> {
  for (const seconds of [31, 61, 301, 1801]) {
    await boxes.advance(seconds);
    await worker.rest();
  }
  await workRenewal(act, outside, key);
}

/** Counts how often somebody looks a PIN up by its digits. */
function counting(from: Act): { readonly act: Act; count(): number } {
  let looks = 0;
  const blind = (kind: string, text: string) => {
    if (kind === "pin") looks += 1;
    return from.secrets.blind(kind, text);
  };
  return { act: { ...from, secrets: { ...from.secrets, blind } }, count: () => looks };
}

function guess(i: number): string {
  return digits[195]!.slice(0, 12) + String(1000 + i);
}
