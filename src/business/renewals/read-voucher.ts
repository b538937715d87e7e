import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { Duration, Plan, Seller } from "../catalogue/index.ts";
import { maskNumber, maySee } from "../lines/index.ts";
import { isJoint, receiptsOf, type Receipt } from "../receipts/index.ts";
import type { Moment } from "./quote-types.ts";
import { readOrder, type Order } from "./read-order.ts";
import { readStanding } from "./read-standing.ts";
import type { Renewal } from "./renewal.ts";
import type { RenewalKey } from "./renewals-store.ts";

/** What its holder is told an order is; several states of ours read alike. */
export const VOUCHER_STATES = [
  "unpaid",
  "working",
  "late",
  "connected",
  "waiting_turn",
  "ended",
  "refunding",
  /** The money waits for its payer, who takes it at a counter or says where to. */
  "refund_waits",
  "refunded",
  "over",
] as const;
export type VoucherState = (typeof VOUCHER_STATES)[number];

/**
 * What a slip's number and its line's digits show of one order: never whose it is, to whom its
 * receipt is made out, how it was paid, nor any other order.
 */
export interface Voucher {
  readonly key: RenewalKey;
  readonly number: string;
  readonly state: VoucherState;
  readonly plan: Plan["names"];
  readonly duration: Duration;
  readonly seller: Pick<Seller, "names" | "phone">;
  /** In which it was ordered. */
  readonly language: Language;
  readonly totalYen: Yen;
  readonly placedAt: Instant;
  readonly paidAt?: Instant;
  readonly fulfilledAt?: Instant;
  /** Until when it is valid: as granted, else as quoted; of one that waits, where it stands now. */
  readonly ends: Moment;
  /** Seconds until the promise ends; negative once it is missed. Only while it runs. */
  readonly promiseLeftSeconds?: number;
  /** `•••• 1234`: of the phone number, else of the card. */
  readonly line: string;
  readonly receipts: readonly Receipt[];
  /** Its sale stands, or will, on one receipt with other orders: that one is its payer's alone. */
  readonly isOnJointReceipt: boolean;
}

/** The order of a voucher as it stands at this moment; undefined when it is none. */
export async function readVoucher(act: Act, key: RenewalKey): Promise<Voucher | undefined> {
  const order = await readOrder(act, key);
  if (order === undefined || !maySee("voucher", "plan")) return undefined;
  const [receipts, ends] = await Promise.all([receiptsOf(act, key), endsOf(act, order)]);
  const { renewal, plan, seller, line, promiseLeftSeconds } = order;
  const { number, totalYen, placedAt, paidAt, fulfilledAt, terms } = renewal;
  const state = voucherState(order, { ends, now: act.clock.now() });
  const { lineId, renewalId } = renewal;
  return {
    key: { lineId, renewalId },
    ...{ number, state, totalYen, placedAt, ends },
    plan: plan.names,
    duration: terms.duration,
    seller: { names: seller.names, phone: seller.phone },
    language: renewal.language,
    line: maskNumber(line.msisdn ?? line.iccid),
    receipts: receipts.filter(({ content }) => !isJoint(content)).map(withoutName),
    isOnJointReceipt: renewal.receiptOn !== undefined,
    ...(paidAt === undefined ? {} : { paidAt }),
    ...(fulfilledAt === undefined ? {} : { fulfilledAt }),
    ...(promiseLeftSeconds === undefined ? {} : { promiseLeftSeconds }),
  };
}

/** Never more than is certain: what is paid is connected only once the carrier has said so. */
export function voucherState(
  order: Pick<Order, "promiseLeftSeconds" | "refunds"> & {
    readonly renewal: Pick<Renewal, "state">;
    readonly claims: readonly Pick<Order["claims"][number], "state">[];
  },
  { ends, now }: { readonly ends: Moment; readonly now: Instant },
): VoucherState {
  switch (order.renewal.state) {
    case "draft":
    case "awaiting_payment":
    case "payment_failed":
      return "unpaid";
    case "paid":
    case "activating":
    case "activation_unknown":
      return (order.promiseLeftSeconds ?? 1) > 0 ? "working" : "late";
    case "activation_failed":
      return "late";
    case "active":
      return ends.kind === "at" && ends.at <= now ? "ended" : "connected";
    case "queued":
      return "waiting_turn";
    case "completed":
      return "ended";
    case "payment_expired":
    case "cancelled":
      return order.refunds.length === 0 ? "over" : moneyBack(order);
    case "refunding":
      return moneyBack(order);
    case "refunded":
      return "refunded";
  }
}

function moneyBack({
  refunds,
  claims,
}: {
  readonly refunds: Order["refunds"];
  readonly claims: readonly Pick<Order["claims"][number], "state">[];
}): VoucherState {
  if (claims.some(({ state }) => state === "open")) return "refund_waits";
  const isBack = refunds.length > 0 && refunds.every(({ state }) => state === "done");
  return isBack ? "refunded" : "refunding";
}

async function endsOf(act: Act, { renewal, bucket }: Order): Promise<Moment> {
  if (bucket?.endsAt !== undefined) return { kind: "at", at: bucket.endsAt };
  if (renewal.state !== "queued") return renewal.quote.ends;
  // The line's queue is read for this order's own end alone: another renewal may have moved it.
  const { lineId } = renewal;
  const standing = await readStanding(act, { lineId, proof: "number_and_digits" });
  const turn = standing?.queued.find((one) => one.bucket.bucketId === renewal.bucketId);
  return turn?.ends ?? renewal.quote.ends;
}

function withoutName(receipt: Receipt): Receipt {
  const { addressee: _, ...nameless } = receipt;
  return nameless;
}
