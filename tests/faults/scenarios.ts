import { bytes, GIGABYTE } from "../../src/foundation/money/index.ts";
import {
  addDays,
  addHours,
  atHour,
  JST,
  localDate,
  msBetween,
} from "../../src/foundation/clock/index.ts";
import { chooseRefund, workRenewal, type Renewal } from "../../src/business/renewals/index.ts";
import type { Bucket, BucketStepName } from "../../src/business/buckets/index.ts";
import { TERMS } from "../examples/stored-line.ts";
import type { Behaviour } from "../../src/gateways/carriers/sandbox/index.ts";
import { OK_CARD, type HeldWebhook, type Stage, type Wholeness } from "../races/stage.ts";
import { openWorker } from "../races/worker.ts";

/** What lies before a worker, and what must have become of it in the end. */
export interface Scenario {
  /** Lays it out; its worker comes so many seconds later. */
  readonly lay: (stage: Stage) => Promise<Laid>;
  readonly seconds: number;
}

export type Laid =
  | {
      readonly kind: "order";
      readonly order: Renewal;
      readonly ends: End;
      readonly webhook?: HeldWebhook;
    }
  | { readonly kind: "step"; readonly lineId: string; readonly step: BucketStepName };

export interface End extends Wholeness {
  readonly state: Renewal["state"];
}

const DAY = 86_400;
const PAID = { granted: 1, buckets: 1, receipts: 1 };
const connected = (received: number): End => ({ state: "active", received, ...PAID });
const REFUNDED: End = { state: "refunded", received: 0, granted: 0, buckets: 0, receipts: 0 };
const SLOW_REFUND_CARD = "4000000000110009";

