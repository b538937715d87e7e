import type { Act } from "../../foundation/act/index.ts";
import { activationsOf } from "../activation/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import {
  attemptsOf,
  claimsOf,
  paymentOf,
  refundsOf,
  sharesOf,
  type Attempt,
} from "../payments/index.ts";
import type { Lead, Member, Picture, ReceiptStanding } from "./visit.ts";
import { isDecidedSale, isTogether, type Renewal } from "./renewal.ts";
import {
  renewalOf,
  renewalsJoinedTo,
  renewalsOnReceipt,
  type RenewalKey,
} from "./renewals-store.ts";

/**
 * Reads everything that stands about one renewal; undefined when there is none. The renewal first:
 * what it says has come about is then found, also while somebody else is writing.
 */
export async function pictureOf(act: Act, key: RenewalKey): Promise<Picture | undefined> {
  const renewal = await renewalOf(act, key);
  if (renewal === undefined) return undefined;
  const [money, refunds, activations, buckets] = await Promise.all([
    attemptsOf(act, renewal),
    refundsOf(act, key),
    activationsOf(act, key),
    bucketsOfLine(act, key.lineId),
  ]);
  const claims = refunds.length === 0 ? [] : await claimsOf(act, key);
  const bucket = buckets.find((one) => one.bucketId === renewal.bucketId);
  const became = bucket === undefined ? {} : { bucket };
  const alone = { renewal, ...money, refunds, claims, activations, ...became };
  return isTogether(renewal) ? together(act, alone) : alone;
}

async function together(act: Act, picture: Picture): Promise<Picture> {
  const { renewal } = picture;
  if (renewal.checkoutYen !== undefined) {
    const [members, receipt] = await Promise.all([
      membersOf(act, picture),
      receiptStanding(act, renewal),
    ]);
    return { ...picture, members, ...(receipt === undefined ? {} : { receipt }) };
  }
  const lead = await leadOf(act, renewal);
  return lead === undefined ? picture : withDispute({ ...picture, lead }, lead.paid);
}

async function membersOf(act: Act, { renewal, paid }: Picture): Promise<readonly Member[]> {
  const [joined, shares] = await Promise.all([
    renewalsJoinedTo(act, renewal),
    paid === undefined ? [] : sharesOf(act, paid.attemptId),
  ]);
  return joined.map((one) => {
    const share = shares.find(({ checkoutId }) => checkoutId === one.checkoutId);
    return share === undefined ? { renewal: one } : { renewal: one, share };
  });
}

async function receiptStanding(act: Act, renewal: Renewal): Promise<ReceiptStanding | undefined> {
  const { receiptOn, receiptIssuedAt, paidAt } = renewal;
  if (receiptOn === undefined || receiptIssuedAt !== undefined || paidAt === undefined) {
    return undefined;
  }
  const orders = await renewalsOnReceipt(act, renewal);
  return { isDecided: orders.every(isDecidedSale) };
}

/** Whose checkout pays for this renewal; undefined before that one is placed, or when it never was. */
async function leadOf(act: Act, { lineId, joined }: Renewal): Promise<Lead | undefined> {
  if (joined === undefined) return undefined;
  const { afterId } = joined;
  const renewal = await renewalOf(act, joined);
  if (renewal === undefined) return undefined;
  const [paid, before] = await Promise.all([
    paymentOf(act, renewal),
    afterId === undefined ? undefined : renewalOf(act, { lineId, renewalId: afterId }),
  ]);
  return {
    renewal,
    ...(paid === undefined ? {} : { paid }),
    ...(before === undefined ? {} : { before }),
  };
}

// What the payer's bank questions is the whole payment, whoever's part is meant to go back.
function withDispute(picture: Picture, whole: Attempt | undefined): Picture {
  if (whole?.dispute === undefined) return picture;
  const { dispute } = whole;
  const asked = (one: Attempt): Attempt => ({ ...one, dispute: one.dispute ?? dispute });
  const { paid } = picture;
  return {
    ...picture,
    attempts: picture.attempts.map(asked),
    ...(paid === undefined ? {} : { paid: asked(paid) }),
  };
}
