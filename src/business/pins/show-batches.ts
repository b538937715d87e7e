import type { Act } from "../../foundation/act/index.ts";
import { allSellers, type Seller } from "../catalogue/index.ts";
import { allBatches } from "./batches-store.ts";
import { PIN_STATES, type PinBatch, type PinState } from "./pin.ts";
import { countPins } from "./pins-store.ts";

export interface ShownBatch {
  readonly batch: PinBatch;
  readonly seller: Seller;
  /** How many of its PINs stand how now. */
  readonly counts: Readonly<Record<PinState, number>>;
}

export async function showBatches(act: Act): Promise<readonly ShownBatch[]> {
  const [batches, sellers, counted] = await Promise.all([
    allBatches(act),
    allSellers(act),
    countPins(act, act.clock.now()),
  ]);
  return batches.map((batch) => {
    const own = counted.filter(({ batchId }) => batchId === batch.batchId);
    const countOf = (state: PinState) => own.find((one) => one.state === state)?.count ?? 0;
    const counts = Object.fromEntries(PIN_STATES.map((state) => [state, countOf(state)]));
    return {
      batch,
      seller: sellers.find(({ sellerId }) => sellerId === batch.sellerId)!,
      counts: counts as Record<PinState, number>,
    };
  });
}
