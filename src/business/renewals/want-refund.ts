import { onLine, type Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { previewOf, type RefundWishRefusal, type WishedCause } from "./ask-refund.ts";
import { beginRefundOf, type AgreedRefund } from "./begin-refund.ts";
import type { Outside } from "./outside.ts";
import { pictureOf } from "./picture.ts";
import type { RenewalKey } from "./renewals-store.ts";

export interface RefundWish extends RenewalKey {
  /** The amount that was shown before the wish; less than that is shown first. */
  readonly shownYen?: number;
  /** Where staff ask for it: why, and the second person who agreed. */
  readonly agreed?: AgreedRefund;
  readonly because?: WishedCause;
  /**
   * What is written in the refund's own statement, decided in its turn; undefined calls it off.
   */
  readonly beside?: (amountYen: Yen) => Promise<readonly Part[] | undefined>;
}

/**
 * The money back on the customer's wish, by the rule of his plan, from every channel; whoever acts
 * stands in the event. Asked again it is done already. `refund_changed` when less comes back than
 * was shown, with the new amount in `facts.amountYen`; `called_off` by what was to stand beside it.
 */
export async function wantRefund(
  act: Act,
  outside: Outside,
  wish: RefundWish,
): Promise<Outcome<null, RefundWishRefusal | "refund_changed" | "called_off">> {
  const because = wish.because ?? "wish";
  return onLine(act, wish.lineId, async (turn) => {
    const picture = await pictureOf(act, wish);
    if (picture === undefined) return refused("order_unknown");
    const preview = await previewOf(act, outside, picture, because);
    if (!preview.ok) return preview.refusal === "already_refunded" ? done(null) : preview;
    const { offer } = preview.value;
    if (offer.amountYen < (wish.shownYen ?? 0)) {
      return refused("refund_changed", { facts: { amountYen: offer.amountYen } });
    }
    const beside = wish.beside === undefined ? [] : await wish.beside(offer.amountYen);
    if (beside === undefined) return refused("called_off");
    const agreed = wish.agreed === undefined ? {} : { agreed: wish.agreed };
    const reason = because === "wish" ? "customer_wish" : because;
    await beginRefundOf(act, turn, picture, { reason, offer, beside, ...agreed });
    return done(null);
  });
}
