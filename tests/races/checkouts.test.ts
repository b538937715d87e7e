import { describe, expect, it } from "vitest";
import {
  cancelCheckout,
  openCheckout,
  payCheckout,
  quoteCheckout,
  readCheckout,
  type Checkout,
} from "../../src/business/checkouts/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import {
  askRefund,
  beginPayment,
  cancelRenewal,
  hearProvider,
  outsideOf,
  placeRenewal,
  wantRefund,
  workRenewal,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import { addSeconds } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { testDatabase, type TestAct } from "../database.ts";
import { chanceOf, type Chance } from "../faults/chance.ts";
import { buildTown, type TownLine } from "../town.ts";
import { fakeCarrier } from "./fake-carrier.ts";
import { fakeProvider } from "./fake-provider.ts";
import { wishToPay } from "./stage.ts";
import { openWorker } from "./worker.ts";

// Nobody outside loses anything, where only our own order of things is tried.
const STEADY: Chance = { below: () => 1, pick: ([first]) => first!, shuffled: (all) => all };
const WEEK = 1980;
const QUEUE = 2980;

const db = await testDatabase();
const act = db.act();
const { clock } = act;
const town = await buildTown(act);
const provider = fakeProvider({ clock, chance: STEADY });
const carrier = fakeCarrier({ clock, chance: STEADY });
/** Cards that the carrier takes no plan for. */
const refused = new Set<string>();
const choosy: typeof carrier = {
  ...carrier,
  grant: async (request) =>
    refused.has(request.iccid)
      ? { kind: "refused", failure: "carrier_refused" }
      : carrier.grant(request),
};
const outside = outsideOf({ payments: [provider], carriers: [choosy] });
const worker = openWorker(act, outside);

/** Time goes on between the orders of one form, as it does. */
const ticking = db.act({
  clock,
  failpoint: () => clock.moveTo(addSeconds(clock.now(), 1)),
});

class Died extends Error {}

type Item = readonly [TownLine, string];

async function refusedLine(): Promise<TownLine> {
  const line = await town.line();
  refused.add(line.iccid);
  return line;
}

async function opened(items: readonly Item[], onceKey: string = newId()): Promise<Renewal> {
  const placed = await openCheckout(ticking, wishFor(items, onceKey));
  if (!placed.ok) throw new Error(`${placed.refusal} ${JSON.stringify(placed.facts)}`);
  return placed.value;
}

function wishFor(items: readonly Item[], onceKey: string) {
  return {
    items: items.map(([{ lineId }, planCode]) => ({
      ...{ lineId, planCode, accepted: ["data_lost", "days_lost"] },
    })),
    contactEmail: "mei@example.com",
    payKind: "redirect",
    onceKey,
  } as const;
}

async function pay({ number }: Renewal, by: TestAct = act, method = "card") {
  const { renewalId: _, lineId: __, ...wish } = wishToPay({ lineId: "", renewalId: "" }, method);
  return payCheckout(by, outside, { ...wish, number });
}

async function paid(items: readonly Item[]): Promise<Renewal> {
  const first = await opened(items);
  expect(await pay(first)).toMatchObject({ ok: true });
  payPages();
  await hearAll();
  await worker.rest();
  return first;
}

function payPages(): void {
  for (const page of provider.pages()) provider.pay(page);
}

async function hearAll(by: TestAct = act): Promise<void> {
  for (let hook = provider.takeWebhook(); hook !== undefined; hook = provider.takeWebhook()) {
    await hearProvider(by, outside, { provider: "sandbox", ...hook });
  }
}

async function checkout({ number }: Renewal): Promise<Checkout> {
  return (await readCheckout(act, number))!;
}

async function states(first: Renewal): Promise<readonly string[]> {
  return (await checkout(first)).orders.map(({ renewal }) => renewal.state);
}

