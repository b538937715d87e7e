import { onHouse, type Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { isId, newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { keepCash, type KeepRefusal } from "../agents/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { insertSale, lockBatch, type PinSale } from "./batches-store.ts";
import {
  expiryOf,
  serialText,
  standingOf,
  type PinBatch,
  type PinSaleId,
  type SaleMoney,
} from "./pin.ts";
import { activatePinRows } from "./pins-store.ts";
import { wantedPins, type PinsWanted, type WantedRefusal } from "./wanted-pins.ts";

export interface ActivationWish<R extends string = CreditRefusal> extends PinsWanted {
  /** Takes the money of the sale, or says who owes it; refused, nothing is sold. */
  readonly take: TakeForPins<R>;
  /** Of a sale that may be asked for twice: a second one of the same id fails as a whole. */
  readonly saleId?: PinSaleId;
}

export interface TakenForPins {
  readonly money: SaleMoney;
  readonly parts: readonly Part[];
}

/** Decides about the money of PINs that are about to be sold; its parts go with their sale. */
export type TakeForPins<R extends string> = (
  act: Act,
  sale: Pick<PinSale, "saleId" | "pinCount" | "totalYen"> & {
    readonly batch: PinBatch;
    readonly serials: readonly string[];
    readonly expiresAt: Instant;
  },
) => Promise<Outcome<TakenForPins, R>>;

export type CreditRefusal = KeepRefusal;

/** Money that is not taken here: somebody owes it, an agent within its credit, or the bank has it. */
export function lyingAt(money: SaleMoney): TakeForPins<CreditRefusal> {
  return async (act, { totalYen }) => {
    const agentId = agentOfBook(money.book);
    if (agentId === undefined) return done({ money, parts: [] });
    const kept = await keepCash(act, { agentId, amountYen: yen(totalYen) });
    return kept.ok ? done({ money, parts: kept.value }) : kept;
  };
}

/** The agent whose book it is, if it is one that is known. */
export function agentOfBook(book: string): string | undefined {
  const id = /^agent:(.+)$/.exec(book)?.[1];
  return id !== undefined && isId(id) ? id : undefined;
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
export async function activatePins<R extends string>(
  act: Act,
  wish: ActivationWish<R>,
): Promise<Outcome<ActivatedPins, ActivationRefusal | R>> {
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
    const expiresAt = expiryOf(now, batch.termDays);
    const serials = pins.map(({ serial }) => serialText(batch.code, serial));
    const asked = {
      saleId: wish.saleId ?? newId<"pin_sale">(),
      pinCount: pins.length,
      totalYen: batch.faceYen * pins.length,
    };
    const taken = await wish.take(act, { ...asked, batch, serials, expiresAt });
    if (!taken.ok) return taken;
    const { money, parts } = taken.value;
    const sale: PinSale = { ...asked, batchId: batch.batchId, money, soldAt: now };
    await turn.write(newsOf(batch, sale, expiresAt), [
      lockBatch(act, batch),
      insertSale(act, sale),
      activatePinRows(batch.batchId, pins, { saleId: sale.saleId, expiresAt }),
      ...soldTransfers(act, batch, sale),
      ...parts,
    ]);
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
