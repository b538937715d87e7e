import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { lineById } from "../../src/business/lines/index.ts";
import {
  beginPayment,
  cancelRenewal,
  chooseReplacement,
  chooseToWait,
  outsideOf,
  placeRenewal,
  readOrder,
  workRenewal,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import { webhooks } from "../../src/surfaces/webhooks/index.ts";
import { systemClock } from "../../src/foundation/clock/index.ts";
import { openLog } from "../../src/foundation/log/index.ts";
import { testDatabase } from "../database.ts";
import { startSandboxes } from "../sandboxes.ts";
import { buildTown, type TownLine } from "../town.ts";

const db = await testDatabase();
const boxes = await startSandboxes();
afterAll(async () => boxes.stop());
const act = db.act({ clock: systemClock(boxes.clockFile) });
const outside = outsideOf({
  payments: [boxes.payments.provider({ timeoutMs: 1500 })],
  carriers: [boxes.carrier.gateway({ timeoutMs: 1500 })],
});
const town = await buildTown(act);

/** Our own door for webhooks, as the web server has it. */
const door = serve({
  fetch: new Hono().route(
    "/webhooks",
    webhooks({
      payments: [boxes.payments.provider()],
      carriers: [boxes.carrier.gateway()],
      actAs: () => act,
      nudge() {},
      log: openLog("silent"),
    }),
  ).fetch,
  hostname: "127.0.0.1",
  port: 0,
});
await once(door, "listening");
afterAll(() => void door.close());
const doorUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}`;
await boxes.payments.sendWebhooksTo(`${doorUrl}/webhooks/payments/sandbox`);
const OK = "4242424242424242";
let keys = 0;

async function place(line: TownLine, more: Partial<Parameters<typeof placeRenewal>[1]> = {}) {
  keys += 1;
  const placed = await placeRenewal(act, {
    lineId: line.lineId,
    planCode: "week",
    contactEmail: "mei@example.com",
    payKind: "redirect",
    channel: "web",
    accepted: [],
    onceKey: `key ${keys}`,
    ...more,
  });
  if (!placed.ok) throw new Error(`refused: ${placed.refusal}`);
  return placed.value;
}

async function begin(renewal: Renewal, method = "card"): Promise<string> {
  const begun = await beginPayment(act, outside, {
    ...renewal,
    provider: "sandbox",
    method,
    returnUrl: "http://127.0.0.1:1/back",
    description: "order",
    address: "192.0.2.1",
    device: `device ${renewal.renewalId}`,
  });
  if (!begun.ok) throw new Error(`refused: ${begun.refusal}`);
  const { value } = begun;
  return value.kind === "next" && value.next.kind === "redirect" ? value.next.url : "";
}

/** The worker's view: due again only when its clock says so. */
async function work(renewal: Renewal, seconds = 0) {
  if (seconds > 0) await boxes.advance(seconds);
  await workRenewal(act, outside, renewal);
  return (await readOrder(act, renewal))!;
}

async function buy(line: TownLine, card = OK): Promise<Renewal> {
  const renewal = await place(line);
  await boxes.payments.payByCard(await begin(renewal), card);
  return renewal;
}

async function wholeness(renewal: Renewal) {
  const references = (await readOrder(act, renewal))!.attempts.map(({ attemptId }) => attemptId);
  const charges = (await boxes.payments.charges()).filter((c) =>
    references.some((id) => id === c.reference),
  );
  const line = await lineById(act, renewal.lineId);
  const grants = (await boxes.carrier.grants()).filter(({ iccid }) => iccid === line?.iccid);
  const { rows } = await act.database.run({
    text: `select (select count(*) from buckets where renewal_id = $1)::int as buckets,
      (select count(*) from receipts where renewal_id = $1 and kind = 'receipt')::int as receipts`,
    values: [renewal.renewalId],
  });
  return {
    received: charges.reduce((sum, c) => sum + c.amount_received - c.amount_refunded, 0),
    granted: grants.filter(({ status }) => ["active", "queued"].includes(status)).length,
    ...(rows[0] as { buckets: number; receipts: number }),
  };
}

const CONNECTED = { received: 1980, granted: 1, buckets: 1, receipts: 1 };
const MONEY_BACK = { received: 0, granted: 0, buckets: 0, receipts: 0 };

describe("an order's life", () => {
  it("is paid, connected and proven", async () => {
    const renewal = await buy(await town.line());
    const order = await work(renewal, 31);
    expect(order.renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("waits for a slow carrier and tells active only when it is read back", async () => {
    const renewal = await buy(await town.line("slow"));
    expect((await work(renewal, 31)).renewal.state).toBe("activating");
    expect((await work(renewal, 25)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it.each(["lost", "hangs"] as const)("asks instead of repeating: %s", async (behaviour) => {
    const renewal = await buy(await town.line(behaviour));
    await work(renewal, 31);
    expect((await work(renewal, 60)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("sends again what the carrier certainly never saw", async () => {
    const renewal = await buy(await town.line("lost_undone"));
    await work(renewal, 31);
    await work(renewal, 90);
    expect((await work(renewal, 5)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it.each(["recycled", "fails_later"] as const)("gives the money back: %s", async (behaviour) => {
    const renewal = await buy(await town.line(behaviour));
    await work(renewal, 31);
    expect((await work(renewal, 20)).renewal.state).toBe("refunded");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("refunds by itself past the promise, and a late success is taken back", async () => {
    const renewal = await buy(await town.line("very_slow"));
    expect((await work(renewal, 31)).renewal.state).toBe("activating");
    const late = await work(renewal, 601);
    expect(late.may.choose).toBe(true);
    await boxes.advance(250);
    // Fulfilled late by the carrier before the time to choose was over: kept, not refunded.
    expect((await work(renewal, 60)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("refunds when the carrier stays silent past the time to choose", async () => {
    const renewal = await buy(await town.line("never_settles"));
    await work(renewal, 31);
    await work(renewal, 601);
    const order = await work(renewal, 20 * 60);
    expect(order.renewal.state).toBe("refunded");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("waits longer when the customer chose to", async () => {
    const renewal = await buy(await town.line("never_settles"));
    await work(renewal, 31);
    await work(renewal, 601);
    expect((await chooseToWait(act, renewal)).ok).toBe(true);
    expect((await work(renewal, 30 * 60)).renewal.state).toBe("activating");
    expect((await work(renewal, 6 * 3600)).renewal.state).toBe("refunded");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("lets another plan of the same price take the place of one that did not come", async () => {
    const renewal = await buy(await town.line("never_settles"));
    await work(renewal, 31);
    await work(renewal, 601);
    const replaced = await chooseReplacement(act, renewal, "other");
    expect(replaced.ok).toBe(true);
    if (!replaced.ok) return;
    await work(renewal);
    await work(replaced.value);
    expect((await readOrder(act, renewal))!.renewal.state).toBe("cancelled");
    expect((await readOrder(act, replaced.value))!.renewal.state).toBe("activating");
    const refused = await chooseReplacement(act, replaced.value, "day");
    expect(refused).toMatchObject({ ok: false, refusal: "promise_still_runs" });
  });

  it("lets a declined card be followed by another", async () => {
    const renewal = await place(await town.line());
    await boxes.payments.payByCard(await begin(renewal), "4000000000000002");
    await work(renewal, 31);
    await boxes.payments.payByCard(await begin(renewal), OK);
    expect((await work(renewal, 31)).renewal.state).toBe("active");
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("sends money that comes after the cancelling straight back", async () => {
    const renewal = await buy(await town.line(), "4000000000103004");
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    await work(renewal, 1);
    await work(renewal, 120);
    const order = await work(renewal, 1000);
    expect(order.renewal.state).toBe("cancelled");
    expect(order.refunds.map(({ state, reason }) => [state, reason])).toEqual([
      ["done", "late_money"],
    ]);
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("expires when nobody pays", async () => {
    const renewal = await place(await town.line());
    await begin(renewal);
    expect((await work(renewal, 1801)).renewal.state).toBe("payment_expired");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("takes one of two payments of an order and gives the other back", async () => {
    const renewal = await place(await town.line());
    const pages = [await begin(renewal), await begin(renewal)];
    for (const page of pages) await boxes.payments.payByCard(page, OK);
    await work(renewal, 31);
    const order = await work(renewal, 31);
    expect(order.renewal.state).toBe("active");
    expect(order.refunds.map(({ reason, state }) => [reason, state])).toEqual([
      ["double_payment", "done"],
    ]);
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("is paid in a shop two days later, and keeps the shown end or better", async () => {
    const renewal = await place(await town.line(), { payKind: "slip" });
    await begin(renewal, "konbini");
    await boxes.advance(2 * 86_400);
    const [attempt] = (await readOrder(act, renewal))!.attempts;
    await boxes.payments.payAtRegister(attempt!.attemptId);
    const order = await work(renewal, 1000);
    expect(order.renewal.state).toBe("active");
    const shown = order.renewal.quote.ends;
    expect(shown.kind === "at" && order.bucket!.endsAt! >= shown.at).toBe(true);
    expect(await wholeness(renewal)).toEqual(CONNECTED);
  });

  it("cancels before payment and closes the page at the provider", async () => {
    const renewal = await place(await town.line());
    const page = await begin(renewal);
    expect((await cancelRenewal(act, renewal)).ok).toBe(true);
    await work(renewal, 31);
    await boxes.payments.payByCard(page, OK).catch(() => {});
    await work(renewal, 31);
    expect((await readOrder(act, renewal))!.renewal.state).toBe("cancelled");
    expect(await wholeness(renewal)).toEqual(MONEY_BACK);
  });

  it("freezes a payment of another amount and grants nothing", async () => {
    const renewal = await buy(await town.line(), "4000000000104002");
    const order = await work(renewal, 31);
    expect(order.renewal.state).toBe("payment_failed");
    expect(order.attempts.map(({ state }) => state)).toEqual(["frozen"]);
    expect((await wholeness(renewal)).granted).toBe(0);
  });

  it("stops the second purchase of a line, across tabs and devices", async () => {
    const line = await town.line();
    const first = await place(line);
    await begin(first);
    const second = await placeRenewal(act, {
      lineId: line.lineId,
      planCode: "week",
      payKind: "redirect",
      channel: "counter",
      accepted: [],
      onceKey: "another tab",
    });
    expect(second).toMatchObject({
      ok: false,
      refusal: "order_under_way",
      facts: { number: first.number },
    });
    await place(line, { besideOrder: first.number });
  });

  it("leaves books that balance", async () => {
    expect(await checkLedger(act)).toEqual([]);
  });
});
