import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { Account, Book } from "./chart.ts";

interface Happened {
  readonly at: Instant;
}
interface OnLine extends Happened {
  readonly lineId: Id<"line">;
  readonly sellerId: Id<"seller">;
}
interface OfRenewal {
  readonly renewalId: Id<"renewal">;
}
interface OfAttempt {
  readonly attemptId: Id<"attempt">;
  /** The provider's name, as in its gateway. */
  readonly provider: string;
  /** Where the money lies that the house took itself; else its provider owes it to us. */
  readonly money?: { readonly account: Account; readonly book: Book } | undefined;
}
interface OfRefund {
  readonly refundId: Id<"refund">;
}
/** A question of the payer's bank about a payment. */
interface OfDispute {
  readonly disputeId: Id<"dispute">;
}
/** What was used up of a plan between two looks at it. */
interface OfUse {
  readonly useId: Id<"use">;
}
/** A row of a provider's own report. */
interface OfRow {
  readonly rowId: Id<"report_row">;
  readonly provider: string;
}
/** A movement of cash in a till that is no sale. */
interface OfMovement {
  readonly movementId: Id<"till_movement">;
  readonly tillId: string;
}
/** Money in a machine: one line of its journal, or what was decided about a customer's money. */
interface OfKiosk {
  readonly moveId: Id<"kiosk_move">;
  /** The machine's device. */
  readonly kioskId: string;
}
/** Recharge PINs that a seller sold: money that no plan has been named for yet. */
interface OfPins {
  readonly sellerId: Id<"seller">;
}
/** A shop that sells for us: it owes what it keeps for us, less what it earns. */
interface OfAgent {
  readonly agentId: Id<"agent">;
}
/** What an agent earns by one sale, or loses of that by its refund. */
interface OfCommission {
  readonly commissionId: Id<"commission">;
  readonly sellerId: Id<"seller">;
}
interface OfPlace {
  /** Where the money of the sale lies: an agent owes it, a till holds it. */
  readonly money: { readonly account: Account; readonly book: Book };
}
interface Priced {
  /** Tax-inclusive; of a part refund, the part. */
  readonly totalYen: Yen;
  /** Contained in the total; 0 for a seller who collects none. */
  readonly taxYen: Yen;
}
interface Whole {
  readonly totalYen: Yen;
}

/** What happened to money on a line. */
export type LineNews = OnLine &
  (
    | ({ readonly what: "payment_confirmed" } & OfRenewal & OfAttempt & Priced)
    | ({ readonly what: "checkout_paid"; readonly checkoutId: string } & OfRenewal &
        OfAttempt &
        Whole)
    | ({ readonly what: "plan_used" } & OfRenewal & OfUse & Whole)
    | ({ readonly what: "plan_supplied" } & OfRenewal & Whole)
    | ({ readonly what: "plan_lost" } & OfRenewal & Priced)
    | ({ readonly what: "refund_decided" } & OfRenewal & OfRefund & OfAttempt & Priced)
    | ({ readonly what: "supplied_refund_decided" } & OfRenewal & OfRefund & OfAttempt & Priced)
    | ({ readonly what: "replaced" } & OfRenewal & OfAttempt & Priced)
    | ({ readonly what: "replacement_paid" } & OfRenewal & OfAttempt & Priced)
    | ({ readonly what: "late_money" } & Partial<OfRenewal> & OfAttempt & Whole)
    | ({ readonly what: "late_refund_decided" } & Partial<OfRenewal> & OfAttempt & OfRefund & Whole)
    | ({ readonly what: DisputeHappening } & Partial<OfRenewal> & OfAttempt & OfDispute & Whole)
    | ({ readonly what: "refund_done" } & Partial<OfRenewal> & OfAttempt & OfRefund & Whole)
  );

/** The provider holds the money back; then it is ours again, or gone. */
type DisputeHappening = "dispute_opened" | "dispute_won" | "dispute_lost";

/** What happened to money on no line: it is booked under the id of its book. */
export type BookNews = Happened &
  (
    | ({ readonly what: "payout_arrived" } & OfRow & Whole)
    | ({ readonly what: "payout_returned" } & OfRow & Whole)
    | ({ readonly what: "fee_kept" } & OfRow & Whole)
    | ({ readonly what: "fee_returned" } & OfRow & Whole)
    | ({ readonly what: TillHappening } & OfMovement & Whole)
    | ({ readonly what: "till_from_agent" | "till_to_agent" } & OfMovement & OfAgent & Whole)
    | ({ readonly what: KioskHappening } & OfKiosk & Whole)
    | ({ readonly what: "voucher_paid"; readonly tillId: string } & OfKiosk & Whole)
    | ({ readonly what: CommissionHappening } & OfCommission & OfAgent & Whole)
    | ({
        readonly what: "commission_taxed" | "commission_untaxed";
        readonly statementId: Id<"agent_statement">;
      } & OfPins &
        Whole)
    | ({
        readonly what: "agent_paid" | "agent_paid_out";
        readonly settlementId: Id<"settlement">;
      } & OfAgent &
        Whole)
    | ({
        readonly what: "goods_sold" | "goods_returned";
        readonly saleId: Id<"goods_sale">;
      } & OfPins &
        OfPlace &
        Priced)
    | ({ readonly what: "pins_sold"; readonly saleId: Id<"pin_sale"> } & OfPins & OfPlace & Whole)
    | ({ readonly what: "pin_sale_undone"; readonly pinId: Id<"pin"> } & OfPins & OfPlace & Whole)
    | ({ readonly what: "pins_expired"; readonly closingId: Id<"pin_closing"> } & OfPins & Whole)
  );

/** Cash that comes from the safe or goes there, in or out for the shop, found over or short. */
type TillHappening =
  | "till_filled"
  | "till_emptied"
  | "till_paid_in"
  | "till_paid_out"
  | "till_over"
  | "till_short";

/**
 * Money in a machine: put in and given out; filled, emptied, found over or short; owed as a voucher
 * or not after all; `found_out`: a person counted that it came out, `overpaid`: more did than was owed.
 */
type KioskHappening = `kiosk_${
  | ("taken_in" | "given_out" | "filled" | "emptied" | "over" | "short")
  | ("found_out" | "overpaid" | "voucher_issued" | "voucher_withdrawn")}`;

type CommissionHappening = "commission_earned" | "commission_clawed_back";

export type MoneyNews = LineNews | BookNews;