export const SCENARIOS = {
  /** Paid; the webhook of it has come. */
  paid: { seconds: 0, lay: async (stage) => bought(stage, "normal", connected(1980)) },
  /** Placed; the payment is begun by whoever plays the customer. */
  placed: {
    seconds: 0,
    async lay(stage) {
      const order = await stage.place(await stage.town.line());
      return { kind: "order", order, ends: connected(1980) };
    },
  },
  /** Paid; the webhook of it is still to be heard. */
  untold: {
    seconds: 0,
    async lay(stage) {
      const order = await stage.place(await stage.town.line());
      const page = await stage.begin(order);
      const webhook = await stage.holdBack(async () => stage.pay(page));
      return { kind: "order", order, ends: connected(1980), webhook };
    },
  },
  /** Accepted by a carrier that takes its time. */
  accepted: {
    seconds: 25,
    async lay(stage) {
      const laid = await bought(stage, "slow", connected(1980));
      await workRenewal(stage.act, stage.outside, laid.order);
      return laid;
    },
  },
  /** Two pages opened, the second one paid. */
  two_pages: {
    seconds: 0,
    async lay(stage) {
      const order = await stage.place(await stage.town.line());
      await stage.begin(order);
      await stage.pay(await stage.begin(order));
      return { kind: "order", order, ends: connected(1980) };
    },
  },
  /** Approved by the holder of an account; its money is still to be captured. */
  approved: {
    seconds: 0,
    async lay(stage) {
      const order = await stage.place(await stage.town.line());
      await stage.boxes.payments.answerApp(await stage.begin(order, "paypal"), "approve");
      await stage.boxes.payments.settle();
      return { kind: "order", order, ends: connected(1980) };
    },
  },
  /** A slip that was issued at noon in Japan, a day before it is over. */
  slip_unpaid: {
    seconds: 2 * DAY + 60,
    async lay(stage) {
      const now = stage.act.clock.now();
      const noon = atHour(addDays(localDate(now, JST), 1), 12, JST);
      await stage.boxes.advance(Math.ceil(msBetween(now, noon) / 1000));
      const order = await stage.place(await stage.town.line(), { payKind: "slip" });
      await stage.begin(order, "konbini");
      return { kind: "order", order, ends: { ...REFUNDED, state: "awaiting_payment" } };
    },
  },
  unpaid: {
    seconds: 1801,
    async lay(stage) {
      const order = await stage.place(await stage.town.line());
      await stage.begin(order);
      return { kind: "order", order, ends: { ...REFUNDED, state: "payment_expired" } };
    },
  },
  /** Paid for a line that the carrier refuses. */
  refused: { seconds: 0, lay: async (stage) => bought(stage, "recycled", REFUNDED) },
  /** The same, with a refund that the provider takes its time for. */
  refund_slow: {
    seconds: 31,
    async lay(stage) {
      const laid = await bought(stage, "recycled", REFUNDED, SLOW_REFUND_CARD);
      await workRenewal(stage.act, stage.outside, laid.order);
      return laid;
    },
  },
  /** The money is wanted back while the carrier is silent. */
  wished_back: {
    seconds: 0,
    async lay(stage) {
      const laid = await bought(stage, "never_settles", REFUNDED);
      await workRenewal(stage.act, stage.outside, laid.order);
      await chooseRefund(stage.act, stage.outside, laid.order);
      return laid;
    },
  },
  /** A plan of one day, when the day is over. */
  over: {
    seconds: 2 * DAY,
    async lay(stage) {
      const order = await stage.buy(await stage.town.line(), OK_CARD, { planCode: "day" });
      await workRenewal(stage.act, stage.outside, order);
      const ends: End = { state: "completed", received: 500, ...PAID, granted: 0 };
      return { kind: "order", order, ends };
    },
  },
  waiting: { seconds: 8 * DAY, lay: async (stage) => queued(stage, "queue") },
  waiting_for_use: { seconds: 8 * DAY, lay: async (stage) => queued(stage, "queue_first_use") },
  /** Granted by the carrier at once, but queued by us: another plan had come between. */
  waiting_there: { seconds: 8 * DAY, lay: async (stage) => queuedThere(stage) },
  /** Queued, and forgotten until its time was over too. */
  missed: {
    seconds: 30 * DAY,
    async lay(stage) {
      const laid = await queued(stage, "queue");
      return { ...laid, ends: { ...REFUNDED, buckets: 1, receipts: 1 } };
    },
  },
  unused: {
    seconds: 3601,
    lay: async (stage) =>
      bucketOf(stage, "bucket.lapsed", {
        state: "awaiting_first_use",
        firstUseBy: addHours(stage.act.clock.now(), 1),
      }),
  },
  used_up: {
    seconds: 1,
    lay: async (stage) =>
      bucketOf(stage, "bucket.depleted", { dataUsedBytes: bytes(3 * GIGABYTE) }),
  },
  used_up_today: {
    seconds: DAY,
    lay: async (stage) =>
      bucketOf(stage, "bucket.refilled", {
        state: "depleted",
        depletedAt: stage.act.clock.now(),
        dataUsedBytes: bytes(GIGABYTE),
        dataTotalBytes: bytes(GIGABYTE),
        terms: {
          ...TERMS,
          allowance: {
            kind: "daily",
            bytesPerDay: bytes(GIGABYTE),
            throttleKbps: 128,
            resetZone: "Asia/Tokyo",
          },
        },
      }),
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof SCENARIOS;

async function bought(stage: Stage, behaviour: Behaviour, ends: End, card = OK_CARD) {
  const order = await stage.buy(await stage.town.line(behaviour), card);
  return { kind: "order", order, ends } as const;
}

async function queued(stage: Stage, planCode: string) {
  const line = await stage.town.line();
  await workRenewal(stage.act, stage.outside, await stage.buy(line));
  await stage.boxes.advance(20 * 60);
  const order = await stage.buy(line, OK_CARD, { planCode });
  await openWorker(stage.act, stage.outside).rest();
  return { kind: "order", order, ends: connected(2980) } as const;
}

async function queuedThere(stage: Stage): Promise<Laid> {
  const { act, outside, boxes } = stage;
  const line = await stage.town.line("slow");
  const order = await stage.buy(line, OK_CARD, { planCode: "queue" });
  await workRenewal(act, outside, order);
  const between = await stage.buy(line, OK_CARD, { besideOrder: order.number });
  await workRenewal(act, outside, between);
  await boxes.advance(25);
  await workRenewal(act, outside, between);
  await workRenewal(act, outside, order);
  return { kind: "order", order, ends: connected(2980) };
}

async function bucketOf(stage: Stage, step: BucketStepName, more: Partial<Bucket>): Promise<Laid> {
  const line = await stage.town.line();
  await stage.town.bucket(line, more);
  return { kind: "step", lineId: line.lineId, step };
}
