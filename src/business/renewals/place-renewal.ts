import { onLine, type Act } from "../../foundation/act/index.ts";
import { addHours, addSeconds, type Instant, type Zone } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { idOfName, newHumanCode, newId } from "../../foundation/ids/index.ts";
import { answeredBefore, answerOnce, isRepeat, type Once } from "../../foundation/once/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Plan } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";
import {
  insertAllocation,
  insertCheckout,
  type CheckoutId,
  type PaymentKind,
} from "../payments/index.ts";
import { askQuote } from "./ask-quotes.ts";
import type { ReceiptChoice } from "./choose-receipt.ts";
import { findDuplicate, type Duplicate } from "./duplicate-guard.ts";
import { readContact } from "./contact.ts";
import { insertReminderConsent } from "./reminder-consents-store.ts";
import { WARNINGS_TO_ACCEPT, type Quote, type QuoteRefusal, type Trip } from "./quote-types.ts";
import {
  PAY_WITHIN_SECONDS,
  type Channel,
  type Joined,
  type Renewal,
  type RenewalId,
} from "./renewal.ts";
import {
  insertRenewal,
  keyOfNumber,
  recentRenewals,
  renewalOf,
  type RenewalKey,
} from "./renewals-store.ts";

export interface RenewalWish {
  readonly lineId: LineId;
  readonly planCode: string;
  /** What the customer saw when agreeing; absent where nothing was shown (automatic renewal). */
  readonly shown?: Pick<Quote, "totalYen" | "ends" | "starts" | "mode">;
  readonly contactEmail?: string;
  /** The box beside the address was ticked. */
  readonly reminders?: "wanted";
  readonly trip?: Trip;
  readonly viewerZone?: Zone;
  readonly payKind: PaymentKind;
  readonly channel: Channel;
  readonly pointId?: string;
  readonly deviceId?: string;
  readonly tillId?: string;
  readonly clerkId?: string;
  readonly customerId?: string;
  /** Names of the warnings that were ticked off. */
  readonly accepted: readonly string[];
  /** The order that the customer was shown as a duplicate and means to buy beside. */
  readonly besideOrder?: string;
  /** The number of a paid order of the line in whose place it is sold; that one is refunded after. */
  readonly insteadOfOrder?: string;
  /** Made with the form: sending it twice places one order. */
  readonly onceKey: string;
  /** Its place in a checkout over several renewals. */
  readonly together?: PlaceInCheckout;
}

/**
 * The renewals that join a checkout are placed first; the one it is paid by comes last, when what
 * the others cost is known. `buckets`: the line as it will stand when its turn comes.
 */
export type PlaceInCheckout =
  | { readonly as: "joined"; readonly joined: Joined; readonly buckets?: readonly Bucket[] }
  | {
      readonly as: "first";
      readonly renewalId: RenewalId;
      readonly othersYen: Yen;
      readonly receipt?: ReceiptChoice;
    };

export type PlaceRefusal =
  | QuoteRefusal
  | "line_unknown"
  | "plan_unknown"
  | "contact_unreadable"
  | "quote_changed"
  | "warning_not_accepted"
  | "order_under_way"
  | "order_just_paid"
  | "order_unpaid_slip";

/**
 * Places the order to renew a line, on every channel. Refuses a double purchase with the number of
 * the first order in `facts.number`, a warning that was not ticked off with its name in
 * `facts.warning`, and `quote_changed` when the rules now give less than was shown.
 */
export async function placeRenewal(
  act: Act,
  wish: RenewalWish,
): Promise<Outcome<Renewal, PlaceRefusal>> {
  const once: Once = { scope: `place_renewal ${wish.lineId}`, key: wish.onceKey };
  try {
    return await onLine(act, wish.lineId, async (turn) => {
      // Asked at every try: the faster writer may have been the same request.
      const placed = await placedBefore(act, once);
      if (placed !== undefined) return done(placed);
      const decided = await decide(act, wish);
      // What stands in its way may be itself, sent twice and placed by another process since.
      if (!decided.ok) {
        const twin = await placedBefore(act, once);
        return twin === undefined ? decided : done(twin);
      }
      const { renewal, plan, quote } = decided.value;
      const isInstead = renewal.insteadOf !== undefined;
      await turn.write(
        {
          name: "renewal.placed",
          thing: renewal.renewalId,
          after: {
            state: "draft",
            number: renewal.number,
            plan: plan.code,
            totalYen: renewal.totalYen,
            channel: wish.channel,
            ...(isInstead ? { insteadOf: wish.insteadOfOrder } : {}),
          },
        },
        placedParts(act, wish, { renewal, quote, once }),
      );
      return done(renewal);
    });
  } catch (error) {
    if (!isRepeat(error)) throw error;
    return done((await placedBefore(act, once))!);
  }
}

function placedParts(
  act: Act,
  { lineId, trip, reminders }: RenewalWish,
  { renewal, quote, once }: { renewal: Renewal; quote: Quote; once: Once },
): readonly Part[] {
  const { checkoutId, renewalId, totalYen, checkoutYen, joined, placedAt: openedAt } = renewal;
  return [
    insertCheckout(act, { lineId, checkoutId, totalYen: checkoutYen ?? totalYen, openedAt }),
    ...insertRenewal(act, renewal, { trip, quotedAt: quote.paidAt }),
    insertAllocation(act, {
      ...{ lineId, checkoutId, renewalId },
      allocationId: newId(),
      amountYen: totalYen,
      ...(joined === undefined
        ? {}
        : { checkoutLineId: joined.lineId, checkoutId: checkoutIdOf(joined.renewalId) }),
    }),
    ...(reminders === undefined ? [] : [insertReminderConsent(act, renewal)]),
    answerOnce(act, once, { lineId, renewalId }),
  ];
}

