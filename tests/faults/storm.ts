import { beginPayment, type Order, type Renewal } from "../../src/business/renewals/index.ts";
import type { Behaviour as CarrierBehaviour } from "../../src/gateways/carriers/sandbox/index.ts";
import {
  CREATE_FAULTS,
  SENTINELS,
  type Behaviour,
} from "../../src/gateways/payments/sandbox/index.ts";
import { OK_CARD, wishToPay, type Stage } from "../races/stage.ts";
import { openWorker } from "../races/worker.ts";
import type { Chance } from "./chance.ts";
import type { Crashes } from "./crashes.ts";

/** What a customer pays with: a card that does something, or any card after a fault at the start. */
export type Paying = (typeof PAYINGS)[number];

const CARDS = new Map(
  SENTINELS.flatMap(({ kind, input, behaviour }) =>
    kind === "card" ? [[behaviour as Behaviour, input] as const] : [],
  ),
);

export const PAYINGS = [...CARDS.keys(), ...CREATE_FAULTS];

export interface Storm {
  readonly orders: readonly { readonly carrier: CarrierBehaviour; readonly paying: Paying }[];
  /** Where processes die while these orders are under way, one after the other. */
  readonly failpoints: readonly string[];
}

/** How long a worker stays away after each death, and then the world takes to settle, in seconds. */
const LEASE_SECONDS = 61;
const SETTLING_SECONDS = [5, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600] as const;

/** Lays the orders, kills, and lets the rest be done; answers what does not add up. */
export async function ride(
  stage: Stage,
  crashes: Crashes,
  { storm, chance }: { storm: Storm; chance: Chance },
): Promise<readonly string[]> {
  const orders: Renewal[] = [];
  for (const [i, { carrier, paying }] of storm.orders.entries()) {
    const line = await stage.town.line(carrier);
    const tag = CARDS.has(paying as Behaviour) ? "" : `+${paying.replaceAll("_", "-")}`;
    const order = await stage.place(line, { contactEmail: `mei${tag}@example.com` });
    const failpoint = storm.failpoints.find((name) => name.startsWith("payment.") && i === 0);
    if (failpoint !== undefined) await crashes.begin(order, failpoint);
    await payOn(stage, order, CARDS.get(paying as Behaviour) ?? OK_CARD);
    orders.push(order);
  }
  for (const failpoint of storm.failpoints) {
    await crashes.work(`${failpoint}#${1 + chance.below(orders.length)}`);
    await stage.boxes.advance(LEASE_SECONDS);
  }
  const worker = openWorker(stage.act, stage.outside);
  for (const seconds of SETTLING_SECONDS) {
    await worker.rest();
    await stage.boxes.advance(seconds);
  }
  await worker.rest();
  const faults = await Promise.all(orders.map(async (order) => faultOf(stage, order)));
  return faults.flatMap((fault, i) =>
    fault === undefined ? [] : [`${JSON.stringify(storm.orders[i])}: ${fault}`],
  );
}

/** Whoever sees no page tries again, as people do. */
async function payOn(stage: Stage, order: Renewal, card: string): Promise<void> {
  for (let i = 0; i < 3; i++) {
    const begun = await beginPayment(stage.act, stage.outside, wishToPay(order));
    if (!begun.ok || begun.value.kind !== "next" || begun.value.next.kind !== "redirect") continue;
    await stage.pay(begun.value.next.url, card);
    return;
  }
}

/** Undefined when the customer has the plan or the money, once, in all books. */
async function faultOf(stage: Stage, key: Renewal): Promise<string | undefined> {
  const order = await stage.order(key);
  const { received, granted, buckets, receipts } = await stage.wholeness(key);
  const { state, totalYen } = order.renewal;
  const seen = `${state} ${JSON.stringify({ received, granted, buckets, receipts })}`;
  if (state === "active") {
    const isWhole = received === totalYen && granted === 1 && buckets === 1 && receipts === 1;
    return isWhole ? undefined : seen;
  }
  if (!["refunded", "refunding", "payment_expired", "payment_failed"].includes(state)) return seen;
  const isLost = granted === 1 && (await isLossBooked(stage, key));
  if (buckets > 0 || (granted > 0 && !isLost)) return seen;
  return received === staysOf(order) ? undefined : seen;
}

/** What may stay at the provider without a plan: the wrong amount, and what it gives nobody back. */
function staysOf({ attempts, refunds, renewal }: Order): number {
  const frozen = attempts.filter(({ state }) => state === "frozen");
  const byHand = refunds.filter(({ state }) => state === "refused");
  return (
    frozen.reduce((sum) => sum + renewal.totalYen - 1, 0) +
    byHand.reduce((sum, { amountYen }) => sum + amountYen, 0)
  );
}

async function isLossBooked({ act }: Stage, { lineId }: Renewal): Promise<boolean> {
  const { rowCount } = await act.database.run({
    text: "select from events where line_id = $1 and name = 'renewal.loss_booked'",
    values: [lineId],
  });
  return rowCount === 1;
}
