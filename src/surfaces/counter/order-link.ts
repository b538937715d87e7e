import { sealOrderLink, type Renewal } from "../../business/renewals/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import type { Language } from "../../foundation/language/index.ts";

/** The order's page on the web, which asks for its number and its e-mail address. */
export function orderPageUrl(
  { number }: Pick<Renewal, "number">,
  of: { readonly language: Language; readonly publicUrl: string },
): string {
  return `${of.publicUrl}/${of.language}/orders/${number}`;
}

/** For the phone of the customer at the counter: opens the order's page at once, for a while. */
export function orderLinkUrl(
  act: Act,
  renewal: Pick<Renewal, "number" | "channel">,
  of: { readonly language: Language; readonly publicUrl: string },
): string {
  const token = sealOrderLink(act, renewal);
  return token === undefined
    ? orderPageUrl(renewal, of)
    : `${of.publicUrl}/${of.language}/o/${token}`;
}
