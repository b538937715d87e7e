import { expect, test } from "vitest";
import { checkLedger } from "../../src/business/ledger/index.ts";
import { openWorld } from "../races/world.ts";
import { testDatabase } from "../database.ts";
import { buildTown } from "../town.ts";
import { chanceOf } from "./chance.ts";

/** The long form of tests/races/interleavings: thousands of orders, a hundred to each seed. */
const seed = Number(process.env["FAULTS_SEED"]);
const minutes = Number(process.env["FAULTS_MINUTES"]);
const ORDERS = 100;
const TICKS = 30;

test(`seed ${seed}: whatever comes between, nobody's money is without a plan`, async () => {
  const endsAt = performance.now() + minutes * 60_000;
  for (let round = 0; performance.now() < endsAt; round++) {
    const db = await testDatabase({ connectionsMax: 16 });
    const act = db.act();
    const town = await buildTown(act);
    await act.database.run({
      text: `update plans set terms = terms || '{"refundRule": {"kind": "pro_rata"}}'
        where code = 'week'`,
      values: [],
    });
    const world = await openWorld(act, town, chanceOf(seed + round));
    for (let i = 0; i < ORDERS; i++) await world.order();
    for (let i = 0; i < TICKS; i++) await world.tick();
    await world.calmDown();
    expect(await world.faults(), `seed ${seed + round}`).toEqual([]);
    expect(await checkLedger(act), `seed ${seed + round}`).toEqual([]);
    await db.close();
    process.stdout.write(`${(round + 1) * ORDERS} orders, seed ${seed + round}\n`);
  }
});
