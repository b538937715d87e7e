import type { HouseProvider } from "../../src/business/payments/index.ts";
import { done, refused } from "../../src/foundation/outcome/index.ts";
import { testDatabase } from "../database.ts";
import { buildTown } from "../town.ts";
import { houseProviderContract } from "./house-provider.ts";

/** A drawer of cash, as a till will be: a slip in it tells of each payment. */
function cashDrawer(): HouseProvider {
  return {
    name: "till",
    methods: [{ method: "cash", kind: "immediate", refunds: "origin" }],
    async take(act, { attempt, tender }) {
      const given = tender["givenYen"];
      if (typeof given !== "number" || !Number.isSafeInteger(given)) {
        return refused("cash_uncounted", { field: "cash" });
      }
      if (given < attempt.amountYen) {
        const missingYen = attempt.amountYen - given;
        return refused("cash_short", { field: "cash", facts: { missingYen } });
      }
      return done({
        providerReference: `till 7, ${String(tender["slip"])}`,
        money: { account: "cash", book: "till:7" },
        // Cash moves with the statement, as a row of the till session will.
        parts: [
          {
            text: `insert into received_notifications (source, notification_id, received_at)
              values ('till', $1, $2)`,
            values: [String(tender["slip"]), act.clock.now()],
            expects: "one",
          },
        ],
      });
    },
    async giveBack(_act, { attempt }) {
      const slip = attempt.providerReference!.replace("till 7, ", "");
      return {
        kind: "done",
        providerReference: `till 7, back ${slip}`,
        parts: [
          {
            text: "delete from received_notifications where source = 'till' and notification_id = $1",
            values: [slip],
            expects: "one",
          },
        ],
      };
    },
  };
}

const db = await testDatabase();
const act = db.act();
let slips = 0;

houseProviderContract({
  house: cashDrawer(),
  act,
  town: await buildTown(act),
  async tender() {
    slips += 1;
    return { givenYen: 2000, slip: `slip ${slips}` };
  },
  wrong: [
    [{ givenYen: 1979, slip: "short" }, "cash_short"],
    [{ givenYen: "2000", slip: "text" }, "cash_uncounted"],
    [{}, "cash_uncounted"],
  ],
  async has({ slip }) {
    const { rowCount } = await act.database.run({
      text: "select from received_notifications where source = 'till' and notification_id = $1",
      values: [slip],
    });
    return rowCount === 1;
  },
});
