import { describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { addFirstUsePlan, openStage, type Stage } from "../races/stage.ts";
import { openWorker } from "../races/worker.ts";
import { BEHAVIOURS } from "../../src/gateways/carriers/sandbox/index.ts";
import { chanceOf } from "./chance.ts";
import { openCrashes } from "./crashes.ts";
import { failpointsInSource } from "./failpoints.ts";
import { PAYINGS, ride } from "./storm.ts";
import { SCENARIOS, type Laid, type ScenarioName } from "./scenarios.ts";

/** The order that brings a process by each failpoint; those with long waits come last. */
const REACHED_BY: Readonly<Record<string, ScenarioName>> = {
  "payment.before_call": "placed",
  "payment.after_call": "placed",
  "webhook.after_heard": "untold",
  "webhook.after_woken": "untold",
  "work.before_read_attempts": "paid",
  "payment.after_read": "paid",
  "work.after_read_attempts": "paid",
  "work.before_send_activation": "paid",
  "activation.before_sent": "paid",
  "activation.after_sent": "paid",
  "activation.after_call": "paid",
  "work.after_send_activation": "paid",
  "dispatch.before_mark": "paid",
  "message.before_send": "paid",
  "message.after_send": "paid",
  "work.before_ask_carrier": "accepted",
  "activation.after_ask": "accepted",
  "work.after_ask_carrier": "accepted",
  "work.before_capture_attempt": "approved",
  "payment.before_capture": "approved",
  "payment.after_capture": "approved",
  "work.after_capture_attempt": "approved",
  "work.before_close_attempt": "two_pages",
  "work.after_close_attempt": "two_pages",
  "work.before_begin_refund": "refused",
  "work.after_begin_refund": "refused",
  "work.before_send_refund": "refused",
  "refund.after_sent": "refused",
  "refund.after_call": "refused",
  "work.after_send_refund": "refused",
  "work.before_close_refund": "refused",
  "work.after_close_refund": "refused",
  "work.before_read_refund": "refund_slow",
  "work.after_read_refund": "refund_slow",
  "work.before_want_revoke": "wished_back",
  "work.after_want_revoke": "wished_back",
  "bucket.depleted.written": "used_up",
  "work.before_expire": "unpaid",
  "work.after_expire": "unpaid",
  "work.before_remind_slip": "slip_unpaid",
  "work.after_remind_slip": "slip_unpaid",
  "bucket.lapsed.written": "unused",
  "bucket.refilled.written": "used_up_today",
  "bucket.expired.written": "over",
  "work.before_complete": "over",
  "work.after_complete": "over",
  "bucket.started.written": "waiting",
  "bucket.awaits_first_use.written": "waiting_for_use",
  "work.before_give_up": "missed",
  "work.after_give_up": "missed",
  "work.before_start_queued": "waiting_there",
  "work.after_start_queued": "waiting_there",
};

/** Where no order comes by: see the tests of each of these. */
const ELSEWHERE = new RegExp(
  `^(?:${[
    ...[
      "auto",
      "case",
      "cash",
      "chat",
      "checkout",
      "forgetting",
      "incidents",
      "intake",
      "journal",
      "kiosk",
      "notices",
    ],
    ...["pins", "printing", "recognition", "reconciliation", "saving"],
  ].join("|")})\\.|_taking$`,
  "u",
);

/** Where only a provider that pays refunds out brings a process by: see at-paypal.test.ts. */
const OF_PAYOUTS = /payout/u;

it("every failpoint in the source has an order that comes by it", () => {
  const ours = failpointsInSource().filter(
    (name) => !ELSEWHERE.test(name) && !OF_PAYOUTS.test(name),
  );
  expect(Object.keys(REACHED_BY).toSorted()).toEqual(ours);
});

const stage = await openStage();
const { act, boxes, outside } = stage;
const crashes = await openCrashes(stage);
const worker = openWorker(act, outside);
await addFirstUsePlan(act);

describe("killed at its failpoint, a process leaves what another makes whole", () => {
  it.each(Object.entries(REACHED_BY))("%s (%s)", async (failpoint, name) => {
    const { lay, seconds } = SCENARIOS[name];
    const laid = await lay(stage);
    await boxes.advance(seconds);
    expect(await crash(name, laid, failpoint)).toBe("SIGKILL");
    // Past every lease, then past the pauses that follow an answer that was lost.
    for (const later of [61, 5, 61]) {
      await boxes.advance(later);
      await worker.rest();
    }
    await expectEnd(stage, laid);
  });
});

describe("killed in the midst of many orders, a worker leaves all of them to be made whole", () => {
  const seed = 20_261_122;
  it(`seed ${seed}`, async () => {
    const chance = chanceOf(seed);
    const payings = chance.shuffled(PAYINGS);
    const storm = {
      orders: BEHAVIOURS.map((carrier, i) => ({ carrier, paying: payings[i]! })),
      failpoints: ["activation.after_sent", "refund.after_call"],
    };
    expect(await ride(stage, crashes, { storm, chance })).toEqual([]);
  });
});

describe("in the end", () => {
  it("the books balance, nothing is due and no news is left to tell", async () => {
    expect(await checkLedger(act)).toEqual([]);
    const { rows } = await act.database.run({
      text: `select (select count(*) from renewals where due_at <= $1)::int as renewals,
        (select count(*) from buckets where due_at <= $1)::int as buckets,
        (select count(*) from messages where state <> 'sent')::int as messages,
        (select count(*) from events where is_pending)::int as events`,
      values: [act.clock.now()],
    });
    expect(rows).toEqual([{ renewals: 0, buckets: 0, messages: 0, events: 0 }]);
  });
});

/** The web server or a worker dies; whom it left without an answer does what he would do. */
async function crash(name: ScenarioName, laid: Laid, failpoint: string) {
  if (laid.kind === "order" && name === "placed") {
    const signal = await crashes.begin(laid.order, failpoint);
    await stage.pay(await stage.begin(laid.order));
    return signal;
  }
  if (laid.kind === "order" && laid.webhook !== undefined) {
    const signal = await crashes.hear(laid.webhook, failpoint);
    await stage.letWebhooksCome();
    return signal;
  }
  return crashes.work(failpoint);
}

async function expectEnd({ order, wholeness }: Stage, laid: Laid): Promise<void> {
  if (laid.kind === "order") {
    const { state } = (await order(laid.order)).renewal;
    expect({ state, ...(await wholeness(laid.order)) }).toEqual(laid.ends);
    return;
  }
  const { rows } = await act.database.run({
    text: "select count(*)::int as count from events where line_id = $1 and name = $2",
    values: [laid.lineId, laid.step],
  });
  expect(rows).toEqual([{ count: 1 }]);
}
