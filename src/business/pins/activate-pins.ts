import { onHouse, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { insertSale, lockBatch, type PinSale } from "./batches-store.ts";
import { expiryOf, serialText, standingOf, type PinBatch, type SaleMoney } from "./pin.ts";
import { activatePinRows } from "./pins-store.ts";
import { wantedPins, type PinsWanted, type WantedRefusal } from "./wanted-pins.ts";

export interface ActivationWish extends PinsWanted {
  /** Where the money of the sale lies. */
  readonly money: SaleMoney;
}

export interface ActivatedPins {
  readonly batch: PinBatch;
  readonly sale: PinSale;
  /** Of all of them, and for ever; printed on what the buyer is given. */
  readonly expiresAt: Instant;
  readonly serials: readonly string[];
}

/** `pin_unsellable` carries `facts.serial` and `facts.state` of the first one in the way. */
export type ActivationRefusal = WantedRefusal | "batch_not_exported" | "pin_unsellable";

/**
 * Sells PINs at the point of sale: from this moment they pay, until a fixed end. All or none. Its
 * money is booked as owed to their holders, without tax.
 */
export async function activatePins(
  act: Act,
  wish: ActivationWish,
): Promise<Outcome<ActivatedPins, ActivationRefusal>> {
  return onHouse(act, async (turn) => {
    const wanted = await wantedPins(act, wish);
    if (!wanted.ok) return wanted;
    const { batch, pins } = wanted.value;
    if (batch.exportedAt === undefined) return refused("batch_not_exported", { field: "batch" });
    const now = act.clock.now();
    const other = pins.find(({ state }) => state !== "exported");
    if (other !== undefined) {
      const serial = serialText(batch.code, other.serial);
      const facts = { serial, state: standingOf(other, now) };
      return refused("pin_unsellable", { field: "serials", facts });
    }
    const sale: PinSale = {
      saleId: newId(),
      batchId: batch.batchId,
      pinCount: pins.length,
      totalYen: batch.faceYen * pins.length,
      money: wish.money,
      soldAt: now,
    };
    const expiresAt = expiryOf(now, batch.termDays);
    await turn.write(newsOf(batch, sale, expiresAt), [
      lockBatch(act, batch),
      insertSale(act, sale),
      activatePinRows(batch.batchId, pins, { saleId: sale.saleId, expiresAt }),
      ...soldTransfers(act, batch, sale),
    ]);
    const serials = pins.map(({ serial }) => serialText(batch.code, serial));
    return done({ batch, sale, expiresAt, serials });
  });
}

function newsOf(batch: PinBatch, sale: PinSale, expiresAt: Instant) {
  const { saleId, pinCount, totalYen, money } = sale;
  return {
    name: "pins.activated",
    thing: batch.batchId,
    after: { saleId, pinCount, totalYen, money, expiresAt },
  };
}

function soldTransfers(act: Act, { sellerId }: PinBatch, sale: PinSale) {
  const { saleId, money, totalYen, soldAt } = sale;
  return insertTransfers(
    act,
    transfersFor({
      ...{ what: "pins_sold", sellerId, saleId, money, totalYen: yen(totalYen), at: soldAt },
    }),
  );
}