/** What the provider has of a checkout and did not give back. */
async function keptYen(first: Renewal): Promise<number> {
  const { attempts } = (await checkout(first)).first;
  return attempts.reduce((sum, { attemptId }) => sum + provider.keptYen(attemptId), 0);
}

async function later(seconds: number): Promise<void> {
  clock.moveTo(addSeconds(clock.now(), seconds));
  await worker.rest();
}

describe("one payment over several lines", () => {
  it("is asked for once, and each line has its plan, its share and its receipt", async () => {
    const lines = [await town.line(), await town.line(), await town.line()];
    const first = await paid(lines.map((line) => [line, "week"] as const));
    expect(await states(first)).toEqual(["active", "active", "active"]);
    const { orders, state, totalYen } = await checkout(first);
    expect([state, totalYen]).toEqual(["shared", 3 * WEEK]);
    expect(orders.map(({ attempts }) => attempts.map(({ amountYen }) => amountYen))).toEqual([
      [3 * WEEK],
      [WEEK],
      [WEEK],
    ]);
    expect(await keptYen(first)).toBe(3 * WEEK);
    expect(await checkLedger(act)).toEqual([]);
  });

  it("gives back the part of the one that does not come, and only that", async () => {
    const first = await paid([
      [await town.line(), "week"],
      [await refusedLine(), "queue"],
      [await town.line(), "week"],
    ]);
    await later(60);
    expect(await states(first)).toEqual(["active", "refunded", "active"]);
    expect(await keptYen(first)).toBe(2 * WEEK);
    const wish = await askRefund(act, outside, first);
    if (wish.ok) await wantRefund(act, outside, { ...first, shownYen: wish.value.offer.amountYen });
    await later(60);
    expect(await keptYen(first)).toBe(WEEK + (wish.ok ? WEEK - wish.value.offer.amountYen : WEEK));
    expect(await checkLedger(act)).toEqual([]);
  });

  it("gives back the first one's part too when that one does not come", async () => {
    const first = await paid([
      [await refusedLine(), "week"],
      [await town.line(), "queue"],
    ]);
    await later(60);
    expect(await states(first)).toEqual(["refunded", "active"]);
    expect(await keptYen(first)).toBe(QUEUE);
    expect(await checkLedger(act)).toEqual([]);
  });

  it("counts what came twice once, and sends the second payment back whole", async () => {
    const first = await opened([
      [await town.line(), "week"],
      [await town.line(), "week"],
    ]);
    await pay(first);
    await pay(first);
    payPages();
    await Promise.all([hearAll(), hearAll(), worker.round(), worker.round()]);
    await worker.rest();
    await later(60);
    expect(await states(first)).toEqual(["active", "active"]);
    expect(await keptYen(first)).toBe(2 * WEEK);
    expect(await checkLedger(act)).toEqual([]);
  });

  it("goes back whole when it comes after all was cancelled", async () => {
    const first = await opened([
      [await town.line(), "week"],
      [await town.line(), "week"],
    ]);
    await pay(first);
    payPages();
    expect(await cancelCheckout(act, first.number)).toMatchObject({ ok: true });
    await hearAll();
    await worker.rest();
    expect(await states(first)).toEqual(["cancelled", "cancelled"]);
    expect((await checkout(first)).state).toBe("over");
    expect(await keptYen(first)).toBe(0);
    expect(await checkLedger(act)).toEqual([]);
  });

  it("keeps every line waiting as long as a slip may be paid, and none longer", async () => {
    const first = await opened([
      [await town.line(), "week"],
      [await town.line(), "week"],
    ]);
    await pay(first, act, "konbini");
    await worker.rest();
    await later(3600);
    expect(await states(first)).toEqual(["awaiting_payment", "awaiting_payment"]);
    const { orders } = await checkout(first);
    expect(new Set(orders.map(({ renewal }) => renewal.payBy)).size).toBe(1);
    const again = await openCheckout(act, wishFor([[lineOf(orders[1]!), "week"]], newId()));
    expect(again).toMatchObject({ refusal: "order_unpaid_slip" });
    await later(4 * 24 * 3600);
    await later(60);
    expect(await states(first)).toEqual(["payment_expired", "payment_expired"]);
  });

  it("is no order that could be paid or cancelled for one line alone", async () => {
    const first = await opened([
      [await town.line(), "week"],
      [await town.line(), "week"],
    ]);
    const { orders } = await checkout(first);
    const joined = orders[1]!.renewal;
    expect(await beginPayment(act, outside, wishToPay(joined))).toMatchObject({
      refusal: "order_not_payable",
    });
    expect(await cancelRenewal(act, joined)).toMatchObject({ refusal: "too_late" });
    expect(orders.map(({ may }) => may.pay)).toEqual([false, false]);
  });

  it("says which line stands in the way, and leaves nothing behind that could be paid", async () => {
    const [busy, free] = [await town.line(), await town.line()];
    const own = await placeRenewal(act, {
      ...{ lineId: busy.lineId, planCode: "week", accepted: [], onceKey: newId() },
      ...{ payKind: "redirect", channel: "kiosk" },
    });
    if (!own.ok) throw new Error(own.refusal);
    const wish = wishFor(
      [
        [await town.line(), "week"],
        [free, "week"],
        [busy, "week"],
      ],
      newId(),
    );
    expect(await openCheckout(act, wish)).toMatchObject({
      refusal: "order_under_way",
      facts: { item: 2, number: own.value.number },
    });
    const other = await paid([
      [free, "week"],
      [await town.line(), "week"],
    ]);
    expect(await states(other)).toEqual(["active", "active"]);
  });

  it("is opened once by a form that is sent twice, also where the first time died half-way", async () => {
    const items: readonly Item[] = [
      [await town.line(), "week"],
      [await town.line(), "week"],
      [await town.line(), "queue"],
    ];
    let left = 2;
    const dying = db.act({
      clock,
      failpoint(name) {
        if (name === "checkout.after_joined" && (left -= 1) === 0) throw new Died();
      },
    });
    const wish = wishFor(items, newId());
    await expect(openCheckout(dying, wish)).rejects.toThrow(Died);
    const both = await Promise.all([openCheckout(act, wish), openCheckout(act, wish)]);
    expect(new Set(both.map((one) => one.ok && one.value.number)).size).toBe(1);
    const [first] = both;
    if (!first!.ok) throw new Error(first!.refusal);
    expect((await checkout(first!.value)).orders).toHaveLength(3);
    expect((await checkout(first!.value)).totalYen).toBe(2 * WEEK + QUEUE);
  });
});

