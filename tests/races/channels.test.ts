import { afterAll, describe, expect, test } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { pinProvider } from "../../src/business/pins/index.ts";
import { hearProvider, readOrder, recentRenewals } from "../../src/business/renewals/index.ts";
import { tillMoney } from "../../src/business/tills/index.ts";
import { addHours, addMinutes, addSeconds } from "../../src/foundation/clock/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { APP_ROLE } from "../../src/foundation/database/migrate.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { hiddenOf, testCounter } from "../counter.ts";
import { chanceOf, type Chance } from "../faults/chance.ts";
import { testKiosks, WELL, wishAt } from "../kiosk.ts";
import type { TownLine } from "../town.ts";
import { testWeb, type Jar } from "../web.ts";
import { fakeCarrier } from "./fake-carrier.ts";
import { fakeProvider } from "./fake-provider.ts";
import { openWorker } from "./worker.ts";

// Nobody outside loses anything here: what is tried is whether our own screens agree.
const STEADY: Chance = { below: () => 1, pick: ([first]) => first!, shuffled: (all) => all };
const PRICE = 1980;

const far: {
  provider?: ReturnType<typeof fakeProvider>;
  carrier?: ReturnType<typeof fakeCarrier>;
} = {};
const counter = await testCounter((clock) => {
  far.provider = fakeProvider({ clock, chance: STEADY });
  far.carrier = fakeCarrier({ clock, chance: STEADY });
  const house = [pinProvider(), tillMoney()];
  return { payments: [far.provider], carriers: [far.carrier], house };
});
const { act, clock, ground, outside, town } = counter;
const [provider, carrier] = [far.provider!, far.carrier!];

/** Another process of the program on the same database: nothing is shared in memory. */
function inItsOwnProcess(): typeof ground {
  const { ownerUrl: url } = counter.db;
  const database = openDatabase({ url, role: APP_ROLE, connectionsMax: 4 });
  afterAll(async () => database.close());
  return { ...ground, database };
}

const web = await testWeb({ db: counter.db, ground: inItsOwnProcess() });
const kiosk = await testKiosks(inItsOwnProcess(), act).machine();
const clerk = await counter.person("clerk");
const atTill = await counter.at(await counter.till(), clerk);
const worker = openWorker(act, outside);

/** What a screen said to somebody who wanted to buy: nothing against it, or the first order. */
interface Said {
  readonly status: "sold" | "stopped";
  readonly why?: string;
  /** Of the first order. */
  readonly number?: string;
}

type Buy = (beside?: string) => Promise<Said>;
const CHANNELS = ["web", "counter", "kiosk"] as const;
type Channel = (typeof CHANNELS)[number];

/** One customer before each screen, each with the same line and the button in reach. */
async function screensOf(line: TownLine): Promise<Readonly<Record<Channel, Buy>>> {
  await kiosk.ask("/heartbeat", WELL);
  return { web: await onWeb(line), counter: await atCounter(line), kiosk: await atKiosk(line) };
}

async function onWeb(line: TownLine, method = "sandbox:card"): Promise<Buy> {
  const jar: Jar = new Map();
  const found = await web.get(`/en/r/${line.renewalCode}`, { jar });
  const form = { plan: "week", email: "mei@example.com", method };
  return async (beside = "") => {
    const url = `${found.headers.get("location")}/orders`;
    return pageSaid(await web.post(url, { ...form, once: newId(), beside }, { jar }));
  };
}

async function atCounter(line: TownLine): Promise<Buy> {
  const url = `/counter/lines/${line.lineId}/sell`;
  const page = await (await counter.get(`${url}?plan=week`, atTill)).text();
  return async (beside = "") => {
    const form = { ...hiddenOf(page), once: newId(), handed: "2000", beside };
    return pageSaid(await counter.post(url, form, atTill));
  };
}

async function atKiosk(line: TownLine): Promise<Buy> {
  const wish = await wishAt(kiosk, line.renewalCode);
  return async (beside) => {
    const again = { ...wish, once: newId(), ...(beside === undefined ? {} : { beside }) };
    const placed = await kiosk.ask("/orders", again);
    const { error, order } = placed.body;
    if (error !== undefined) {
      expect([placed.status, Object.keys(error.facts ?? {})]).toEqual([409, ["number"]]);
      const number = String(error.facts?.["number"]);
      return { status: "stopped", why: error.name.replace("order_", ""), number };
    }
    await kiosk.ask("/orders/pay", {
      order,
      way: "sandbox:card",
      ...(beside === undefined ? {} : { beside }),
    });
    return { status: "sold" };
  };
}

async function pageSaid(response: Response): Promise<Said> {
  if (response.status === 303) return { status: "sold" };
  const page = await response.text();
  expect(response.status, page).toBe(409);
  const box = /<input(?=[^>]*name="beside")[^>]*value="(\w{10})"/.exec(page);
  return { status: "stopped", number: box![1]! };
}

const ordersOf = async (line: TownLine) =>
  recentRenewals(act, line.lineId, addHours(clock.now(), -48));

/** Everybody pays who was led to a payment page, and all that follows from it happens. */
async function settle(): Promise<void> {
  for (const page of provider.pages()) provider.pay(page);
  for (let told = provider.takeWebhook(); told !== undefined; told = provider.takeWebhook()) {
    await hearProvider(act, outside, { provider: "sandbox", ...told });
  }
  await worker.rest();
}

