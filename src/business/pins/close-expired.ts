import { onHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { batchByCode, lockBatch } from "./batches-store.ts";
import { batchesWithExpired, endPins, expiredPins } from "./pins-store.ts";

export interface ClosedBatch {
  readonly batchCode: string;
  readonly pinCount: number;
  readonly totalYen: number;
}

// The clocks of our machines may differ; nobody's is a day late.
const SETTLED_AFTER_HOURS = 24;

/**
 * Books what expired unused, a day after. Nothing waits for it: an expired PIN pays nothing,
 * whether it is booked or not. May be called by anybody at any time.
 */
export async function closeExpired(act: Act): Promise<readonly ClosedBatch[]> {
  const by = addHours(act.clock.now(), -SETTLED_AFTER_HOURS);
  const closed: ClosedBatch[] = [];
  for (const code of await batchesWithExpired(act, by)) {
    const one = await closeBatch(act, code, by);
    if (one !== undefined) closed.push(one);
  }
  return closed;
}

async function closeBatch(act: Act, code: string, by: Instant): Promise<ClosedBatch | undefined> {
  return onHouse(act, async (turn) => {
    const batch = await batchByCode(act, code);
    if (batch === undefined) return undefined;
    const pins = await expiredPins(act, batch, by);
    if (pins.length === 0) return undefined;
    const { batchId, sellerId, faceYen } = batch;
    const at = act.clock.now();
    const closingId = newId<"pin_closing">();
    const totalYen = yen(faceYen * pins.length);
    const booked = transfersFor({ what: "pins_expired", sellerId, closingId, totalYen, at });
    const after = { closingId, pinCount: pins.length, totalYen };
    await turn.write({ name: "pins.expired", thing: batchId, after }, [
      lockBatch(act, batch),
      endPins(batchId, pins, { state: "expired", at, reason: "expired" }),
      ...insertTransfers(act, booked),
    ]);
    return { batchCode: code, pinCount: pins.length, totalYen };
  });
}
