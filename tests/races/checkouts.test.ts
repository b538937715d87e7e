import { describe, expect, it } from "vitest";
import {
  cancelCheckout,
  chooseCheckoutReceipt,
  openCheckout,
  payCheckout,
  quoteCheckout,
  readCheckout,
  type Checkout,
} from "../../src/business/checkouts/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { askBooks, receiptsOf, verifyToken } from "../../src/business/receipts/index.ts";
import {
  askRefund,
  beginPayment,
  cancelRenewal,
  hearProvider,
  outsideOf,
  placeRenewal,
  wantRefund,
  workRenewal,
  type ReceiptChoice,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import { addSeconds } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { testDatabase, type TestAct } from "../database.ts";
import { chanceOf, type Chance } from "../faults/chance.ts";
import { buildTown, type TownLine } from "../town.ts";
import { anyItems, expectDocumented, expectWhole, hearOne, salesOf } from "./checkout-stage.ts";
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
/** Cards that the carrier takes no plan for, or says nothing about yet. */
const refused = new Set<string>();
const silent = new Set<string>();
const choosy: typeof carrier = {
  ...carrier,
  grant: async (request) =>
    refused.has(request.iccid)
      ? { kind: "refused", failure: "carrier_refused" }
      : silent.has(request.iccid)
        ? { kind: "unknown" }
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

type Item = Awaited<ReturnType<typeof anyItems>>[number];

async function refusedLine(): Promise<TownLine> {
  const line = await town.line();
  refused.add(line.iccid);
  return line;
}

async function opened(items: readonly Item[], receipt?: ReceiptChoice): Promise<Renewal> {
  const wish = wishFor(items, newId());
  const placed = await openCheckout(ticking, receipt === undefined ? wish : { ...wish, receipt });
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

async function paid(items: readonly Item[], receipt?: ReceiptChoice): Promise<Renewal> {
  const first = await opened(items, receipt);
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

describe("one receipt over all of it", () => {
  const WEEKS = async () =>
    [
      [await town.line(), "week"],
      [await town.line(), "queue"],
    ] as const satisfies readonly Item[];

  it("has a line for each order and its tax once, and no order has one of its own", async () => {
    const first = await paid(await WEEKS(), "joint");
    await later(1);
    const { orders, receipt } = await checkout(first);
    expect([receipt.choice, receipt.issuedAt === undefined]).toEqual(["joint", false]);
    const [one, ...more] = await salesOf(act, first);
    expect(more).toEqual([]);
    expect(one!.content).toMatchObject({
      number: `${first.number}-R`,
      totalYen: WEEK + QUEUE,
      rates: [{ totalYen: WEEK + QUEUE, taxYen: Math.floor((WEEK + QUEUE) / 11) }],
    });
    expect(one!.content.items.map(({ orderNumber }) => orderNumber)).toEqual(
      orders.map(({ renewal }) => renewal.number),
    );
    await expectDocumented(act, first);
  });

  it("waits for the order that is late, and leaves out the one whose money went back", async () => {
    const [plain, slow, gone] = [await town.line(), await town.line(), await refusedLine()];
    silent.add(slow.iccid);
    const items: readonly Item[] = [
      [gone, "week"],
      [plain, "week"],
      [slow, "week"],
    ];
    const first = await paid(items, "joint");
    await later(60);
    expect(await salesOf(act, first)).toEqual([]);
    silent.clear();
    for (let i = 0; i < 3; i++) await later(600);
    const [one] = await salesOf(act, first);
    const { orders } = await checkout(first);
    expect(one!.content.items.map(({ orderNumber }) => orderNumber)).toEqual(
      orders.slice(1).map(({ renewal }) => renewal.number),
    );
    await expectDocumented(act, first);
  });

  it("is corrected by the return of a part, which names it, and tells what went back", async () => {
    const line = await town.line();
    const items: readonly Item[] = [
      [line, "week"],
      [line, "queue"],
    ];
    const first = await paid(items, "joint");
    for (let i = 0; i < 3; i++) await later(16);
    const second = (await checkout(first)).orders[1]!.renewal;
    const wish = await askRefund(act, outside, second);
    if (!wish.ok) throw new Error(wish.refusal);
    const { amountYen } = wish.value.offer;
    await wantRefund(act, outside, { ...second, shownYen: amountYen });
    await later(60);
    const documents = await receiptsOf(act, second);
    expect(documents.map(({ content }) => [content.number, content.saleNumber])).toEqual([
      [`${first.number}-R`, undefined],
      [`${second.number}-C`, `${first.number}-R`],
    ]);
    const signed = await verifyToken(act, documents[0]!.token);
    expect(await askBooks(act, signed!.statement, first)).toMatchObject({
      kind: "same",
      returnedYen: amountYen,
    });
    expect(await checkLedger(act)).toEqual([]);
  });

  it("is chosen before the money is there or not at all, also at the same moment", async () => {
    const firsts = [await opened(await WEEKS()), await opened(await WEEKS(), "joint")];
    await Promise.all(firsts.map(async (first) => pay(first)));
    payPages();
    const chosen = await Promise.all([
      ...firsts.flatMap(({ number }) => [
        chooseCheckoutReceipt(act, number, "joint"),
        chooseCheckoutReceipt(act, number, "each"),
      ]),
      hearAll(),
      worker.round(),
    ]);
    expect(chosen.slice(0, 4).map((one) => typeof one)).toEqual(Array(4).fill("object"));
    await worker.rest();
    await later(1);
    for (const first of firsts) {
      const { receipt } = await checkout(first);
      await expectDocumented(act, first);
      const other = receipt.choice === "each" ? "joint" : "each";
      expect(await chooseCheckoutReceipt(act, first.number, other)).toMatchObject({
        refusal: "too_late",
      });
    }
  });

  it("cannot stand beside one of an order's own: the database refuses either", async () => {
    const first = await paid(await WEEKS(), "joint");
    await later(1);
    const second = (await checkout(first)).orders[1]!.renewal;
    for (const [{ lineId, renewalId }, ordinal] of [
      [first, 1],
      [second, 1],
      [first, 3],
    ] as const) {
      const copied = act.database.run({
        text: `insert into receipts (line_id, receipt_id, renewal_id, kind, ordinal, number, content,
            issued_at, reissues, key_id, signature)
          select $1, $2, $3, kind, $4::integer, number, content, issued_at, 0, key_id, signature
          from receipts where line_id = $5 and renewal_id = $6 and coverage = 'joint'`,
        values: [lineId, newId(), renewalId, ordinal, first.lineId, first.renewalId],
        isFrequent: false,
      });
      await expect(copied).rejects.toMatchObject({ code: "23505" });
    }
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
      Array.from({ length: 3 }, async () => opened(await anyItems(town, chance))),
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
      async () => chooseCheckoutReceipt(mortal, any().number, chance.pick(["each", "joint"])),
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
    for (const first of firsts) {
      await expectWhole(act, first, wild);
      await expectDocumented(act, first);
    }
  });
});

async function survive(move: Promise<unknown>): Promise<void> {
  await move.catch((error: unknown) => {
    if (!(error instanceof Died)) throw error;
  });
}

function lineOf({ line }: Checkout["orders"][number]): TownLine {
  return { lineId: line.lineId, iccid: "", renewalCode: "" };
}
