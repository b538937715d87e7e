import type { Account, Owner } from "./chart.ts";
import type { BookNews, LineNews, MoneyNews } from "./news.ts";

export type What = MoneyNews["what"];
export type Amount = "net" | "tax" | "total";
/**
 * `money`: a receivable from the provider, or where the house put what it took itself. `agent`: the
 * receivable in the agent's book; on the other side of it, what we owe the agent.
 */
export type Side = Account | "money" | "agent";
type Move = readonly [debit: Side, credit: Side, amount: Amount];
export interface Booking {
  /** The thing for which the happening can be booked once and never again. */
  readonly oncePer:
    | "renewal"
    | "attempt"
    | "refund"
    | "dispute"
    | "use"
    | "row"
    | "movement"
    | "sale"
    | "pin"
    | "closing"
    | "commission"
    | "statement"
    | "settlement"
    | "move";
  readonly moves: readonly Move[];
}
export interface BookBooking extends Booking {
  /** Under whose book it is booked, since it is on no line. */
  readonly home: Owner;
}

function ofTill<D extends Side, C extends Side>(debit: D, credit: C) {
  return { home: "till", oncePer: "movement", moves: [[debit, credit, "total"]] } as const;
}

function ofKiosk<D extends Side, C extends Side>(debit: D, credit: C) {
  return { home: "kiosk", oncePer: "move", moves: [[debit, credit, "total"]] } as const;
}

/** How each happening is booked: debit, credit, amount. */
export const BOOKINGS = {
  payment_confirmed: {
    oncePer: "renewal",
    moves: [
      ["money", "deferred_revenue", "net"],
      ["money", "output_tax", "tax"],
    ],
  },
  // Of a payment over several renewals what is not for the first of them, until each takes its part.
  checkout_paid: { oncePer: "attempt", moves: [["money", "checkout_money", "total"]] },
  // Part by part while it is used, then what is left when it has ended: amounts without tax.
  plan_used: { oncePer: "use", moves: [["deferred_revenue", "revenue", "total"]] },
  plan_supplied: { oncePer: "renewal", moves: [["deferred_revenue", "revenue", "total"]] },
  refund_decided: {
    oncePer: "refund",
    moves: [
      ["deferred_revenue", "refunds_payable", "net"],
      ["output_tax", "refunds_payable", "tax"],
    ],
  },
  supplied_refund_decided: {
    oncePer: "refund",
    moves: [
      ["revenue", "refunds_payable", "net"],
      ["output_tax", "refunds_payable", "tax"],
    ],
  },
  refund_done: { oncePer: "refund", moves: [["refunds_payable", "money", "total"]] },
  late_money: { oncePer: "attempt", moves: [["money", "unallocated_money", "total"]] },
  late_refund_decided: {
    oncePer: "refund",
    moves: [["unallocated_money", "refunds_payable", "total"]],
  },
  // The money of an order whose plan is exchanged, then what the other plan takes of it.
  replaced: {
    oncePer: "renewal",
    moves: [
      ["deferred_revenue", "unallocated_money", "net"],
      ["output_tax", "unallocated_money", "tax"],
    ],
  },
  replacement_paid: {
    oncePer: "renewal",
    moves: [
      ["unallocated_money", "deferred_revenue", "net"],
      ["unallocated_money", "output_tax", "tax"],
    ],
  },
  dispute_opened: { oncePer: "dispute", moves: [["withheld", "money", "total"]] },
  dispute_won: { oncePer: "dispute", moves: [["money", "withheld", "total"]] },
  dispute_lost: { oncePer: "dispute", moves: [["losses", "withheld", "total"]] },
  plan_lost: { oncePer: "renewal", moves: [["losses", "revenue", "net"]] },
  payout_arrived: { home: "provider", oncePer: "row", moves: [["bank", "receivable", "total"]] },
  payout_returned: { home: "provider", oncePer: "row", moves: [["receivable", "bank", "total"]] },
  fee_kept: {
    home: "provider",
    oncePer: "row",
    moves: [["provider_fees", "receivable", "total"]],
  },
  fee_returned: {
    home: "provider",
    oncePer: "row",
    moves: [["receivable", "provider_fees", "total"]],
  },
  till_filled: ofTill("cash", "safe"),
  till_emptied: ofTill("safe", "cash"),
  till_paid_in: ofTill("cash", "cash_adjustments"),
  till_paid_out: ofTill("cash_adjustments", "cash"),
  till_over: ofTill("cash", "cash_differences"),
  till_short: ofTill("cash_differences", "cash"),
  // The cash beside an agent's till is the agent's: float, drops, differences are its own affair.
  till_from_agent: ofTill("cash", "agent"),
  till_to_agent: ofTill("agent", "cash"),
  // What was put into a machine is its customer's until it pays for something or comes out again.
  kiosk_taken_in: ofKiosk("kiosk_cash", "intake_money"),
  kiosk_given_out: ofKiosk("intake_money", "kiosk_cash"),
  kiosk_filled: ofKiosk("kiosk_cash", "safe"),
  kiosk_emptied: ofKiosk("safe", "kiosk_cash"),
  kiosk_over: ofKiosk("kiosk_cash", "kiosk_differences"),
  kiosk_short: ofKiosk("kiosk_differences", "kiosk_cash"),
  // No journal tells of it; the count that did had found the machine short by as much.
  kiosk_found_out: ofKiosk("intake_money", "kiosk_differences"),
  kiosk_overpaid: ofKiosk("kiosk_differences", "intake_money"),
  kiosk_voucher_issued: ofKiosk("intake_money", "vouchers_payable"),
  kiosk_voucher_withdrawn: ofKiosk("vouchers_payable", "intake_money"),
  voucher_paid: ofKiosk("vouchers_payable", "cash"),
  commission_earned: {
    home: "agent",
    oncePer: "commission",
    moves: [["commissions", "agent", "total"]],
  },
  commission_clawed_back: {
    home: "agent",
    oncePer: "commission",
    moves: [["agent", "commissions", "total"]],
  },
  // Of a whole month, since tax is rounded once per rate and statement.
  commission_taxed: {
    home: "seller",
    oncePer: "statement",
    moves: [["input_tax", "commissions", "total"]],
  },
  commission_untaxed: {
    home: "seller",
    oncePer: "statement",
    moves: [["commissions", "input_tax", "total"]],
  },
  agent_paid: { home: "agent", oncePer: "settlement", moves: [["bank", "agent", "total"]] },
  agent_paid_out: { home: "agent", oncePer: "settlement", moves: [["agent", "bank", "total"]] },
  goods_sold: {
    home: "seller",
    oncePer: "sale",
    moves: [
      ["money", "revenue", "net"],
      ["money", "output_tax", "tax"],
    ],
  },
  goods_returned: {
    home: "seller",
    oncePer: "sale",
    moves: [
      ["revenue", "money", "net"],
      ["output_tax", "money", "tax"],
    ],
  },
  // Without tax: it arises when the PIN pays for a plan (consumption tax circular 6-4-4, 6-4-5).
  pins_sold: { home: "seller", oncePer: "sale", moves: [["money", "pin_liability", "total"]] },
  pin_sale_undone: { home: "seller", oncePer: "pin", moves: [["pin_liability", "money", "total"]] },
  pins_expired: {
    home: "seller",
    oncePer: "closing",
    moves: [["pin_liability", "breakage", "total"]],
  },
} as const satisfies Record<LineNews["what"], Booking> & Record<BookNews["what"], BookBooking>;
