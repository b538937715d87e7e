import { onLine, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { isUnpaid, type Renewal } from "./renewal.ts";
import { changeRenewal, renewalOf, renewalsJoinedTo, type RenewalKey } from "./renewals-store.ts";

/** How a payment of several orders is documented. */
export const RECEIPT_CHOICES = ["each", "joint"] as const;
export type ReceiptChoice = (typeof RECEIPT_CHOICES)[number];

export type ReceiptChoiceRefusal = "order_unknown" | "too_late" | "sellers_differ";

export function receiptChoiceOf({ receiptOn }: Pick<Renewal, "receiptOn">): ReceiptChoice {
  return receiptOn === undefined ? "each" : "joint";
}

/**
 * Chooses between a receipt for each order and one over all, of the order that a checkout is paid
 * by. Open until the money is there: from then on receipts are issued by it, and what is issued
 * cannot be issued again another way. `sellers_differ`: a receipt has one seller.
 */
export async function chooseReceipt(
  act: Act,
  key: RenewalKey,
  choice: ReceiptChoice,
): Promise<Outcome<ReceiptChoice, ReceiptChoiceRefusal>> {
  return onLine(act, key.lineId, async (turn) => {
    const renewal = await renewalOf(act, key);
    if (renewal?.checkoutYen === undefined) return refused("order_unknown");
    if (receiptChoiceOf(renewal) === choice) return done(choice);
    if (!isUnpaid(renewal)) return refused("too_late", { facts: { state: renewal.state } });
    const joined = await renewalsJoinedTo(act, renewal);
    if (choice === "joint" && joined.some(({ sellerId }) => sellerId !== renewal.sellerId)) {
      return refused("sellers_differ");
    }
    const { lineId, renewalId } = renewal;
    const receiptOn = choice === "joint" ? { lineId, renewalId } : undefined;
    await turn.write(
      {
        name: "renewal.receipt_chosen",
        thing: renewalId,
        before: { receipt: receiptChoiceOf(renewal) },
        after: { receipt: choice },
      },
      [changeRenewal(act, renewal, { receiptOn })],
    );
    return done(choice);
  });
}
