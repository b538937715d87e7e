import type { Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Plan } from "../catalogue/index.ts";
import type { Line } from "../lines/index.ts";
import { askQuote, buyAt, type Quote, type QuoteRefusal, type Trip } from "../renewals/index.ts";
import { ITEMS_MAX, type CheckoutItem } from "./checkout.ts";

export interface QuotedItem {
  readonly item: CheckoutItem;
  readonly line: Line;
  readonly plan: Plan;
  readonly quote: Quote;
  /** The line before it: as it is, or as the plan before it in this checkout leaves it. */
  readonly buckets: readonly Bucket[];
  /** Which item of the same line comes just before it, by its place from 0. */
  readonly after?: number;
}

export type QuoteItemRefusal =
  | QuoteRefusal
  | "line_unknown"
  | "plan_unknown"
  | "nothing_chosen"
  | "too_many_chosen";

/**
 * What each of several plans gives if all are paid for at this moment; one for a line that another
 * is bought for too is placed behind that one. A refusal has the place of its item in `facts.item`.
 */
export async function quoteCheckout(
  act: Act,
  wish: { readonly items: readonly CheckoutItem[]; readonly trip?: Trip },
): Promise<Outcome<readonly QuotedItem[], QuoteItemRefusal>> {
  const { items, trip } = wish;
  if (items.length === 0) return refused("nothing_chosen");
  if (items.length > ITEMS_MAX) return refused("too_many_chosen", { facts: { most: ITEMS_MAX } });
  const quoted: QuotedItem[] = [];
  const stands = new Map<string, { readonly buckets: readonly Bucket[]; readonly at: number }>();
  for (const [i, item] of items.entries()) {
    const stand = stands.get(item.lineId);
    const asked = await askQuote(act, {
      ...item,
      ...(trip === undefined ? {} : { trip }),
      ...(stand === undefined ? {} : { buckets: stand.buckets }),
    });
    if (!asked.ok) return at(i, asked.refusal);
    const { line, plan, quote, buckets } = asked.value;
    const bought = buyAt({ line, buckets, plan, paidAt: quote.paidAt }, newId());
    if (!bought.ok) return at(i, bought.refusal);
    stands.set(item.lineId, { buckets: bought.value.after, at: i });
    const after = stand === undefined ? {} : { after: stand.at };
    quoted.push({ item, line, plan, quote, buckets, ...after });
  }
  return done(quoted);
}

function at(item: number, refusal: QuoteItemRefusal): Outcome<never, QuoteItemRefusal> {
  return refused(refusal, { facts: { item } });
}
