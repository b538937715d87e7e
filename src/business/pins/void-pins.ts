import { onHouse, type Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { giveKeptBack } from "../agents/index.ts";
import { insertTransfers, transfersFor } from "../ledger/index.ts";
import { agentOfBook } from "./activate-pins.ts";
import { lockBatch, salesByIds, type PinSale } from "./batches-store.ts";
import { canStep, serialText, standingOf, type Pin, type PinBatch, type SaleMoney } from "./pin.ts";
import { endPins, endSoldPin } from "./pins-store.ts";
import { wantedPins, type PinsWanted, type WantedRefusal } from "./wanted-pins.ts";

/** `sale_undone`: sold, and its buyer has the money back from where he paid. */
export const VOID_REASONS = ["damaged", "lost", "sale_undone"] as const;
export type VoidReason = (typeof VOID_REASONS)[number];

export interface VoidWish extends PinsWanted {
  readonly reason: VoidReason;
  /** Hands the money of one that was sold at a till back; without it, such a sale is not undone. */
  readonly handOut?: HandOutForPin;
}

/** The parts that give the money of one PIN back in cash, and the place that it leaves. */
export type HandOutForPin = (
  act: Act,
  of: { readonly pinId: string; readonly totalYen: Yen },
) => Promise<Outcome<{ readonly parts: readonly Part[]; readonly money: SaleMoney }, string>>;

export interface VoidedPins {
  readonly batch: PinBatch;
  readonly pinCount: number;
  /** What has to be given back to the buyers. */
  readonly undoneYen: number;
}

/**
 * `pin_not_voidable` (paid with, voided, expired), `pin_is_sold` (only a sale that is undone voids
 * it) and `pin_is_unsold` carry `facts.serial` and `facts.state` of the first one in the way.
 * `cash_refused` carries the till's own name for it in `facts.why`.
 */
export type VoidRefusal =
  | WantedRefusal
  | "too_many_at_once"
  | "pin_not_voidable"
  | "pin_is_sold"
  | "pin_is_unsold"
  | "pin_sold_at_till"
  | "cash_refused";

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
    const undone = isUndone
      ? await undoParts(act, { batch, pins, handOut: wish.handOut })
      : done([endPins(batch.batchId, pins, endOf(act, wish.reason))]);
    if (!undone.ok) return undone;
    const parts = undone.value;
    const saleIds = [...new Set(pins.flatMap(({ saleId }) => saleId ?? []))];
    const after = { reason: wish.reason, serials: pins.map(({ serial }) => serial), saleIds };
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

interface Undoing {
  readonly batch: PinBatch;
  readonly pins: readonly Pin[];
  readonly handOut: HandOutForPin | undefined;
}

// One part for each: whoever pays with one of them at the same moment undoes the whole statement.
async function undoParts(
  act: Act,
  { batch, pins, handOut }: Undoing,
): Promise<Outcome<readonly Part[], "pin_sold_at_till" | "cash_refused">> {
  const sales = await salesByIds(act, [...new Set(pins.flatMap(({ saleId }) => saleId ?? []))]);
  const { sellerId, faceYen } = batch;
  const parts: Part[] = [];
  for (const pin of pins) {
    const sale = sales.get(pin.saleId ?? "");
    if (sale === undefined) throw new Error(`${pin.pinId} is sold without a sale`);
    const back = await givenBack(act, sale, { pinId: pin.pinId, totalYen: faceYen, handOut });
    if (!back.ok) return back;
    const of = { sellerId, pinId: pin.pinId, money: back.value.money, totalYen: faceYen };
    const at = act.clock.now();
    parts.push(
      endSoldPin(pin, endOf(act, "sale_undone")),
      ...insertTransfers(act, transfersFor({ what: "pin_sale_undone", ...of, at })),
      ...back.value.parts,
    );
  }
  return done(parts);
}

// What an agent owes for it, it owes no more; cash of a till is handed out there, and counted.
async function givenBack(
  act: Act,
  { money }: PinSale,
  of: { readonly pinId: string; readonly totalYen: Yen; readonly handOut: Undoing["handOut"] },
): Promise<
  Outcome<
    { readonly parts: readonly Part[]; readonly money: SaleMoney },
    "pin_sold_at_till" | "cash_refused"
  >
> {
  if (money.account === "cash") {
    if (of.handOut === undefined) return refused("pin_sold_at_till", { field: "serials" });
    const handed = await of.handOut(act, of);
    if (handed.ok) return handed;
    return refused("cash_refused", { facts: { ...handed.facts, why: handed.refusal } });
  }
  const agentId = agentOfBook(money.book);
  const parts = agentId === undefined ? [] : giveKeptBack(act, { agentId, amountYen: of.totalYen });
  return done({ money, parts });
}
