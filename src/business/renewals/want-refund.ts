import { onLine, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { previewOf, type RefundWishRefusal } from "./ask-refund.ts";
import { beginRefundOf, type AgreedRefund } from "./begin-refund.ts";
import type { Outside } from "./outside.ts";
import { pictureOf } from "./picture.ts";
import type { RenewalKey } from "./renewals-store.ts";

export interface RefundWish extends RenewalKey {
  /** The amount that was shown before the wish; less than that is shown first. */
  readonly shownYen?: number;
  /** Where staff ask for it: why, and the second person who agreed. */
  readonly agreed?: AgreedRefund;
}

/**
 * The money back on the customer's wish, by the rule of his plan, from every channel; whoever acts
 * stands in the event. Asked again it is done already. `refund_changed` when less comes back than
 * was shown, with the new amount in `facts.amountYen`.
 */
export async function wantRefund(
  act: Act,
  outside: Outside,
  wish: RefundWish,
): Promise<Outcome<null, RefundWishRefusal | "refund_changed">> {
  return onLine(act, wish.lineId, async (turn) => {
    const picture = await pictureOf(act, wish);
    if (picture === undefined) return refused("order_unknown");
    const preview = await previewOf(act, outside, picture);
    if (!preview.ok) return preview.refusal === "already_refunded" ? done(null) : preview;
    const { offer } = preview.value;
    if (offer.amountYen < (wish.shownYen ?? 0)) {
      return refused("refund_changed", { facts: { amountYen: offer.amountYen } });
    }
    const agreed = wish.agreed === undefined ? {} : { agreed: wish.agreed };
    await beginRefundOf(act, turn, picture, { reason: "customer_wish", offer, ...agreed });
    return done(null);
  });
}
