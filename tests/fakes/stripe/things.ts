import { randomBytes } from "node:crypto";
import type { IntentCreate, SessionCreate } from "./shapes.ts";
import type { StripeObject } from "./store.ts";

export type Words = Readonly<Record<string, string>>;

export interface Failure {
  readonly type: string;
  readonly code: string;
  readonly decline_code?: string;
  readonly message: string;
}

export interface Intent extends StripeObject {
  readonly object: "payment_intent";
  readonly created: number;
  readonly amount: number;
  readonly amount_received: number;
  readonly status:
    | "requires_payment_method"
    | "requires_action"
    | "processing"
    | "canceled"
    | "succeeded";
  readonly metadata: Words;
  readonly payment_method_types: readonly string[];
  readonly last_payment_error: Failure | null;
  readonly next_action: {
    readonly type: string;
    readonly konbini_display_details?: { readonly expires_at: number };
  } | null;
  readonly latest_charge: string | null;
  readonly description: string | null;
}

export interface Session extends StripeObject {
  readonly object: "checkout.session";
  readonly created: number;
  readonly amount_total: number;
  readonly status: "open" | "complete" | "expired";
  readonly payment_status: "unpaid" | "paid";
  readonly payment_intent: string | null;
  readonly payment_method_types: readonly string[];
  readonly metadata: Words;
  readonly expires_at: number;
  readonly url: string | null;
  readonly success_url: string;
}

export interface Charge extends StripeObject {
  readonly object: "charge";
  readonly created: number;
  readonly amount: number;
  readonly amount_refunded: number;
  readonly disputed: boolean;
  readonly paid: boolean;
  readonly payment_intent: string;
  readonly metadata: Words;
  readonly payment_method_details: { readonly type: string };
}

export interface Refund extends StripeObject {
  readonly object: "refund";
  readonly created: number;
  readonly amount: number;
  readonly charge: string;
  readonly payment_intent: string;
  readonly status: "pending" | "requires_action" | "succeeded" | "failed";
  readonly metadata: Words;
}

export interface Dispute extends StripeObject {
  readonly object: "dispute";
  readonly created: number;
  readonly amount: number;
  readonly charge: string;
  readonly payment_intent: string;
  readonly status: string;
}

export interface Reader extends StripeObject {
  readonly object: "terminal.reader";
  readonly status: "online" | "offline";
  readonly location: string;
  readonly action: {
    readonly type: "process_payment_intent";
    readonly status: "in_progress" | "succeeded" | "failed";
    readonly process_payment_intent: { readonly payment_intent: string };
    readonly failure_code: string | null;
    readonly failure_message: string | null;
    readonly api_error: Failure | null;
  } | null;
}

export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString("hex")}`;
}

export function newSession(
  wanted: SessionCreate,
  own: { types: readonly string[]; expiresAt: number; publicUrl: string; now: number },
): Session {
  const id = newId("cs_test");
  const total = Object.values(wanted.line_items).reduce(
    (sum, { quantity, price_data }) => sum + quantity * price_data.unit_amount,
    0,
  );
  return {
    ...NO_SESSION,
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: wanted.adaptive_pricing?.enabled ?? true },
    allowed_payment_method_types: wanted.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    cancel_url: wanted.cancel_url ?? null,
    client_reference_id: wanted.client_reference_id ?? null,
    created: own.now,
    currency: "jpy",
    customer_email: wanted.customer_email ?? null,
    expires_at: own.expiresAt,
    locale: wanted.locale ?? null,
    metadata: wanted.metadata,
    mode: "payment",
    payment_intent: null,
    payment_method_options: wanted.payment_method_options ?? {},
    payment_method_types: own.types,
    payment_status: "unpaid",
    status: "open",
    success_url: wanted.success_url,
    ui_mode: "hosted_page",
    url: `${own.publicUrl}/c/pay/${id}`,
    wallet_options: wanted.wallet_options ?? null,
    // Beside the object, not in it: what its intent is to carry.
    _intent: wanted.payment_intent_data,
  };
}

export function newIntent(
  wanted: Pick<IntentCreate, "amount" | "metadata"> & { description?: string | undefined },
  own: { types: readonly string[]; now: number },
): Intent {
  const id = newId("pi");
  return {
    ...NO_INTENT,
    id,
    object: "payment_intent",
    amount: wanted.amount,
    amount_received: 0,
    client_secret: `${id}_secret_${randomBytes(9).toString("hex")}`,
    created: own.now,
    currency: "jpy",
    description: wanted.description ?? null,
    last_payment_error: null,
    latest_charge: null,
    metadata: wanted.metadata,
    next_action: null,
    payment_method_types: own.types,
    allowed_payment_method_types: own.types,
    status: "requires_payment_method",
  };
}

export function newCharge(
  intent: Intent,
  own: { now: number; details: { type: string }; failure?: Failure; booked: string | null },
): Charge {
  const id = newId("ch");
  const { failure } = own;
  const isPaid = failure === undefined;
  return {
    ...NO_CHARGE,
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: isPaid ? intent.amount : 0,
    amount_refunded: 0,
    balance_transaction: own.booked,
    captured: isPaid,
    created: own.now,
    currency: "jpy",
    description: intent.description,
    disputed: false,
    failure_code: failure?.code ?? null,
    failure_message: failure?.message ?? null,
    metadata: intent.metadata,
    outcome: { ...NO_OUTCOME, type: isPaid ? "authorized" : "issuer_declined" },
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: newId("pm"),
    payment_method_details: own.details,
    receipt_url: `https://pay.stripe.com/receipts/${id}`,
    refunded: false,
    status: isPaid ? "succeeded" : "failed",
  };
}

