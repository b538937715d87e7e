import pg from "pg";
import { openCheckout, payCheckout } from "../src/business/checkouts/index.ts";
import { lineByClaim, type LineId } from "../src/business/lines/index.ts";
import { beginPayment, placeRenewal } from "../src/business/renewals/index.ts";
import type { Act } from "../src/foundation/act/index.ts";
import { newId } from "../src/foundation/ids/index.ts";
import { openBenchHouse, type BenchHouse } from "./house.ts";
import { replay, takeSnapshot } from "./pg-loop.ts";
import { CARD_THAT_PAYS, moveIn, PLAN_CODE, take, type BenchLine } from "./town.ts";

export interface SettleOptions {
  readonly renewals: number;
  readonly atOnce: number;
}

const FULFILLED = ["active", "queued", "completed"];

/** So many orders share a payment where payments are shared. */
const TOGETHER = 3;

/**
 * Renewals settled per second over HTTP, beside a loop that writes the same rows: each with a
 * payment of its own, then several with one payment.
 */
export async function benchSettling(options: SettleOptions): Promise<void> {
  const alone = await measure(options, 1);
  report(`settling ${alone.renewals} renewals`, alone);
  const shared = await measure(options, TOGETHER);
  report(`settling ${shared.renewals} renewals, ${TOGETHER} to a payment`, shared);
  const ratio = alone.fulfilledPerSecond / shared.fulfilledPerSecond;
  console.log(`  alone : together         ${ratio.toFixed(2)} : 1`);
}

interface Measured {
  readonly renewals: number;
  readonly heardPerSecond: number;
  readonly settledPerSecond: number;
  readonly fulfilledPerSecond: number;
  readonly loop: { readonly perSecond: number; readonly rowsEach: number };
}

async function measure(
  { renewals: wanted, atOnce }: SettleOptions,
  together: number,
): Promise<Measured> {
  const payments = Math.ceil(wanted / together);
  const renewals = payments * together;
  const house = await openBenchHouse();
  const pool = new pg.Pool({ connectionString: house.ownerUrl, max: atOnce + 1 });
  try {
    const lines = await linesOf(house.act, await moveIn(house.act, renewals));
    const groups = Array.from({ length: payments }, (_, i) =>
      lines.slice(i * together, (i + 1) * together),
    );
    await inParallel(groups, atOnce, async (group, i) => awaitPayment(house, group, i));
    const before = await takeSnapshot(pool);
    const url = await house.startProgram();
    const webhooks = await signedWebhooks(house, payments, atOnce);
    const beganAt = Date.now();
    const startedAt = performance.now();
    await inParallel(webhooks, atOnce, async (webhook) => post(url, webhook));
    const answeredAt = performance.now();
    await untilFulfilled(pool, renewals);
    const endedAt = performance.now();
    const after = await takeSnapshot(pool);
    return {
      renewals,
      heardPerSecond: (payments * 1000) / (answeredAt - startedAt),
      settledPerSecond: (renewals * 1000) / ((await lastPaidAt(pool)) - beganAt),
      fulfilledPerSecond: (renewals * 1000) / (endedAt - startedAt),
      loop: await replay(pool, { before, after, atOnce }),
    };
  } finally {
    await pool.end();
    await house.close();
  }
}

function report(title: string, measured: Measured): void {
  const { loop, settledPerSecond, fulfilledPerSecond, heardPerSecond } = measured;
  console.log(`\n${title}`);
  console.log(`  webhooks answered        ${heardPerSecond.toFixed(0)}/s`);
  console.log(`  money settled            ${settledPerSecond.toFixed(0)}/s`);
  console.log(`  connected, receipt out   ${fulfilledPerSecond.toFixed(0)}/s`);
  console.log(
    `  pg loop, the same rows   ${loop.perSecond.toFixed(0)}/s (${loop.rowsEach.toFixed(1)} rows each)`,
  );
  console.log(`  ratio                    1 : ${(loop.perSecond / fulfilledPerSecond).toFixed(1)}`);
}

async function linesOf(act: Act, wanted: readonly BenchLine[]): Promise<readonly LineId[]> {
  const found = wanted.map(async ({ iccid }) => {
    const line = await lineByClaim(act, { kind: "iccid", value: iccid });
    if (line === undefined) throw new Error(`no line ${iccid}`);
    return line.lineId;
  });
  return Promise.all(found);
}

/** Places the orders and pays them at the provider; only the notification is still to come. */
async function awaitPayment(house: BenchHouse, lineIds: readonly LineId[], i: number) {
  const { act, outside, sandboxes } = house;
  const order = {
    contactEmail: `someone${i}@example.com`,
    payKind: "redirect",
    onceKey: newId(),
  } as const;
  const items = lineIds.map((lineId) => ({ lineId, planCode: PLAN_CODE, accepted: [] }));
  const [only, ...more] = items;
  const { lineId, renewalId, number } = take(
    more.length === 0
      ? await placeRenewal(act, { ...only!, ...order, channel: "web" })
      : await openCheckout(act, { ...order, items }),
  );
  const payment = {
    provider: "sandbox",
    method: "card",
    returnUrl: "http://127.0.0.1/",
    description: "bench",
    address: `address ${i}`,
    device: `device ${i}`,
  } as const;
  const begun = take(
    more.length === 0
      ? await beginPayment(act, outside, { ...payment, lineId, renewalId })
      : await payCheckout(act, outside, { ...payment, number }),
  );
  if (begun.kind !== "next" || begun.next.kind !== "redirect") throw new Error("not redirected");
  await sandboxes.payments.payByCard(begun.next.url, CARD_THAT_PAYS);
}

type Webhook = Awaited<ReturnType<BenchHouse["sandboxes"]["payments"]["signedWebhook"]>>;

async function signedWebhooks(
  { sandboxes }: BenchHouse,
  wanted: number,
  atOnce: number,
): Promise<readonly Webhook[]> {
  const sent = await sandboxes.payments.deliveries();
  const webhooks: Webhook[] = [];
  await inParallel(sent, atOnce, async ({ eventId }) => {
    webhooks.push(await sandboxes.payments.signedWebhook(eventId));
  });
  if (webhooks.length < wanted) throw new Error(`${webhooks.length} webhooks for ${wanted}`);
  return webhooks;
}

async function post(url: string, { body, headers }: Webhook): Promise<void> {
  const where = `${url}/webhooks/payments/sandbox`;
  const answer = await fetch(where, { method: "POST", body, headers });
  if (!answer.ok) throw new Error(`${where} answered ${answer.status}`);
  await answer.arrayBuffer();
}

async function lastPaidAt(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ at: Date }>(
    "select max(at) as at from events where name = 'renewal.paid'",
  );
  return rows[0]!.at.getTime();
}

const LOOK_EVERY_MS = 50;

async function untilFulfilled(pool: pg.Pool, wanted: number): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ state: string; count: string }>(
      "select state, count(*) from renewals group by state",
    );
    const done = rows.filter(({ state }) => FULFILLED.includes(state));
    if (done.reduce((sum, { count }) => sum + Number(count), 0) >= wanted) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}

async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T, i: number) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  const workers = Array.from({ length: atOnce }, async () => {
    for (const [i, item] of waiting) await work(item, i);
  });
  await Promise.all(workers);
}
