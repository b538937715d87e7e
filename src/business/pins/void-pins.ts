import { onHouse, type Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { lockBatch, salesByIds } from "./batches-store.ts";
import { canStep, serialText, standingOf, type Pin, type PinBatch } from "./pin.ts";
import { endPins, endSoldPin } from "./pins-store.ts";
import { wantedPins, type PinsWanted, type WantedRefusal } from "./wanted-pins.ts";

/** `sale_undone`: sold, and its buyer has the money back from where he paid. */
export const VOID_REASONS = ["damaged", "lost", "sale_undone"] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

export interface VoidWish extends PinsWanted {
  readonly reason: VoidReason;
}

export interface VoidedPins {
  readonly batch: PinBatch;
  readonly pinCount: number;
  /** What has to be given back to the buyers. */
  readonly undoneYen: number;
}

/**
 * `pin_not_voidable` (paid with, voided, expired), `pin_is_sold` (only a sale that is undone voids
 * it) and `pin_is_unsold` carry `facts.serial` and `facts.state` of the first one in the way.
 */
export type VoidRefusal =
  | WantedRefusal
  | "too_many_at_once"
  | "pin_not_voidable"
  | "pin_is_sold"
  | "pin_is_unsold";

const UNDONE_AT_ONCE_MAX = 100;

/** Takes PINs out of use, all or none. */
export async function voidPins(
  act: Act,
  wish: VoidWish,
): Promise<Outcome<VoidedPins, VoidRefusal>> {
  return onHouse(act, async (turn) => {
    const wanted = await wantedPins(act, wish);
    if (!wanted.ok) return wanted;
    const { batch, pins } = wanted.value;
    const refusal = refuseFirst(act, batch, pins, wish.reason);
    if (refusal !== undefined) return refused(refusal.name, refusal.detail);
    const isUndone = wish.reason === "sale_undone";
    if (isUndone && pins.length > UNDONE_AT_ONCE_MAX) {
      return refused("too_many_at_once", { field: "serials", facts: { max: UNDONE_AT_ONCE_MAX } });
    }
    const parts = isUndone
      ? await undoParts(act, batch, pins)
      : [endPins(batch.batchId, pins, endOf(act, wish.reason))];
    const after = { reason: wish.reason, serials: pins.map(({ serial }) => serial) };
    await turn.write({ name: "pins.voided", thing: batch.batchId, after }, [
      lockBatch(act, batch),
      ...parts,
    ]);
    const undoneYen = isUndone ? batch.faceYen * pins.length : 0;
    return done({ batch, pinCount: pins.length, undoneYen });
  });
}

function refuseFirst(act: Act, batch: PinBatch, pins: readonly Pin[], reason: VoidReason) {
  for (const pin of pins) {
    const state = standingOf(pin, act.clock.now());
    const facts = { serial: serialText(batch.code, pin.serial), state };
    const name = whyNot(state, reason);
    if (name !== undefined) return { name, detail: { field: "serials", facts } };
  }
  return undefined;
}

function whyNot(state: Pin["state"], reason: VoidReason) {
  if (!canStep("pin.voided", state)) return "pin_not_voidable" as const;
  const isSold = state === "active";
  if (isSold === (reason === "sale_undone")) return undefined;
  return isSold ? ("pin_is_sold" as const) : ("pin_is_unsold" as const);
}

function endOf(act: Act, reason: VoidReason) {
  return { state: "voided", at: act.clock.now(), reason } as const;
}

// One part for each: whoever pays with one of them at the same moment undoes the whole statement.
async function undoParts(
  act: Act,
  batch: PinBatch,
  pins: readonly Pin[],
): Promise<readonly Part[]> {
  const sales = await salesByIds(act, [...new Set(pins.flatMap(({ saleId }) => saleId ?? []))]);
  const { sellerId, faceYen } = batch;
  return pins.flatMap((pin) => {
    const sale = sales.get(pin.saleId ?? "");
    if (sale === undefined) throw new Error(`${pin.pinId} is sold without a sale`);
    const of = { sellerId, pinId: pin.pinId, money: sale.money, totalYen: faceYen };
    const at = act.clock.now();
    return [
      endSoldPin(pin, endOf(act, "sale_undone")),
      ...insertTransfers(act, transfersFor({ what: "pin_sale_undone", ...of, at })),
    ];
  });
}
