import { expect } from "vitest";
import { readCheckout, type Checkout } from "../../src/business/checkouts/index.ts";
import { receiptsOf, type Receipt } from "../../src/business/receipts/index.ts";
import { hearProvider, type Outside, type Renewal } from "../../src/business/renewals/index.ts";
import type { TestAct } from "../database.ts";
import type { Chance } from "../faults/chance.ts";
import type { buildTown, TownLine } from "../town.ts";
import type { fakeProvider } from "./fake-provider.ts";

type Town = Awaited<ReturnType<typeof buildTown>>;
type Of = Pick<Renewal, "number">;

async function checkout(act: TestAct, { number }: Of): Promise<Checkout> {
  return (await readCheckout(act, number))!;
}

/** The receipts of sales of a checkout, each once. */
export async function salesOf(act: TestAct, first: Of): Promise<readonly Receipt[]> {
  const { orders } = await checkout(act, first);
  const all = await Promise.all(orders.map(async ({ renewal }) => receiptsOf(act, renewal)));
  const sales = all.flat().filter(({ content }) => content.kind === "receipt");
  return [...new Map(sales.map((one) => [one.receiptId, one])).values()];
}

/** Each order that was fulfilled stands on one receipt, as was chosen, and nothing else does. */
export async function expectDocumented(act: TestAct, first: Of): Promise<void> {
  const { orders, receipt } = await checkout(act, first);
  const sales = await salesOf(act, first);
  const fulfilled = orders.filter(({ renewal }) => renewal.fulfilledAt !== undefined);
  const wanted = fulfilled.map(({ renewal }) => [renewal.number, renewal.totalYen] as const);
  const documented = sales.flatMap(({ content }) =>
    content.items.map((item) => [item.orderNumber ?? content.orderNumber, item.totalYen] as const),
  );
  expect(new Map(documented)).toEqual(new Map(wanted));
  expect(documented).toHaveLength(wanted.length);
  const most = receipt.choice === "joint" ? Math.min(1, wanted.length) : wanted.length;
  expect(sales).toHaveLength(most);
}

/** Each order has its plan, or its money is back or waits for its payer. */
// Claims are paid elsewhere: what waits for its payer is not the provider's to give back.
export async function expectWhole(
  act: TestAct,
  first: Of,
  by: ReturnType<typeof fakeProvider>,
): Promise<void> {
  const { orders, first: lead } = await checkout(act, first);
  const kept = lead.attempts.reduce((sum, { attemptId }) => sum + by.keptYen(attemptId), 0);
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

/** Plans for two lines or three, sometimes two for one. */
export async function anyItems(
  town: Pick<Town, "line">,
  chance: Chance,
): Promise<readonly (readonly [TownLine, string])[]> {
  const line = async () => town.line();
  const one = await line();
  return [
    [one, "week"],
    [await line(), chance.pick(["week", "queue"])],
    ...(chance.below(2) === 0 ? ([[one, "queue"]] as const) : []),
    ...(chance.below(2) === 0 ? ([[await line(), "day"]] as const) : []),
  ];
}

/** Hears one piece of news that the provider has sent; false when there is none. */
export async function hearOne(
  of: ReturnType<typeof fakeProvider>,
  by: TestAct,
  far: Outside,
): Promise<boolean> {
  const hook = of.takeWebhook();
  if (hook === undefined) return false;
  await hearProvider(by, far, { provider: "sandbox", ...hook });
  return true;
}
