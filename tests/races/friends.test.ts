import { afterAll, expect, test } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { pinProvider } from "../../src/business/pins/index.ts";
import {
  hearProvider,
  outsideOf,
  readOrder,
  recentRenewals,
} from "../../src/business/renewals/index.ts";
import { addHours, addMinutes } from "../../src/foundation/clock/index.ts";
import { openDatabase } from "../../src/foundation/database/index.ts";
import { APP_ROLE } from "../../src/foundation/database/migrate.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { testDatabase } from "../database.ts";
import type { Chance } from "../faults/chance.ts";
import { buildTown, type TownLine } from "../town.ts";
import { testWeb, type Jar, type TestWeb } from "../web.ts";
import { fakeCarrier } from "./fake-carrier.ts";
import { fakeProvider } from "./fake-provider.ts";
import { openWorker } from "./worker.ts";

const db = await testDatabase();
const act = db.act();
const { clock } = act;
const town = await buildTown(act);
// Nobody outside loses anything here: what is tried is whether one link is one purchase.
const chance: Chance = { below: () => 1, pick: ([first]) => first!, shuffled: (all) => all };
const provider = fakeProvider({ clock, chance });
const carrier = fakeCarrier({ clock, chance });
const companies = { payments: [provider], carriers: [carrier], house: [pinProvider()] };
const outside = outsideOf(companies);
const worker = openWorker(act, outside);

/** Another process of the program on the same database: nothing is shared in memory. */
async function inItsOwnProcess(): Promise<TestWeb> {
  const database = openDatabase({ url: db.ownerUrl, role: APP_ROLE, connectionsMax: 4 });
  afterAll(async () => database.close());
  return testWeb({ db, ground: { ...companies, clock, database } });
}

const [here, there] = [await inItsOwnProcess(), await inItsOwnProcess()];

interface Stage {
  readonly line: TownLine;
  readonly link: string;
  readonly asHolder: () => Promise<Response>;
}

/** A line whose holder has made a link for its week, with his own order a press away. */
async function openStage(): Promise<Stage> {
  const line = await town.line();
  const jar: Jar = new Map();
  const found = await here.get(`/en/r/${line.renewalCode}`, { jar });
  const home = found.headers.get("location")!;
  await here.post(`${home}/friend`, { plan: "week" }, { jar });
  const page = await (await here.get(`${home}/friend`, { jar })).text();
  const form = { plan: "week", email: "holder@example.com", method: "sandbox:card" };
  return {
    line,
    link: `/en/f/${/\/f\/([\w-]+)/u.exec(page)![1]!}`,
    asHolder: async () => there.post(`${home}/orders`, { ...form, once: newId() }, { jar }),
  };
}

/** One friend at a browser, who may press the button of one form several times at once. */
function friend(web: TestWeb, link: string) {
  const jar: Jar = new Map();
  const [once, email] = [newId(), `${newId()}@example.com`];
  const form = { plan: "week", email, method: "sandbox:card", once };
  return {
    email,
    /** The cookie comes with the page that shows the form. */
    open: async () => web.get(link, { jar }),
    press: async (presses = 1) =>
      Promise.all(
        Array.from({ length: presses }, async () => web.post(link, form, { jar: new Map(jar) })),
      ),
  };
}

/** Everybody pays who was led to a payment page, and all that follows from it happens. */
async function settle(): Promise<void> {
  for (const page of provider.pages()) provider.pay(page);
  for (let told = provider.takeWebhook(); told !== undefined; told = provider.takeWebhook()) {
    await hearProvider(act, outside, { provider: "sandbox", ...told });
  }
  await worker.rest();
}

async function booksOf(line: TownLine) {
  const orders = await recentRenewals(act, line.lineId, addHours(clock.now(), -48));
  const text = `select
      (select count(*) from buckets where line_id = $1 and state <> 'revoked')::int as buckets,
      (select count(*) from receipts where line_id = $1)::int as receipts,
      array(select reference from activations
        where line_id = $1 and operation = 'grant') as references`;
  const { rows } = await act.database.run({ text, values: [line.lineId] });
  const [{ references, ...counts }] = rows as [{ references: string[] }];
  const all = await Promise.all(orders.map(async (order) => (await readOrder(act, order))!));
  const attempts = all.flatMap((order) => order.attempts);
  return {
    ...counts,
    orders: orders.length,
    granted: references.filter((reference) => carrier.holds(reference)).length,
    keptYen: attempts.reduce((sum, one) => sum + provider.keptYen(one.attemptId), 0),
    ledger: await checkLedger(act),
  };
}

const ONCE = { buckets: 1, receipts: 1, orders: 1, granted: 1, keptYen: 1980, ledger: [] };

test.each([1, 2, 3, 4])(
  "two friends at two processes pay by one link at once: one order, charge, plan, receipt (%i)",
  async (presses) => {
    const { line, link } = await openStage();
    const friends = [friend(here, link), friend(there, link)];
    for (const one of friends) await one.open();
    const answers = await Promise.all(friends.map(async (one) => one.press(presses)));
    const led = answers.map((all) => all.filter(({ status }) => status === 303).length);
    expect(led.toSorted((a, b) => a - b)).toEqual([0, presses]);
    for (const { status } of answers.flat()) expect([303, 409]).toContain(status);
    await settle();
    expect(await booksOf(line)).toEqual(ONCE);
    for (const one of friends) expect([303, 409]).toContain((await one.open()).status);
  },
);

test.each([1, 2, 3])("holder and friend at once: one of them is stopped (%i)", async () => {
  const { line, link, asHolder } = await openStage();
  const payer = friend(here, link);
  await payer.open();
  const [own, [theirs]] = await Promise.all([asHolder(), payer.press()]);
  expect([own.status, theirs!.status].toSorted()).toEqual([303, 409]);
  await settle();
  expect(await booksOf(line)).toEqual(ONCE);
});

test("a link that is stopped while somebody pays by it keeps that order and takes no other", async () => {
  const { line, link } = await openStage();
  const [first, second] = [friend(here, link), friend(there, link)];
  await first.open();
  await first.press();
  const text = "update friend_links set revoked_at = $2 where line_id = $1";
  await act.database.run({ text, values: [line.lineId, clock.now()] });
  expect((await second.open()).status).toBe(409);
  await settle();
  clock.moveTo(addMinutes(clock.now(), 20));
  expect((await second.press())[0]!.status).toBe(409);
  expect(await booksOf(line)).toEqual(ONCE);
});