describe("several plans for one line", () => {
  it("are placed one behind the other, and run so", async () => {
    const line = await town.line();
    const items: readonly Item[] = [
      [line, "week"],
      [line, "queue"],
      [line, "queue"],
    ];
    const quoted = await quoteCheckout(act, {
      items: items.map(([{ lineId }, planCode]) => ({ lineId, planCode })),
    });
    if (!quoted.ok) throw new Error(quoted.refusal);
    const [one, two, three] = quoted.value.map(({ quote }) => quote);
    expect(two!.starts).toMatchObject({ at: (one!.ends as { at: string }).at });
    expect(three!.starts).toMatchObject({ at: (two!.ends as { at: string }).at });
    const first = await paid(items);
    for (let i = 0; i < 4; i++) await later(16);
    expect(await states(first)).toEqual(["active", "queued", "queued"]);
    expect(await keptYen(first)).toBe(WEEK + 2 * QUEUE);
    expect(await checkLedger(act)).toEqual([]);
  });
});

describe("whatever happens at once, gets lost or dies", () => {
  it("every order has its plan or its money", async () => {
    const chance = chanceOf(11);
    const wild = fakeProvider({ clock, chance });
    const wires = fakeCarrier({ clock, chance });
    const far = outsideOf({ payments: [wild], carriers: [wires] });
    const mortal = db.act({
      clock,
      failpoint() {
        if (chance.below(20) === 0) throw new Died();
      },
    });
    const firsts = await Promise.all(
      Array.from({ length: 3 }, async () => opened(await anyItems(chance))),
    );
    const any = () => chance.pick(firsts);
    const work = openWorker(mortal, far);
    const { renewalId: _, lineId: __, ...wish } = wishToPay({ lineId: "", renewalId: "" });
    const moves: readonly (() => Promise<unknown>)[] = [
      async () => payCheckout(mortal, far, { ...wish, number: any().number }),
      async () => wild.pages().forEach((page) => wild.pay(page)),
      async () => hearOne(wild, mortal, far),
      async () => hearOne(wild, mortal, far),
      async () => work.round(),
      async () => work.round(),
      async () => workRenewal(mortal, far, chance.pick((await checkout(any())).orders).renewal),
      async () => (chance.below(6) === 0 ? cancelCheckout(mortal, any().number) : undefined),
    ];
    for (let tick = 0; tick < 20; tick++) {
      await Promise.all(Array.from({ length: 8 }, async () => survive(chance.pick(moves)())));
      clock.moveTo(addSeconds(clock.now(), chance.pick([0, 1, 16, 61, 300])));
    }
    wild.calmDown();
    wires.calmDown();
    const calm = openWorker(act, far);
    for (const seconds of [61, 61, 300, 1300, 2000, 4000, 4000, 4 * 86_400, 61]) {
      while (await hearOne(wild, act, far));
      await calm.rest();
      clock.moveTo(addSeconds(clock.now(), seconds));
    }
    await calm.rest();
    expect(await checkLedger(act)).toEqual([]);
    for (const first of firsts) await expectWhole(first, wild);
  });
});