async function placedBefore(act: Act, once: Once): Promise<Renewal | undefined> {
  const key = await answeredBefore<RenewalKey>(act, once);
  return key === undefined ? undefined : renewalOf(act, key);
}

async function decide(
  act: Act,
  wish: RenewalWish,
): Promise<Outcome<{ renewal: Renewal; plan: Plan; quote: Quote }, PlaceRefusal>> {
  const contact = readContact(wish.contactEmail);
  if (!contact.ok) return contact;
  const { together } = wish;
  const buckets = together?.as === "joined" ? together.buckets : undefined;
  const asked = await askQuote(act, { ...wish, ...(buckets === undefined ? {} : { buckets }) });
  if (!asked.ok) return asked;
  const { plan, quote } = asked.value;
  if (wish.shown !== undefined && isWorse(quote, wish.shown)) {
    return refused("quote_changed", { facts: { totalYen: quote.totalYen } });
  }
  const unticked = quote.warnings.find(
    ({ name }) => needsTick(name) && !wish.accepted.includes(name),
  );
  if (unticked !== undefined) {
    return refused("warning_not_accepted", {
      field: `accept_${unticked.name}`,
      facts: { warning: unticked.name },
    });
  }
  const now = act.clock.now();
  const recent = await recentRenewals(act, wish.lineId, addHours(now, -96));
  const others = recent.filter((order) => !isInSame(order, together));
  const duplicate = findDuplicate(others, plan, now);
  const first = await insteadOf(act, wish);
  const meant = [wish.besideOrder, first?.number];
  if (duplicate?.kind === "stop" && !meant.includes(duplicate.order.number)) {
    return refuseDuplicate(duplicate);
  }
  const renewal = newRenewal(act, wish, { plan, quote, contactEmail: contact.value, now, first });
  return done({ renewal, plan, quote });
}

function isInSame(order: Renewal, together: PlaceInCheckout | undefined): boolean {
  if (together === undefined) return false;
  const first = together.as === "first" ? together.renewalId : together.joined.renewalId;
  return order.renewalId === first || order.joined?.renewalId === first;
}

/** The checkout that is paid by this renewal; known before that one is placed. */
function checkoutIdOf(renewalId: RenewalId): CheckoutId {
  return idOfName(`checkout of ${renewalId}`);
}

function placeIn({ together, lineId }: RenewalWish, totalYen: Yen): Partial<Renewal> {
  if (together === undefined) return {};
  if (together.as === "joined") return { joined: together.joined };
  const { renewalId, othersYen, receipt } = together;
  const checkoutYen = yen(totalYen + othersYen);
  return {
    ...{ renewalId, checkoutId: checkoutIdOf(renewalId), checkoutYen },
    ...(receipt === "joint" ? { receiptOn: { lineId, renewalId } } : {}),
  };
}

/** A number that is no paid order of this line means nothing. */
async function insteadOf(act: Act, wish: RenewalWish): Promise<Renewal | undefined> {
  if (wish.insteadOfOrder === undefined) return undefined;
  const key = await keyOfNumber(act, wish.insteadOfOrder);
  const order = key?.lineId === wish.lineId ? await renewalOf(act, key) : undefined;
  return order?.paidAt === undefined ? undefined : order;
}

function needsTick(name: string): boolean {
  return (WARNINGS_TO_ACCEPT as readonly string[]).includes(name);
}

/** A dearer price, another way of renewing, or an earlier end than was shown. */
function isWorse(now: Quote, shown: NonNullable<RenewalWish["shown"]>): boolean {
  if (now.totalYen > shown.totalYen || now.mode !== shown.mode) return true;
  return endOf(now.ends) < endOf(shown.ends);
}

function endOf(ends: Quote["ends"]): Instant {
  return ends.kind === "on_first_use" ? ends.by : ends.at;
}

function refuseDuplicate(
  duplicate: Extract<Duplicate, { kind: "stop" }>,
): Outcome<never, PlaceRefusal> {
  const facts = { number: duplicate.order.number, state: duplicate.order.state };
  return refused(`order_${duplicate.why}`, { field: "beside", facts });
}

function newRenewal(
  act: Act,
  wish: RenewalWish,
  chosen: {
    plan: Plan;
    quote: Quote;
    contactEmail: string | undefined;
    now: Instant;
    first: Renewal | undefined;
  },
): Renewal {
  const { plan, quote, contactEmail, now, first } = chosen;
  const within = wish.payKind === "slip" ? PAY_WITHIN_SECONDS.slip : PAY_WITHIN_SECONDS.other;
  const payBy = addSeconds(now, within);
  return {
    lineId: wish.lineId,
    renewalId: newId(),
    number: newHumanCode(10),
    checkoutId: newId(),
    sellerId: plan.sellerId,
    planId: plan.planId,
    bucketId: newId(),
    state: "draft",
    channel: wish.channel,
    language: act.language,
    refundRule: plan.terms.refundRule,
    quote,
    terms: plan.terms,
    totalYen: quote.totalYen,
    taxYen: quote.taxYen,
    placedAt: now,
    payBy,
    promiseSeconds: quote.promiseSeconds,
    dueAt: payBy,
    tries: 0,
    ...placeIn(wish, quote.totalYen),
    ...optional({
      contactEmail,
      trip: wish.trip,
      viewerZone: wish.viewerZone,
      pointId: wish.pointId,
      deviceId: wish.deviceId,
      tillId: wish.tillId,
      clerkId: wish.clerkId,
      customerId: wish.customerId,
      insteadOf: first?.renewalId,
    }),
  };
}

function optional<T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
