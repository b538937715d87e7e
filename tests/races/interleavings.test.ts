import { describe, expect, it } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { testDatabase } from "../database.ts";
import { chanceOf } from "../faults/chance.ts";
import { buildTown } from "../town.ts";
import { openWorld } from "./world.ts";

const SEEDS = [1, 2, 3];
const ORDERS = 50;
const TICKS = 20;

const db = await testDatabase({ connectionsMax: 16 });
const act = db.act();
const town = await buildTown(act);
await act.database.run({
  text: `update plans set terms = terms || '{"refundRule": {"kind": "pro_rata"}}' where code = 'week'`,
  values: [],
});

/** What a run must have come by, or it has tried nothing. */
const COME_BY = [
  ...["renewal.paid", "renewal.completed", "renewal.refunded", "payment.came_late"],
  ...["renewal.exchanged"],
  ...["payment.approved", "payment.capture_sent", "refund.done"],
  ...["claim.opened", "claim.paid", "paid by sandbox", "paid by pin", "paid by till"],
  ...["succeeded at a reader", "cancelled at a reader"],
];

describe("whatever comes between, whoever dies", () => {
  const seen = new Map<string, number>();

  it.each(SEEDS)(
    "nobody's money is without a plan and no plan without money, seed %i",
    async (seed) => {
      const world = await openWorld(act, town, chanceOf(seed));
      for (let i = 0; i < ORDERS; i++) await world.order();
      for (let i = 0; i < TICKS; i++) await world.tick();
      await world.calmDown();
      expect(await world.faults()).toEqual([]);
      expect(await checkLedger(act)).toEqual([]);
      for (const [name, times] of Object.entries(await world.seen())) seen.set(name, times);
    },
    60_000,
  );

  it("has come by each way that money can go", () => {
    expect(COME_BY.filter((name) => !seen.has(name))).toEqual([]);
  });
});
