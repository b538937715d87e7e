import { taxInside, yen, type TaxRounding, type Yen } from "../../foundation/money/index.ts";
import { ARRANGEMENTS } from "./arrangement.ts";
import type { PinBatch } from "./pin.ts";

export interface Commission {
  readonly kind: "none" | "discount" | "taxable_fee";
  /** Of a fee with its tax. */
  readonly totalYen: Yen;
  readonly taxYen: Yen;
}

/** What an agent keeps of so many PINs: of the sum, rounded down once, in the seller's favour. */
export function commissionOf(
  batch: Pick<PinBatch, "arrangement" | "commissionPerMille" | "faceYen">,
  of: {
    readonly pinCount: number;
    readonly taxRatePerMille: number;
    readonly taxRounding: TaxRounding;
  },
): Commission {
  const kind = ARRANGEMENTS[batch.arrangement].commission;
  const total = Math.floor((batch.faceYen * of.pinCount * batch.commissionPerMille) / 1000);
  const totalYen = yen(kind === "none" ? 0 : total);
  const taxYen =
    kind === "taxable_fee" ? taxInside(totalYen, of.taxRatePerMille, of.taxRounding) : yen(0);
  return { kind, totalYen, taxYen };
}
