import { onLine, type Act } from "../../foundation/act/index.ts";
import { isId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { insertTransfers, isReversed, transferOf } from "./ledger-store.ts";
import { reversalOf, type Transfer } from "./transfer.ts";

export interface ReversalWish {
  readonly transferId: string;
  /** Why, in a few words of the person who decides it; without personal data. */
  readonly why: string;
}

export type ReversalRefusal = "transfer_unknown" | "already_reversed" | "why_missing";

const WHY_MAX = 500;

/**
 * Corrects the books: what was booked stays, and the same amount is booked the other way, once.
 * A reversal can itself be reversed, which restores what it took back.
 */
export async function reverseTransfer(
  act: Act,
  wish: ReversalWish,
): Promise<Outcome<Transfer, ReversalRefusal>> {
  const why = wish.why.trim().slice(0, WHY_MAX);
  if (why === "") return refused("why_missing", { field: "why" });
  const found = isId(wish.transferId) ? await transferOf(act, wish.transferId) : undefined;
  if (found === undefined) return refused("transfer_unknown", { field: "transferId" });
  return onLine(act, found.lineId, async (turn) => {
    if (await isReversed(act, found)) return refused("already_reversed", { field: "transferId" });
    const reversal = reversalOf(found, act.clock.now());
    await turn.write(
      {
        name: "ledger.reversed",
        thing: found.renewalId ?? found.transferId,
        before: { transferId: found.transferId, cause: found.cause, amountYen: found.amountYen },
        after: { why },
      },
      insertTransfers(act, [reversal]),
    );
    return done(reversal);
  });
}