async function survive(move: Promise<unknown>): Promise<void> {
  await move.catch((error: unknown) => {
    if (!(error instanceof Died)) throw error;
  });
}

async function hearOne(
  of: ReturnType<typeof fakeProvider>,
  by: TestAct,
  far: typeof outside,
): Promise<boolean> {
  const hook = of.takeWebhook();
  if (hook === undefined) return false;
  await hearProvider(by, far, { provider: "sandbox", ...hook });
  return true;
}

async function anyItems(chance: Chance): Promise<readonly Item[]> {
  const line = async () => town.line();
  const one = await line();
  return [
    [one, "week"],
    [await line(), chance.pick(["week", "queue"])],
    ...(chance.below(2) === 0 ? ([[one, "queue"]] as const) : []),
    ...(chance.below(2) === 0 ? ([[await line(), "day"]] as const) : []),
  ];
}

// Claims are paid elsewhere: what waits for its payer is not the provider's to give back.
async function expectWhole(first: Renewal, of: ReturnType<typeof fakeProvider>): Promise<void> {
  const { orders, first: lead } = await checkout(first);
  const kept = lead.attempts.reduce((sum, { attemptId }) => sum + of.keptYen(attemptId), 0);
  const ends = ["active", "queued", "completed", "refunded", "cancelled", "payment_expired"];
  const running = orders.filter(({ renewal }) =>
    ["active", "queued", "completed"].includes(renewal.state),
  );
  const claimed = orders.flatMap(({ claims }) => claims);
  const wanted =
    running.reduce((sum, { renewal }) => sum + renewal.totalYen, 0) +
    claimed.reduce((sum, { amountYen }) => sum + amountYen, 0);
  expect({ number: lead.renewal.number, kept }).toEqual({
    number: lead.renewal.number,
    kept: wanted,
  });
  for (const { renewal } of orders) {
    const isClaimed = claimed.some(({ renewalId }) => renewalId === renewal.renewalId);
    expect(isClaimed ? "refunded" : renewal.state).toBeOneOf(ends);
  }
}

function lineOf({ line }: Checkout["orders"][number]): TownLine {
  return { lineId: line.lineId, iccid: "", renewalCode: "" };
}
