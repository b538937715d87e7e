import { afterEach, expect, it, vi } from "vitest";
import { openCheckout, readCheckout } from "../../src/business/checkouts/index.ts";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { receiptsOf } from "../../src/business/receipts/index.ts";
import type { Order, Renewal } from "../../src/business/renewals/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import type { Behaviour } from "../../src/gateways/carriers/sandbox/index.ts";
import { openStage } from "../races/stage.ts";
import { openWorker } from "../races/worker.ts";
import { openCrashes } from "./crashes.ts";

vi.setConfig({ testTimeout: 90_000 });

const stage = await openStage();
const { act, boxes, town } = stage;
const crashes = await openCrashes(stage);
const worker = openWorker(act, stage.outside);
const PRICE = 1980;

afterEach(booksAgree);

async function booksAgree(): Promise<void> {
  expect(await checkLedger(act)).toEqual([]);
}

it.each([
  ["checkout.before_told", "normal", ["active", "active", "active"]],
  ["checkout.before_share", "normal", ["active", "active", "active"]],
  ["checkout.after_share", "normal", ["active", "active", "active"]],
  ["work.after_issue_receipt", "normal", ["active", "active", "active"]],
  ["refund.after_call", "recycled", ["active", "refunded", "active"]],
] as const)(
  "killed at %s (%s) while a payment is shared out, each order ends whole",
  async (failpoint, second, states) => {
    const first = await opened(second);
    await stage.pay(await stage.begin(first));
    expect(await crashes.work(failpoint)).toBe("SIGKILL");
    await rest();
    const { orders } = (await readCheckout(act, first.number))!;
    expect(orders.map(({ renewal }) => renewal.state)).toEqual(states);
    const kept = states.filter((state) => state === "active").length;
    await expectOneReceipt(orders);
    const { received } = await stage.wholeness(first);
    expect(received).toBe(kept * PRICE);
  },
);

/** Over those that run, whichever of them it is asked for by. */
async function expectOneReceipt(orders: readonly Order[]): Promise<void> {
  const running = orders.map(({ renewal }) => renewal).filter(({ state }) => state === "active");
  for (const one of running) {
    const sales = (await receiptsOf(act, one)).filter(({ content }) => content.kind === "receipt");
    expect(sales.map(({ content }) => content.items.map((item) => item.orderNumber))).toEqual([
      running.map(({ number }) => number),
    ]);
  }
}

it("killed while its orders are placed, the same form places the rest, once", async () => {
  const wish = wishOn(await Promise.all([town.line(), town.line(), town.line()]));
  expect(await crashes.openCheckout(wish, "checkout.after_joined")).toBe("SIGKILL");
  expect(await crashes.openCheckout(wish)).toBeNull();
  const again = await openCheckout(act, wish);
  if (!again.ok) throw new Error(again.refusal);
  const { orders, totalYen } = (await readCheckout(act, again.value.number))!;
  expect([orders.length, totalYen]).toEqual([3, 3 * PRICE]);
});

async function opened(second: Behaviour): Promise<Renewal> {
  const lines = await Promise.all([town.line(), town.line(second), town.line()]);
  const placed = await openCheckout(act, { ...wishOn(lines), receipt: "joint" });
  if (!placed.ok) throw new Error(placed.refusal);
  return placed.value;
}

function wishOn(lines: readonly Pick<Renewal, "lineId">[]) {
  const items = lines.map(({ lineId }) => ({ lineId, planCode: "week", accepted: [] }));
  const contactEmail = "mei@example.com";
  return { items, contactEmail, payKind: "redirect", onceKey: newId() } as const;
}

/** Past every lease, then past the pauses that follow an answer that was lost. */
async function rest(): Promise<void> {
  for (const seconds of [61, 5, 61]) {
    await boxes.advance(seconds);
    await worker.rest();
  }
}