/** The books of everybody about every order of a line: one payment, one bucket, one receipt each. */
async function expectWhole(line: TownLine, count: number): Promise<void> {
  const orders = await ordersOf(line);
  expect(orders).toHaveLength(count);
  for (const order of orders) {
    const { attempts } = (await readOrder(act, order))!;
    const { rows } = await act.database.run({
      text: `select (select count(*) from buckets
          where renewal_id = $1 and state <> 'revoked')::int as buckets,
        (select count(*) from receipts where renewal_id = $1 and kind = 'receipt')::int as receipts,
        (select coalesce(sum(amount_yen), 0) from till_movements
          where kind = 'sale' and cause_id = any($2::uuid[]))::int as cash,
        array(select reference from activations
          where renewal_id = $1 and operation = 'grant') as references`,
      values: [order.renewalId, attempts.map(({ attemptId }) => attemptId)],
    });
    const [books] = rows as {
      readonly [name in "buckets" | "receipts" | "cash"]: number;
    }[] &
      { readonly references: string[] }[];
    const byPage = attempts.reduce((sum, one) => sum + provider.keptYen(one.attemptId), 0);
    const held = books!.references.filter((reference) => carrier.holds(reference)).length;
    expect({ ...books, references: held, kept: byPage + books!.cash }).toEqual({
      ...{ buckets: 1, receipts: 1, references: 1 },
      ...{ cash: order.channel === "counter" ? PRICE : 0, kept: PRICE },
    });
  }
  expect(await checkLedger(act)).toEqual([]);
}

describe("the same line on the web, at a counter and at a kiosk at once", () => {
  test.each([1, 2, 3, 4, 5, 6])(
    "is sold once, and a second time only if it is meant (%i)",
    async (seed) => {
      const chance = chanceOf(seed);
      const line = await town.line();
      const screens = await screensOf(line);
      const order = chance.shuffled(CHANNELS);
      const said = await Promise.all(order.map(async (channel) => screens[channel]()));
      const [first] = await ordersOf(line);
      expect(await ordersOf(line)).toHaveLength(1);
      expect(said.filter(({ status }) => status === "sold")).toHaveLength(1);
      const stopped = said.filter(({ status }) => status === "stopped");
      expect(stopped.map(({ number }) => number)).toEqual([first!.number, first!.number]);
      expect(order[said.findIndex(({ status }) => status === "sold")]).toBe(first!.channel);

      clock.moveTo(addSeconds(clock.now(), 1));
      const other = chance.pick(CHANNELS.filter((channel) => channel !== first!.channel));
      expect(await screens[other](first!.number)).toEqual({ status: "sold" });
      await settle();
      await expectWhole(line, 2);
    },
  );

  test("one customer who means a second one everywhere is asked about each of them", async () => {
    const line = await town.line();
    const screens = await screensOf(line);
    expect(await screens.kiosk()).toEqual({ status: "sold" });
    clock.moveTo(addSeconds(clock.now(), 1));
    const [first] = await ordersOf(line);
    const both = await Promise.all([screens.web(first!.number), screens.counter(first!.number)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["sold", "stopped"]);
    const [second] = await ordersOf(line);
    expect(both.find(({ status }) => status === "stopped")).toMatchObject({
      number: second!.number,
    });
    await settle();
    await expectWhole(line, 2);
  });
});

describe("one after the other", () => {
  test("paid on the web three minutes ago: the counter and the kiosk are told", async () => {
    const line = await town.line();
    expect(await (await onWeb(line))()).toEqual({ status: "sold" });
    await settle();
    clock.moveTo(addMinutes(clock.now(), 3));
    const screens = await screensOf(line);
    const { number } = (await ordersOf(line))[0]!;
    expect(await screens.counter()).toEqual({ status: "stopped", number });
    expect(await screens.kiosk()).toEqual({ status: "stopped", why: "just_paid", number });
    await expectWhole(line, 1);
    clock.moveTo(addMinutes(clock.now(), 13));
    expect(await (await screensOf(line)).kiosk()).toEqual({ status: "sold" });
    await settle();
    await expectWhole(line, 2);
  });

  test("an unpaid slip stops the counter and the kiosk, hours later", async () => {
    const line = await town.line();
    expect(await (await onWeb(line, "sandbox:konbini"))()).toEqual({ status: "sold" });
    clock.moveTo(addHours(clock.now(), 5));
    await counter.post("/counter/log-in", await counter.keysOf(clerk), atTill);
    const { number } = (await ordersOf(line))[0]!;
    const screens = await screensOf(line);
    expect(await screens.counter()).toEqual({ status: "stopped", number });
    expect(await screens.kiosk()).toEqual({ status: "stopped", why: "unpaid_slip", number });
  });

  test("unpaid at a kiosk: the web is told, and goes on once it was cancelled there", async () => {
    const line = await town.line();
    await kiosk.ask("/heartbeat", WELL);
    const { order } = (await kiosk.ask("/orders", await wishAt(kiosk, line.renewalCode))).body;
    const { number } = (await ordersOf(line))[0]!;
    const buy = await onWeb(line);
    expect(await buy()).toEqual({ status: "stopped", number });
    expect((await kiosk.ask("/orders/cancel", { order })).body).toMatchObject({
      state: "cancelled",
    });
    clock.moveTo(addSeconds(clock.now(), 1));
    expect(await buy()).toEqual({ status: "sold" });
    await settle();
    const orders = await ordersOf(line);
    expect(orders.map(({ channel, paidAt }) => [channel, paidAt !== undefined])).toEqual([
      ["web", true],
      ["kiosk", false],
    ]);
    expect(await checkLedger(act)).toEqual([]);
  });
});
