import { beforeAll, expect, test } from "vitest";
import { got } from "../../tests/counter.ts";
import { testDatabase } from "../../tests/database.ts";
import { answering, handOut, orderOn, workOn } from "../../tests/orders.ts";
import { printedBatch } from "../../tests/pins.ts";
import { buildTown } from "../../tests/town.ts";
import {
  accountOf,
  clawBack,
  entriesOf,
  giveCredit,
  makeAgent,
  setRule,
  type Agent,
} from "../business/agents/index.ts";
import { itemsBySerial, receiveStock } from "../business/goods/index.ts";
import { activatePins, lyingAt, serialText, voidPins } from "../business/pins/index.ts";
import { checkLedger } from "../business/ledger/index.ts";
import {
  beginPayment,
  exchangePlan,
  placeRenewal,
  renewalOf,
  type Renewal,
} from "../business/renewals/index.ts";
import type { Staff } from "../business/staff/index.ts";
import { countTill, makeTill, moveCash, openTill, tillMoney } from "../business/tills/index.ts";
import { readConfig } from "../foundation/config/index.ts";
import { newId } from "../foundation/ids/index.ts";
import { yen } from "../foundation/money/index.ts";
import { subscriptionsFor } from "./subscriptions.ts";

const db = await testDatabase({ connectionsMax: 12 });
const act = db.act();
const town = await buildTown(act);
const companies = answering(act);
const outside = { ...companies, house: () => tillMoney() };
const subscriptions = subscriptionsFor(readConfig({ PUBLIC_URL: "http://tsunagu.test" }));
let agent: Agent;
let tillId: string;
let manager: Staff;

beforeAll(async () => {
  agent = got(
    await makeAgent(act, {
      ...{ code: "HANA", name: "Hana", legalName: "花 株式会社", address: "東京都千代田区1-1" },
      ...{ contact: {}, creditLimitYen: 4500 },
    }),
  );
  const { agentId } = agent;
  got(await setRule(act, { agentId, perMille: 100, fixedYen: yen(0), fromAt: act.clock.now() }));
  manager = { staffId: newId(), role: "manager", agentId } as unknown as Staff;
  ({ tillId } = got(await makeTill(act, { code: "HANA-01", name: "Till", agentId })));
  got(await openTill(act, manager, { tillId, float: { 1000: 10 } }));
});

async function placed(): Promise<Renewal> {
  const wish = {
    planCode: "week",
    payKind: "immediate",
    channel: "counter",
    accepted: [],
  } as const;
  const { lineId } = await town.line();
  return got(await placeRenewal(act, { ...wish, lineId, tillId, onceKey: newId() }));
}

async function payCash({ lineId, renewalId }: Renewal) {
  return beginPayment(act, outside, {
    ...{ lineId, renewalId, provider: "till", method: "cash", returnUrl: "" },
    ...{ description: "test", address: newId(), device: newId() },
    tender: { tillId, handedYen: 2000 },
  });
}

async function owed(): Promise<number> {
  return (await accountOf(act, agent.agentId))!.owedYen;
}

test("tills sell for an agent as far as its credit reaches, at once or in turn; it earns by each", async () => {
  const orders = await Promise.all([placed(), placed(), placed(), placed()]);
  const paid = await Promise.all(orders.map(payCash));
  expect(paid.filter(({ ok }) => ok)).toHaveLength(2);
  const why = { refusal: "tender_refused", facts: { why: "agent_credit_exhausted" } };
  for (const one of paid.filter(({ ok }) => !ok)) expect(one).toMatchObject(why);
  expect(await owed()).toBe(2 * 1980);
  await handOut(act, subscriptions);
  await handOut(act, subscriptions);
  expect(await owed()).toBe(2 * (1980 - 198));
  for (const [i, order] of orders.entries()) {
    if (paid[i]!.ok) await workOn(act, outside, order);
  }
});

