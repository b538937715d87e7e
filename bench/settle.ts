import pg from "pg";
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

/** Renewals settled per second over HTTP, beside a loop that writes the same rows. */
export async function benchSettling({ renewals, atOnce }: SettleOptions): Promise<void> {
  const house = await openBenchHouse();
  const pool = new pg.Pool({ connectionString: house.ownerUrl, max: atOnce + 1 });
  try {
    const lines = await linesOf(house.act, await moveIn(house.act, renewals));
    await inParallel(lines, atOnce, async (line, i) => awaitPayment(house, line, i));
    const before = await takeSnapshot(pool);
    const url = await house.startProgram();
    const webhooks = await signedWebhooks(house, renewals, atOnce);
    const beganAt = Date.now();
    const startedAt = performance.now();
    await inParallel(webhooks, atOnce, async (webhook) => post(url, webhook));
    const answeredAt = performance.now();
    await untilFulfilled(pool, renewals);
    const endedAt = performance.now();
    const after = await takeSnapshot(pool);
    const loop = await replay(pool, { before, after, atOnce });
    report({
      renewals,
      heardPerSecond: (renewals * 1000) / (answeredAt - startedAt),
      settledPerSecond: (renewals * 1000) / ((await lastPaidAt(pool)) - beganAt),
      fulfilledPerSecond: (renewals * 1000) / (endedAt - startedAt),
      loop,
    });
  } finally {
    await pool.end();
    await house.close();
  }
}

function report(measured: {
  renewals: number;
  heardPerSecond: number;
  settledPerSecond: number;
  fulfilledPerSecond: number;
  loop: { perSecond: number; rowsEach: number };
}): void {
  const { loop, settledPerSecond, fulfilledPerSecond, heardPerSecond } = measured;
  console.log(`\nsettling ${measured.renewals} renewals`);
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

/** Places the order and pays it at the provider; only the notification is still to come. */
async function awaitPayment({ act, outside, sandboxes }: BenchHouse, lineId: LineId, i: number) {
  const renewal = take(
    await placeRenewal(act, {
      lineId,
      planCode: PLAN_CODE,
      contactEmail: `someone${i}@example.com`,
      payKind: "redirect",
      channel: "web",
      accepted: [],
      onceKey: newId(),
    }),
  );
  const begun = take(
    await beginPayment(act, outside, {
      lineId,
      renewalId: renewal.renewalId,
      provider: "sandbox",
      method: "card",
      returnUrl: "http://127.0.0.1/",
      description: "bench",
      address: `address ${i}`,
      device: `device ${i}`,
    }),
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
