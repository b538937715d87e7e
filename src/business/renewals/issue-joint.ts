import type { Act, Turn } from "../../foundation/act/index.ts";
import { partsOfJoint, type ReceiptPart } from "../receipts/index.ts";
import { jointReceipt } from "./receipt-facts.ts";
import { changeRenewal, renewalsOnReceipt } from "./renewals-store.ts";
import type { Renewal } from "./renewal.ts";
import type { Picture } from "./visit.ts";

/**
 * Issues the receipt over all orders of a payment that were fulfilled, in one statement on the line
 * of the first. Where none was, there is nothing to issue.
 */
export async function issueJoint(act: Act, turn: Turn, picture: Picture): Promise<void> {
  const { renewal, paid, attempts } = picture;
  const issued = changeRenewal(act, renewal, { receiptIssuedAt: act.clock.now() });
  const thing = renewal.renewalId;
  const parts = await partsInOrder(act, renewal);
  if (parts.length === 0) return turn.write({ name: "receipt.joint_needless", thing }, [issued]);
  const method = (paid ?? attempts.findLast(({ state }) => state === "succeeded"))?.method;
  if (method === undefined) throw new Error(`a receipt of no payment for ${thing}`);
  const orders = parts.map(({ content }) => content.orderNumber);
  await turn.write({ name: "receipt.joint_issued", thing, after: { orders } }, [
    await jointReceipt(act, renewal, { parts, method }),
    issued,
  ]);
}

/** The first order's, then those of the others as they were placed. */
async function partsInOrder(act: Act, first: Renewal): Promise<readonly ReceiptPart[]> {
  const [parts, orders] = await Promise.all([
    partsOfJoint(act, first),
    renewalsOnReceipt(act, first),
  ]);
  const places = [first, ...orders].map(({ renewalId }) => renewalId);
  const placeOf = ({ renewalId }: ReceiptPart) => places.findIndex((place) => place === renewalId);
  return parts.toSorted((a, b) => placeOf(a) - placeOf(b));
}
