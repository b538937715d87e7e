import type { Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { yen, type Yen } from "../../foundation/money/index.ts";
import { issuerStatusAt, planById, sellerOf } from "../catalogue/index.ts";
import {
  composeJointReceipt,
  composeReceipt,
  issueJointReceipt,
  issueReceipt,
  issueReceiptPart,
  issuedOf,
  receiptNumber,
  type ReceiptContent,
  type ReceiptFacts,
  type ReceiptPart,
} from "../receipts/index.ts";
import type { Bucket } from "../buckets/index.ts";
import type { Renewal } from "./renewal.ts";
import { renewalOf } from "./renewals-store.ts";

/**
 * The part that issues the receipt of a sale, under its seller and that day's issuer status; or that
 * adds the sale to the one receipt of its payment.
 */
export async function saleReceipt(
  act: Act,
  renewal: Renewal,
  of: { readonly bucket: Bucket; readonly method: string; readonly tillId: string | undefined },
): Promise<Part> {
  const paidAt = renewal.paidAt ?? act.clock.now();
  const facts = await commonFacts(act, renewal, of.method);
  const [item] = facts.items;
  const { startsAt, endsAt } = of.bucket;
  const content = composeReceipt({
    ...facts,
    kind: "receipt",
    at: paidAt,
    items: [
      {
        ...item!,
        ...(startsAt === undefined ? {} : { startsAt }),
        ...(endsAt === undefined ? {} : { endsAt }),
      },
    ],
  });
  return renewal.receiptOn === undefined
    ? issueReceipt(act, { ...renewal, tillId: of.tillId, content })
    : addToJoint(act, renewal, { joint: renewal.receiptOn, content });
}

async function addToJoint(
  act: Act,
  renewal: Renewal,
  { joint, content }: { joint: NonNullable<Renewal["receiptOn"]>; content: ReceiptContent },
): Promise<Part> {
  const first = joint.renewalId === renewal.renewalId ? renewal : await renewalOf(act, joint);
  if (first === undefined) throw new Error(`no renewal ${joint.renewalId}`);
  const number = receiptNumber(first.number, "receipt");
  return issueReceiptPart(act, { ...renewal, joint, content: { ...content, number } });
}

/** The part that issues the one receipt of a payment over what its fulfilled orders have added. */
export async function jointReceipt(
  act: Act,
  first: Renewal,
  of: { readonly parts: readonly ReceiptPart[]; readonly method: string },
): Promise<Part> {
  const { items: _, ...facts } = await commonFacts(act, first, of.method);
  const at = first.paidAt ?? act.clock.now();
  const parts = of.parts.map(({ content }) => content);
  return issueJointReceipt(act, {
    ...first,
    content: composeJointReceipt({ ...facts, at }, parts),
  });
}

/**
 * The part that documents what has gone back of a renewal's price so far and is not documented
 * yet: each part of the price gets a document of its own. None when nothing is missing.
 */
export async function returnReceipt(
  act: Act,
  renewal: Renewal,
  of: {
    readonly method: string;
    readonly returnedSoFarYen: Yen;
    /** At which till it was given back, if at one. */
    readonly tillId?: string | undefined;
  },
): Promise<readonly Part[]> {
  const all = await issuedOf(act, renewal);
  const issued = all.filter(({ content }) => content.kind === "return");
  const added = all.find(({ coverage }) => coverage === "part");
  const documentedYen = issued.reduce((total, { content }) => total + content.totalYen, 0);
  // Of what was paid beyond the price nothing was sold, so nothing of it is a return of a sale.
  const returnedYen = Math.min(of.returnedSoFarYen, renewal.totalYen) - documentedYen;
  if (returnedYen <= 0) return [];
  const ordinal = (issued.at(-1)?.ordinal ?? 0) + 1;
  const content = composeReceipt({
    ...(await commonFacts(act, renewal, of.method)),
    kind: "return",
    at: act.clock.now(),
    saleAt: renewal.paidAt ?? renewal.placedAt,
    returnedYen: yen(returnedYen),
    ordinal,
    ...(added === undefined ? {} : { saleNumber: added.content.number }),
  });
  return [issueReceipt(act, { ...renewal, ordinal, tillId: of.tillId, content })];
}

async function commonFacts(
  act: Act,
  renewal: Renewal,
  method: string,
): Promise<Omit<ReceiptFacts, "kind" | "at">> {
  const paidAt = renewal.paidAt ?? renewal.placedAt;
  const [seller, status, plan] = await Promise.all([
    sellerOf(act, renewal.sellerId),
    issuerStatusAt(act, renewal.sellerId, paidAt),
    planById(act, renewal.planId, renewal.placedAt),
  ]);
  if (plan === undefined) throw new Error(`no plan ${renewal.planId}`);
  return {
    orderNumber: renewal.number,
    seller,
    issuer: issuerOf(status),
    taxRounding: seller.taxRounding,
    items: [
      {
        names: plan.names,
        totalYen: renewal.totalYen,
        ratePerMille: renewal.quote.taxRatePerMille,
      },
    ],
    paymentMethod: method,
  };
}

function issuerOf(status: Awaited<ReturnType<typeof issuerStatusAt>>): ReceiptFacts["issuer"] {
  if (status?.status === "registered" && status.registrationNumber !== undefined) {
    return { status: "registered", registrationNumber: status.registrationNumber };
  }
  return { status: status?.status === "overseas" ? "overseas" : "exempt" };
}
