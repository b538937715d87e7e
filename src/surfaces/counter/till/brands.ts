import { allSellers } from "../../../business/catalogue/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import type { StaffLanguage } from "../staff-texts/index.ts";

/** The brands of the house as staff read them, by their ids. */
export async function brandsIn(
  act: Act,
  language: StaffLanguage,
): Promise<ReadonlyMap<string, string>> {
  const sellers = await allSellers(act);
  return new Map(sellers.map(({ sellerId, names }) => [sellerId, names[language]]));
}