export function newRefund(
  charge: Charge,
  wanted: { amount: number; metadata: Words },
  own: { now: number; status: Refund["status"]; booked: string | null },
): Refund {
  return {
    ...NO_REFUND,
    id: newId("re"),
    object: "refund",
    amount: wanted.amount,
    balance_transaction: own.booked,
    charge: charge.id,
    created: own.now,
    currency: "jpy",
    metadata: wanted.metadata,
    payment_intent: charge.payment_intent,
    status: own.status,
    ...(own.status === "pending" ? { pending_reason: "processing" } : {}),
  };
}

export function newDispute(
  charge: Charge,
  own: { now: number; reason: string; dueBy: number; booked: StripeObject },
): Dispute {
  return {
    id: newId("du"),
    object: "dispute",
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [own.booked],
    charge: charge.id,
    created: own.now,
    currency: "jpy",
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: own.dueBy,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: null,
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: "visa",
        case_type: "chargeback",
        network_reason_code: "10.4",
        network: "visa",
      },
      type: "card",
    },
    reason: own.reason,
    status: "needs_response",
  };
}

export function newBooking(of: {
  category: string;
  type: string;
  amount: number;
  fee: number;
  source: string;
  now: number;
}): StripeObject {
  const { amount, fee } = of;
  return {
    id: newId("txn"),
    object: "balance_transaction",
    amount,
    available_on: of.now + 4 * 86_400,
    balance_type: "payments",
    created: of.now,
    currency: "jpy",
    description: null,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [FEE_DETAIL(fee)],
    net: amount - fee,
    reporting_category: of.category,
    source: of.source,
    status: "pending",
    type: of.type,
  };
}

export function newReader(own: { id: string; label: string; location: string }): Reader {
  return {
    ...own,
    object: "terminal.reader",
    action: null,
    device_sw_version: "2.42.1.0",
    device_type: "simulated_stripe_s700",
    ip_address: "192.0.2.9",
    last_seen_at: null,
    livemode: false,
    metadata: {},
    serial_number: own.id.slice(4),
    status: "online",
  };
}

const FEE_DETAIL = (amount: number) => ({
  amount,
  application: null,
  currency: "jpy",
  description: "Stripe processing fees",
  type: "stripe_fee",
});

const NO_SESSION = {
  after_expiration: null,
  allow_promotion_codes: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer: null,
  customer_account: null,
  customer_creation: "if_required",
  customer_details: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: { enabled: false },
  origin_context: null,
  payment_link: null,
  payment_method_collection: "if_required",
  payment_method_configuration_details: { id: "pmc_default", parent: null },
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  submit_type: null,
  subscription: null,
  total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
};

const NO_INTENT = {
  amount_capturable: 0,
  amount_details: { tip: {} },
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: "automatic",
  confirmation_method: "automatic",
  customer: null,
  customer_account: null,
  excluded_payment_method_types: null,
  livemode: false,
  managed_payments: { enabled: false },
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
};

const NO_OUTCOME = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: null,
  reason: null,
  seller_message: null,
};

const NO_CHARGE = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  billing_details: {
    address: {
      city: null,
      country: null,
      line1: null,
      line2: null,
      postal_code: null,
      state: null,
    },
    email: null,
    name: null,
    phone: null,
    tax_id: null,
  },
  calculated_statement_descriptor: null,
  customer: null,
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  on_behalf_of: null,
  receipt_email: null,
  receipt_number: null,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
};

const NO_REFUND = {
  customer: null,
  customer_account: null,
  destination_details: { card: { type: "pending" }, type: "card" },
  payment_method: null,
  reason: null,
  receipt_number: null,
  source_transfer_reversal: null,
  transfer_reversal: null,
};
