import type { Act } from "../../foundation/act/index.ts";
import type { Zone } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  cancelRenewal,
  placeRenewal,
  type Joined,
  type PlaceRefusal,
  type ReceiptChoice,
  type Renewal,
  type RenewalId,
  type RenewalWish,
  type Trip,
} from "../renewals/index.ts";
import type { CheckoutItem } from "./checkout.ts";
import { quoteCheckout, type QuotedItem, type QuoteItemRefusal } from "./quote-checkout.ts";

export interface WishedItem extends CheckoutItem, Pick<RenewalWish, "shown" | "besideOrder"> {
  /** Names of the warnings that were ticked off. */
  readonly accepted: readonly string[];
}

export interface CheckoutWish {
  readonly items: readonly WishedItem[];
  readonly contactEmail?: string;
  readonly reminders?: "wanted";
  readonly viewerZone?: Zone;
  readonly trip?: Trip;
  readonly customerId?: string;
  /** One over all is made only where all have the same seller; without it, each has its own. */
  readonly receipt?: ReceiptChoice;
  readonly payKind: RenewalWish["payKind"];
  /** Made with the form: sending it twice opens one checkout. */
  readonly onceKey: string;
}

/** `checkout_over`: the same form was sent before, and what it had placed is cancelled. */
export type OpenRefusal = PlaceRefusal | QuoteItemRefusal | "checkout_over";

/**
 * Places an order for every item, to be paid for all at once: those that join are placed first, each
 * on its own line; the one that is paid for all comes last. Dying in between leaves drafts that
 * nothing can pay, and the same form completes them. A refusal names its item in `facts.item`, and
 * what was placed before it is cancelled. One item is an order like any other.
 */
export async function openCheckout(
  act: Act,
  wish: CheckoutWish,
): Promise<Outcome<Renewal, OpenRefusal>> {
  const quoted = await quoteCheckout(act, wish);
  if (!quoted.ok) return (await openedBefore(act, wish)) ?? quoted;
  const [first, ...others] = quoted.value;
  if (others.length === 0) return placeRenewal(act, wishFor(wish, 0));
  const placed: Renewal[] = [];
  for (const [i, item] of others.entries()) {
    const joined = joinedOf(item, first!, placed);
    const one = await placeRenewal(act, {
      ...wishFor(wish, i + 1),
      together: { as: "joined", joined, buckets: item.buckets },
    });
    if (!one.ok) return withdraw(act, placed, { refusal: one, item: i + 1 });
    placed.push(one.value);
    act.failpoint("checkout.after_joined");
  }
  const sellers = new Set(quoted.value.map(({ plan }) => plan.sellerId));
  const receipt = sellers.size > 1 ? "each" : wish.receipt;
  return placeFirst(act, { ...wish, ...(receipt === undefined ? {} : { receipt }) }, placed);
}

async function placeFirst(
  act: Act,
  wish: CheckoutWish,
  placed: readonly Renewal[],
): Promise<Outcome<Renewal, OpenRefusal>> {
  if (placed.some(({ state }) => state === "cancelled")) {
    return (await openedBefore(act, wish)) ?? refused("checkout_over");
  }
  const { renewalId } = placed[0]!.joined!;
  const othersYen = yen(placed.reduce((sum, { totalYen }) => sum + totalYen, 0));
  const one = await placeRenewal(act, {
    ...wishFor(wish, 0),
    together: { as: "first", renewalId, othersYen, ...receiptIn(wish) },
  });
  return one.ok ? one : withdraw(act, placed, { refusal: one, item: 0 });
}

function receiptIn({ receipt }: CheckoutWish): Pick<CheckoutWish, "receipt"> {
  return receipt === undefined ? {} : { receipt };
}

/** What the same form opened before; asked where its orders themselves stand in its way now. */
async function openedBefore(
  act: Act,
  wish: CheckoutWish,
): Promise<Outcome<Renewal, OpenRefusal> | undefined> {
  if (wish.items.length === 0) return undefined;
  const first = await placeRenewal(act, { ...wishFor(wish, 0), planCode: "" });
  return first.ok ? done(first.value) : undefined;
}

// On a form that is sent again the renewals of before name whose checkout they joined.
function joinedOf(item: QuotedItem, first: QuotedItem, placed: readonly Renewal[]): Joined {
  const renewalId: RenewalId = placed[0]?.joined?.renewalId ?? newId();
  const before = item.after === undefined ? undefined : placed[item.after - 1];
  const afterId = item.after === 0 ? renewalId : before?.renewalId;
  return {
    lineId: first.item.lineId,
    renewalId,
    ...(afterId === undefined ? {} : { afterId }),
  };
}

function wishFor(wish: CheckoutWish, i: number): RenewalWish {
  const { items, onceKey, receipt: _, ...shared } = wish;
  const once = items.length === 1 ? onceKey : `${onceKey} ${i}`;
  return { ...shared, ...items[i]!, channel: "web", onceKey: once };
}

async function withdraw(
  act: Act,
  placed: readonly Renewal[],
  why: { readonly refusal: Extract<Outcome<never, PlaceRefusal>, { ok: false }>; item: number },
): Promise<Outcome<never, OpenRefusal>> {
  for (const order of placed) await cancelRenewal(act, order);
  const { refusal, field, facts } = why.refusal;
  const detail = { facts: { ...facts, item: why.item } };
  return refused(refusal, field === undefined ? detail : { ...detail, field });
}
