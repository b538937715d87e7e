declare const yenBrand: unique symbol;

/** An amount in Japanese yen: a safe integer, never a fraction. */
export type Yen = number & { readonly [yenBrand]: true };

/** Brands a whole number as yen; throws on a fraction, since that is a bug and never an input. */
export function yen(amount: number): Yen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not a whole amount of yen: ${amount}`);
  return amount as Yen;
}

export type TaxRounding = "floor" | "ceil" | "round";

/**
 * The tax contained in a tax-inclusive total, rounded once for the whole rate (NTA Q&A 57).
 * `ratePerMille` 100 is ten per cent.
 */
export function taxInside(total: Yen, ratePerMille: number, rounding: TaxRounding): Yen {
  const exact = total * ratePerMille;
  const divisor = 1000 + ratePerMille;
  if (rounding === "ceil") return yen(Math.ceil(exact / divisor));
  if (rounding === "round") return yen(Math.floor((2 * exact + divisor) / (2 * divisor)));
  return yen(Math.floor(exact / divisor));
}
