import { describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import {
  beginPayment,
  cancelRenewal,
  chooseRefund,
  chooseReplacement,
  chooseToWait,
  hearProvider,
  outsideOf,
  placeRenewal,
  readOrder,
  startQueuedPlan,
  workRenewal,
  type Renewal,
} from "../../src/business/renewals/index.ts";
import type { Act } from "../../src/foundation/act/index.ts";
import { addSeconds } from "../../src/foundation/clock/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { testDatabase } from "../database.ts";
import { chanceOf, type Chance } from "../faults/chance.ts";
import { buildTown } from "../town.ts";
import { fakeCarrier } from "./fake-carrier.ts";
import { fakeProvider } from "./fake-provider.ts";
import { wishToPay } from "./stage.ts";
import { openWorker } from "./worker.ts";

const SEEDS = [1, 2, 3, 4];
const ORDERS = 50;
const TICKS = 20;
const AT_ONCE = 16;
const DAY = 86_400;

const db = await testDatabase({ connectionsMax: 16 });
const act = db.act();
const town = await buildTown(act);

describe("whatever comes between, whoever dies", () => {
  it.each(SEEDS)(
    "nobody's money is without a plan and no plan without money, seed %i",
    async (seed) => {
      const world = openWorld(chanceOf(seed));
      for (let i = 0; i < ORDERS; i++) await world.order();
      for (let i = 0; i < TICKS; i++) await world.tick();
      await world.calmDown();
      expect(await world.faults()).toEqual([]);
      expect(await checkLedger(act)).toEqual([]);
    },
  );
});

class Died extends Error {}

function openWorld(chance: Chance) {
  const clock = act.clock;
  const provider = fakeProvider({ clock, chance });
  const carrier = fakeCarrier({ clock, chance });
  const outside = outsideOf({ payments: [provider], carriers: [carrier] });
  const orders: Renewal[] = [];

  /** A process that dies now and then, as an exception. */
  const mortal: Act = {
    ...act,
    failpoint() {
      if (chance.below(25) === 0) throw new Died();
    },
  };
  const any = () => chance.pick(orders);

  const MOVES: readonly (() => Promise<unknown>)[] = [
    ...Array.from({ length: 8 }, () => async () => workRenewal(mortal, outside, any())),
    ...Array.from({ length: 3 }, () => async () => beginPayment(mortal, outside, wishToPay(any()))),
    ...Array.from({ length: 4 }, () => async () => {
      const pages = provider.pages();
      if (pages.length > 0) provider.pay(chance.pick(pages));
    }),
    ...Array.from({ length: 4 }, () => async () => {
      const webhook = provider.takeWebhook();
      if (webhook !== undefined)
        await hearProvider(mortal, outside, { provider: "sandbox", ...webhook });
    }),
    ...Array.from({ length: 2 }, () => async () => openWorker(mortal, outside).round()),
    async () => cancelRenewal(mortal, any()),
    async () => chooseToWait(mortal, any()),
    async () => chooseRefund(mortal, outside, any()),
    async () => {
      const replaced = await chooseReplacement(mortal, any(), "other");
      if (replaced.ok) orders.push(replaced.value);
    },
    async () => startQueuedPlan(mortal, { ...any(), proof: "renewal_code" }),
  ];

  return {
    async order() {
      const first = any() as Renewal | undefined;
      const isSecond = first !== undefined && chance.below(4) === 0;
      const line = isSecond ? first : await town.line();
      const placed = await placeRenewal(act, {
        lineId: line.lineId,
        planCode: chance.pick(["week", "week", "queue"]),
        contactEmail: "mei@example.com",
        payKind: "redirect",
        channel: "web",
        accepted: ["data_lost", "days_lost"],
        onceKey: newId(),
        ...(isSecond ? { besideOrder: first.number } : {}),
      });
      if (!placed.ok) return;
      orders.push(placed.value);
      await beginPayment(act, outside, wishToPay(placed.value));
    },
    async tick() {
      const moves = Array.from({ length: AT_ONCE }, () => chance.pick(MOVES));
      await Promise.all(
        moves.map(async (move) =>
          move().catch((error: unknown) => {
            if (!(error instanceof Died)) throw error;
          }),
        ),
      );
      clock.moveTo(addSeconds(clock.now(), chance.pick([0, 0, 1, 5, 31, 61, 300, 700])));
    },
    async calmDown() {
      provider.calmDown();
      carrier.calmDown();
      const worker = openWorker(act, outside);
      const days = Array.from({ length: 14 }, () => 3 * DAY);
      for (const seconds of [61, 61, 300, 1300, 2000, 4000, 4000, 22_000, ...days]) {
        for (let hook = provider.takeWebhook(); hook !== undefined; hook = provider.takeWebhook()) {
          await hearProvider(act, outside, { provider: "sandbox", ...hook });
        }
        await worker.rest();
        clock.moveTo(addSeconds(clock.now(), seconds));
      }
      await worker.rest();
    },
    async faults() {
      const seen = await Promise.all(orders.map(async (order) => faultOf(order)));
      return seen.filter((fault) => fault !== undefined);
    },
  };

  /** By checkout, for a replacement takes its money over from the order it replaces. */
  async function faultOf(key: Renewal): Promise<string | undefined> {
    const order = (await readOrder(act, key))!;
    const { state } = order.renewal;
    const { rows } = await act.database.run({
      text: `select (select count(*) from buckets
          where renewal_id = $1 and state <> 'revoked')::int as buckets,
        (select count(*) from receipts where renewal_id = $1 and kind = 'receipt')::int as receipts,
        (select count(*) from renewals where checkout_id = $2 and state = 'completed')::int as plans,
        array(select reference from activations
          where renewal_id = $1 and operation = 'grant') as references`,
      values: [key.renewalId, key.checkoutId],
    });
    const [books] = rows as {
      buckets: number;
      receipts: number;
      plans: number;
      references: string[];
    }[];
    const kept = order.attempts.reduce((sum, one) => sum + provider.keptYen(one.attemptId), 0);
    const held = books!.references.filter((reference) => carrier.holds(reference)).length;
    const hasPlan = state === "completed";
    const isOver = ["refunded", "cancelled", "payment_expired"].includes(state);
    const isWhole =
      (hasPlan || isOver) &&
      kept === books!.plans * key.totalYen &&
      books!.plans <= 1 &&
      held === (hasPlan ? 1 : 0) &&
      books!.buckets === (hasPlan ? 1 : 0) &&
      (!hasPlan || books!.receipts === 1);
    return isWhole
      ? undefined
      : `${key.number} ${state} ${JSON.stringify({ ...books, kept, held })}`;
  }
}
