import { onLine, type Act, type Turn } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { readHumanCode } from "../../foundation/ids/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { DOCUMENT_KINDS, freshCheck } from "../identity/index.ts";
import { canClaim, claimOfNumber, type MoneyPlace, type RefundClaim } from "../payments/index.ts";
import { claimPictureOf, writeClaimPaid, writeClaimStep, type ClaimPicture } from "./move-claim.ts";
import { isFrozenClaim } from "./next-refund.ts";

export type PayClaimRefusal =
  | "claim_unknown"
  | "claim_is_paid"
  | "claim_being_paid"
  | "claim_wants_other_way"
  | "payment_disputed";

/** Hands out cash within the statement that says so; refused, nothing has happened. */
export type HandOut = (
  act: Act,
  out: { readonly amountYen: Yen; readonly refundId: string },
) => Promise<Outcome<{ readonly parts: readonly Part[]; readonly money: MoneyPlace }, string>>;

/**
 * Pays a claim in cash at a counter, by its voucher and a document that was checked there moments
 * ago for the claim's line; also where another way was chosen that nobody has begun.
 * `cash_refused` carries the till's own name for it in `facts.why`.
 */
export async function payClaimAtCounter(
  act: Act,
  wish: { readonly voucher: string; readonly handOut: HandOut },
): Promise<Outcome<RefundClaim, PayClaimRefusal | "document_not_checked" | "cash_refused">> {
  return onClaim(act, wish.voucher, async (turn, of) => {
    const { claim } = of;
    if (claim.state === "paying") return refused("claim_being_paid");
    if (!canClaim("claim.paid", claim.state)) return refused("claim_is_paid");
    const check = await freshCheck(act, { lineId: claim.lineId, accepts: DOCUMENT_KINDS });
    if (check === undefined) return refused("document_not_checked");
    const handed = await wish.handOut(act, claim);
    if (!handed.ok)
      return refused("cash_refused", { facts: { ...handed.facts, why: handed.refusal } });
    const { parts, money } = handed.value;
    await writeClaimPaid(act, turn, of, {
      by: "cash",
      reference: claim.number,
      from: { money },
      news: { checkId: check.checkId },
      parts,
    });
    return done(claim);
  });
}

/** Staff are about to transfer the money: from now on nothing of the claim can be changed. */
export async function beginBankTransfer(
  act: Act,
  voucher: string,
): Promise<Outcome<RefundClaim, PayClaimRefusal>> {
  return onClaim(act, voucher, async (turn, of) => {
    const { claim } = of;
    const refusal = refusalOfTransfer(claim);
    if (refusal !== undefined) return refused(refusal);
    if (claim.state === "way_chosen") {
      await writeClaimStep(act, turn, of, { step: "claim.paying", news: { way: "bank" } });
    }
    return done(claim);
  });
}

/** The transfer has arrived; `reference` names it at our bank. */
export async function bankTransferDone(
  act: Act,
  { voucher, reference }: { readonly voucher: string; readonly reference: string },
): Promise<Outcome<RefundClaim, PayClaimRefusal>> {
  return onClaim(act, voucher, async (turn, of) => {
    const refusal = refusalOfTransfer(of.claim);
    if (refusal !== undefined) return refused(refusal);
    await writeClaimPaid(act, turn, of, {
      by: "bank_transfer",
      reference,
      from: { money: { account: "bank", book: "house" } },
      news: { reference },
    });
    return done(of.claim);
  });
}

/** The bank sent the transfer back: its payer chooses anew. */
export async function bankTransferCameBack(
  act: Act,
  { voucher, why }: { readonly voucher: string; readonly why: string },
): Promise<Outcome<RefundClaim, PayClaimRefusal | "claim_not_being_paid">> {
  return onClaim(act, voucher, async (turn, of) => {
    const refusal = refusalOfTransfer(of.claim);
    if (refusal !== undefined) return refused(refusal);
    if (of.claim.state !== "paying") return refused("claim_not_being_paid");
    await writeClaimStep(act, turn, of, {
      step: "claim.came_back",
      change: { failure: "bank_returned" },
      news: { why },
    });
    return done(of.claim);
  });
}

function refusalOfTransfer({ state, way }: RefundClaim): PayClaimRefusal | undefined {
  if (state === "paid" || state === "withdrawn") return "claim_is_paid";
  return way?.kind === "bank" ? undefined : "claim_wants_other_way";
}

async function onClaim<T, R extends string>(
  act: Act,
  typed: string,
  decide: (turn: Turn, of: ClaimPicture) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | "claim_unknown" | "payment_disputed">> {
  const found = await claimOfNumber(act, readHumanCode(typed.slice(0, 60)));
  if (found === undefined) return refused("claim_unknown", { field: "voucher" });
  return onLine(act, found.lineId, async (turn) => {
    const of = await claimPictureOf(act, found);
    if (of === undefined) return refused("claim_unknown", { field: "voucher" });
    const isWaiting = of.claim.state === "open" || of.claim.state === "way_chosen";
    if (isWaiting && isFrozenClaim(of.picture, of.claim)) return refused("payment_disputed");
    return decide(turn, of);
  });
}
