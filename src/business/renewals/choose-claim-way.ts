import { onLine, type Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import {
  canClaim,
  readBankAccount,
  type BankAccountRefusal,
  type ClaimWay,
  type ProviderPayouts,
  type TypedBankAccount,
} from "../payments/index.ts";
import { readContact } from "./contact.ts";
import { claimPictureOf, writeClaimStep } from "./move-claim.ts";
import type { Outside } from "./outside.ts";

/** A provider that can send money to whoever it knows by an address. */
export interface PayoutWay {
  readonly provider: string;
  /** As the payer knows it: the word the screens translate. */
  readonly way: string;
}

export function payoutWaysOf(outside: Pick<Outside, "payments">): readonly PayoutWay[] {
  return outside.payments.flatMap(({ name, payouts }) =>
    payouts === undefined ? [] : [{ provider: name, way: payouts.way }],
  );
}

export function payoutsOf(outside: Outside, provider: string): ProviderPayouts {
  const { payouts } = outside.provider(provider);
  if (payouts === undefined) throw new Error(`${provider} pays nobody out`);
  return payouts;
}

/** What somebody typed; read here, whatever the surface. */
export type TypedWay =
  | { readonly kind: "payout"; readonly provider: string; readonly email: string }
  | { readonly kind: "bank"; readonly account: TypedBankAccount }
  | { readonly kind: "counter" };

export interface ClaimWayWish {
  readonly lineId: string;
  readonly renewalId: string;
  readonly refundId: string;
  readonly way: TypedWay;
}

export type ClaimWayRefusal =
  | BankAccountRefusal
  | "claim_unknown"
  | "claim_being_paid"
  | "claim_is_paid"
  | "way_unknown"
  | "contact_unreadable";

/** How the payer has it; he may change his mind until it is being paid. */
export async function chooseClaimWay(
  act: Act,
  outside: Outside,
  wish: ClaimWayWish,
): Promise<Outcome<null, ClaimWayRefusal>> {
  const read = readWay(outside, wish.way);
  if (!read.ok) return read;
  return onLine(act, wish.lineId, async (turn) => {
    const of = await claimPictureOf(act, wish);
    if (of === undefined) return refused("claim_unknown");
    const { state } = of.claim;
    if (state === "paying") return refused("claim_being_paid");
    if (!canClaim("claim.way_chosen", state)) return refused("claim_is_paid");
    await writeClaimStep(act, turn, of, {
      step: "claim.way_chosen",
      change: { way: read.value },
      news: { way: read.value.kind },
    });
    return done(null);
  });
}

function readWay(outside: Outside, way: TypedWay): Outcome<ClaimWay, ClaimWayRefusal> {
  switch (way.kind) {
    case "counter":
      return done(way);
    case "bank": {
      const account = readBankAccount(way.account);
      return account.ok ? done({ kind: "bank", account: account.value }) : account;
    }
    case "payout": {
      const known = payoutWaysOf(outside).some(({ provider }) => provider === way.provider);
      if (!known) return refused("way_unknown", { field: "way" });
      const email = readContact(way.email);
      if (!email.ok) return email;
      if (email.value === undefined) return refused("contact_unreadable", { field: "email" });
      return done({ ...way, email: email.value });
    }
  }
}
