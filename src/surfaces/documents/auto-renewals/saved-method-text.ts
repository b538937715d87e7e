import type { SavedMethod } from "../../../business/auto-renewals/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { findName } from "../texts/methods.ts";

/** `Visa •••• 4242 (2030-05)`: what its holder knows it by. */
export function savedMethodText(
  { method, face }: Pick<SavedMethod, "method" | "face">,
  language: Language,
): string {
  const { brand, lastFour, goodThrough } = face;
  const name = findName(brand ?? method, language) ?? findName(method, language) ?? method;
  const digits = lastFour === undefined ? "" : ` •••• ${lastFour}`;
  return `${name}${digits}${goodThrough === undefined ? "" : ` (${goodThrough})`}`;
}