test("a card earns as well, and adds nothing to what the agent owes", async () => {
  const before = await owed();
  const order = await orderOn(act, await town.line(), companies, { tillId });
  await handOut(act, subscriptions);
  expect(await owed()).toBe(before - 198);
  const entries = await entriesOf(act, agent.agentId, { after: 0 });
  expect(entries.at(-1)).toMatchObject({ causeId: order.renewalId, amountYen: 198 });
});

test("an exchange for a cheaper plan keeps the commission of what stays paid, and no more", async () => {
  const before = await owed();
  const line = await town.line();
  await town.bucket(line);
  const order = await orderOn(act, line, companies, { planCode: "queue", tillId });
  await handOut(act, subscriptions);
  expect(await owed()).toBe(before - 298);
  const { lineId, renewalId } = order;
  const at = { channel: "counter", clerkId: "c1" } as const;
  const wish = { lineId, renewalId, planCode: "week", shownBackYen: 1000, at, accepted: [] };
  const after = got(await exchangePlan(act, companies, wish));
  for (const one of [order, after]) await workOn(act, companies, one);
  await handOut(act, subscriptions);
  await handOut(act, subscriptions);
  expect(await owed()).toBe(before - 198);
});

test("PINs earn what their batch says when they are sold, and nothing once that is undone", async () => {
  const before = await owed();
  got(await giveCredit(act, agent.agentId, 50_000));
  const { batch } = await printedBatch(act, { commissionPerMille: 55 });
  const money = { account: "receivable", book: `agent:${agent.agentId}` } as const;
  const wish = { batchCode: batch.code, serials: [1, 2] };
  const serials = [1, 2, 3, 4].map((serial) => serialText(batch.code, serial));
  const shelf = { at: "agent", agentId: agent.agentId } as const;
  got(await receiveStock(act, { kind: "pin", serials, shelf }));
  got(await activatePins(act, { ...wish, take: lyingAt(money) }));
  await handOut(act, subscriptions);
  expect(await owed()).toBe(before + 2 * 1980 - 217);
  got(await voidPins(act, { ...wish, serials: [3], reason: "lost" }));
  await handOut(act, subscriptions);
  await handOut(act, subscriptions);
  const places = (await itemsBySerial(act, "pin", serials)).map(({ place }) => place.at);
  expect(places).toEqual(["sold", "sold", "lost", "agent"]);
  got(await voidPins(act, { ...wish, serials: [1], reason: "sale_undone" }));
  await handOut(act, subscriptions);
  expect(await owed()).toBe(before + 1980 - 108);
  got(await voidPins(act, { ...wish, serials: [2], reason: "sale_undone" }));
  await handOut(act, subscriptions);
  expect(await owed()).toBe(before);
});

test("a refund takes its commission back once, and the till's own cash changes nothing owed", async () => {
  const before = await owed();
  const refusing = answering(act, { granted: "refused" });
  const order = await orderOn(act, await town.line(), refusing, { tillId });
  for (let i = 0; i < 4; i++) await workOn(act, refusing, order);
  expect((await renewalOf(act, order))?.state).toBe("refunded");
  await handOut(act, subscriptions);
  await clawBack(act, { causeId: order.renewalId, refundedYen: order.totalYen });
  const entries = await entriesOf(act, agent.agentId, { after: 0 });
  const own = entries.filter(({ causeId }) => causeId === order.renewalId);
  expect(own.map(({ amountYen }) => amountYen)).toEqual([198, -198]);
  expect(await owed()).toBe(before);
  got(await moveCash(act, manager, { tillId, kind: "bank_drop", amountYen: 3000, reason: "bank" }));
  const closed = got(await countTill(act, manager, { tillId, count: { 1000: 10, 500: 1 } }));
  expect(closed.differenceYen).toBe(10_500 - 10_000 + 3000 - 2 * 1980);
  expect(await owed()).toBe(before);
  expect(await checkLedger(act)).toEqual([]);
});
