import type { Act } from "../../foundation/act/index.ts";
import type { Renewal } from "./renewal.ts";

export interface RenewalRow {
  line_id: string;
  renewal_id: string;
  number: string;
  checkout_id: string;
  seller_id: string;
  plan_id: string;
  bucket_id: string;
  state: string;
  channel: string;
  point_id: string | null;
  device_id: string | null;
  till_id: string | null;
  clerk_id: string | null;
  customer_id: string | null;
  contact_sealed: Buffer | null;
  language: string;
  viewer_zone: string | null;
  trip: unknown;
  refund_rule: unknown;
  quote: unknown;
  quote_inputs: unknown;
  terms: unknown;
  total_yen: number;
  tax_yen: number;
  checkout_yen: number | null;
  joined_line_id: string | null;
  joined_renewal_id: string | null;
  joined_after_id: string | null;
  receipt_line_id: string | null;
  receipt_renewal_id: string | null;
  receipt_issued_at: string | null;
  placed_at: string;
  pay_by: string;
  reminded_at: string | null;
  paid_at: string | null;
  promise_seconds: number;
  promised_at: string | null;
  fulfilled_at: string | null;
  past_promise_choice: string | null;
  wait_until: string | null;
  replaces_id: string | null;
  instead_of: string | null;
  watch_until: string | null;
  due_at: string | null;
  retry_at: string | null;
  tries: number;
  claimed_until: string | null;
}

export function renewalRow(act: Act, renewal: Renewal): RenewalRow {
  return {
    line_id: renewal.lineId,
    renewal_id: renewal.renewalId,
    number: renewal.number,
    checkout_id: renewal.checkoutId,
    seller_id: renewal.sellerId,
    plan_id: renewal.planId,
    bucket_id: renewal.bucketId,
    state: renewal.state,
    channel: renewal.channel,
    point_id: renewal.pointId ?? null,
    device_id: renewal.deviceId ?? null,
    till_id: renewal.tillId ?? null,
    clerk_id: renewal.clerkId ?? null,
    customer_id: renewal.customerId ?? null,
    contact_sealed:
      renewal.contactEmail === undefined ? null : act.secrets.seal(renewal.contactEmail),
    language: renewal.language,
    viewer_zone: renewal.viewerZone ?? null,
    trip: renewal.trip === undefined ? null : JSON.stringify(renewal.trip),
    refund_rule: JSON.stringify(renewal.refundRule),
    quote: JSON.stringify(renewal.quote),
    quote_inputs: "{}",
    terms: JSON.stringify(renewal.terms),
    total_yen: renewal.totalYen,
    tax_yen: renewal.taxYen,
    ...togetherColumns(renewal),
    placed_at: renewal.placedAt,
    pay_by: renewal.payBy,
    reminded_at: renewal.remindedAt ?? null,
    paid_at: renewal.paidAt ?? null,
    promise_seconds: renewal.promiseSeconds,
    promised_at: renewal.promisedAt ?? null,
    fulfilled_at: renewal.fulfilledAt ?? null,
    past_promise_choice: renewal.pastPromiseChoice ?? null,
    wait_until: renewal.waitUntil ?? null,
    replaces_id: renewal.replacesId ?? null,
    instead_of: renewal.insteadOf ?? null,
    watch_until: renewal.watchUntil ?? null,
    due_at: renewal.dueAt ?? null,
    retry_at: renewal.retryAt ?? null,
    tries: renewal.tries,
    claimed_until: null,
  };
}

function togetherColumns({ checkoutYen, joined, receiptOn, receiptIssuedAt }: Renewal) {
  return {
    checkout_yen: checkoutYen ?? null,
    joined_line_id: joined?.lineId ?? null,
    joined_renewal_id: joined?.renewalId ?? null,
    joined_after_id: joined?.afterId ?? null,
    receipt_line_id: receiptOn?.lineId ?? null,
    receipt_renewal_id: receiptOn?.renewalId ?? null,
    receipt_issued_at: receiptIssuedAt ?? null,
  };
}

export function readRenewal(act: Act, row: RenewalRow): Renewal {
  return {
    lineId: row.line_id,
    renewalId: row.renewal_id,
    number: row.number,
    checkoutId: row.checkout_id,
    sellerId: row.seller_id,
    planId: row.plan_id,
    bucketId: row.bucket_id,
    state: row.state,
    channel: row.channel,
    language: row.language,
    refundRule: row.refund_rule,
    quote: row.quote,
    terms: row.terms,
    totalYen: row.total_yen,
    taxYen: row.tax_yen,
    placedAt: row.placed_at,
    payBy: row.pay_by,
    promiseSeconds: row.promise_seconds,
    tries: row.tries,
    ...present({
      pointId: row.point_id,
      deviceId: row.device_id,
      tillId: row.till_id,
      clerkId: row.clerk_id,
      customerId: row.customer_id,
      contactEmail: row.contact_sealed === null ? null : act.secrets.unseal(row.contact_sealed),
      viewerZone: row.viewer_zone,
      trip: row.trip,
      remindedAt: row.reminded_at,
      paidAt: row.paid_at,
      promisedAt: row.promised_at,
      fulfilledAt: row.fulfilled_at,
      pastPromiseChoice: row.past_promise_choice,
      waitUntil: row.wait_until,
      replacesId: row.replaces_id,
      insteadOf: row.instead_of,
      watchUntil: row.watch_until,
      dueAt: row.due_at,
      retryAt: row.retry_at,
      checkoutYen: row.checkout_yen,
      joined: joinedIn(row),
      receiptOn: receiptOnIn(row),
      receiptIssuedAt: row.receipt_issued_at,
    }),
  } as unknown as Renewal;
}

function joinedIn(row: RenewalRow): Readonly<Record<string, string>> | null {
  const { joined_line_id: lineId, joined_renewal_id: renewalId, joined_after_id: afterId } = row;
  if (lineId === null || renewalId === null) return null;
  return { lineId, renewalId, ...(afterId === null ? {} : { afterId }) };
}

function receiptOnIn(row: RenewalRow): Readonly<Record<string, string>> | null {
  const { receipt_line_id: lineId, receipt_renewal_id: renewalId } = row;
  return lineId === null || renewalId === null ? null : { lineId, renewalId };
}

function present(optional: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
}
