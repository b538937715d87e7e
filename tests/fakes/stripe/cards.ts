import type { Failure } from "./things.ts";

/** What a test card does: docs.stripe.com/testing. */
export interface CardBehaviour {
  readonly brand: "visa" | "mastercard" | "unionpay";
  readonly failure?: Failure;
  /** A challenge of 3-D Secure comes first. */
  readonly isChallenged?: boolean;
  /** Can be kept; what becomes of each charge with nobody there. */
  readonly alone?: Failure;
  /** The payer disputes the payment right after. */
  readonly isDisputed?: boolean;
  /** A refund is pending first, or is undone later. */
  readonly refund?: "pending_then_done" | "done_then_failed";
}

const declined = (decline_code: string, message: string): Failure => ({
  type: "card_error",
  code: "card_declined",
  decline_code,
  message,
});

const CARDS: Readonly<Record<string, CardBehaviour>> = {
  "4242424242424242": { brand: "visa" },
  "5555555555554444": { brand: "mastercard" },
  "6200000000000005": { brand: "unionpay" },
  "4000000000000002": {
    brand: "visa",
    failure: declined("generic_decline", "Your card was declined."),
  },
  "4000000000009995": {
    brand: "visa",
    failure: declined("insufficient_funds", "Your card has insufficient funds."),
  },
  "4000000000000341": {
    brand: "visa",
    alone: declined("generic_decline", "Your card was declined."),
  },
  "4000002760003184": {
    brand: "visa",
    isChallenged: true,
    alone: {
      type: "card_error",
      code: "authentication_required",
      message: "Your card was declined. This transaction requires authentication.",
    },
  },
  "4000000000003220": { brand: "visa", isChallenged: true },
  "4000000000000259": { brand: "visa", isDisputed: true },
  "4000000000007726": { brand: "visa", refund: "pending_then_done" },
  "4000000000005126": { brand: "visa", refund: "done_then_failed" },
};

export function behaviourOfCard(typed: string): CardBehaviour | undefined {
  return CARDS[typed.replaceAll(/[\s-]/g, "")];
}

export function cardDetails(number: string, { brand }: CardBehaviour) {
  return {
    type: "card",
    card: {
      ...CARD,
      brand,
      network: brand,
      last4: number.replaceAll(/[\s-]/g, "").slice(-4),
    },
    // Beside the details, not in them: which test card it was.
    _number: number.replaceAll(/[\s-]/g, ""),
  };
}

const CARD = {
  amount_authorized: null,
  authorization_code: null,
  checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" },
  country: "JP",
  exp_month: 12,
  exp_year: 2039,
  extended_authorization: { status: "disabled" },
  fingerprint: "AOB934RVNwzk6xtn",
  funding: "credit",
  incremental_authorization: { status: "unavailable" },
  installments: null,
  mandate: null,
  multicapture: { status: "unavailable" },
  network_token: { used: false },
  network_transaction_id: null,
  overcapture: { maximum_amount_capturable: 0, status: "unavailable" },
  regulated_status: null,
  three_d_secure: null,
  transaction_link_id: null,
  wallet: null,
};
