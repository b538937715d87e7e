import type { Act } from "../../foundation/act/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { Outcome } from "../../foundation/outcome/index.ts";
import type { Attempt, MoneyPlace, Refund } from "./attempt.ts";
import type { PaymentMethod } from "./provider.ts";

/**
 * Money that the house itself takes: a recharge PIN, cash in a till. Nobody has to be asked, so it
 * is taken within the statement that pays the order: never without a plan, never twice.
 */
export interface HouseProvider {
  readonly name: string;
  /** All of the kind `immediate`. */
  readonly methods: readonly PaymentMethod[];
  /** Decides from what stands now; a refusal is named by the room and leaves everything as it was. */
  take(act: Act, request: TakeMoney): Promise<Outcome<TakenMoney, string>>;
  giveBack(act: Act, request: GiveBack): Promise<GivenBack>;
}

export interface TakeMoney {
  readonly attempt: Attempt;
  readonly sellerId: string;
  readonly planCode: string;
  /** What was handed over, as the surface read it; untrusted. */
  readonly tender: Readonly<Record<string, unknown>>;
  /** Who hands it over, for counting wrong tries; only keyed hashes are kept. */
  readonly payer: { readonly address: string; readonly device: string };
}

export interface TakenMoney {
  /** Names what was taken, never a secret number. */
  readonly providerReference: string;
  readonly money: MoneyPlace;
  readonly parts: readonly Part[];
}

export interface GiveBack {
  readonly attempt: Attempt;
  readonly refund: Refund;
}

export type GivenBack =
  | { readonly kind: "done"; readonly providerReference: string; readonly parts: readonly Part[] }
  /** It cannot go back this way any more: its payer claims it. */
  | { readonly kind: "refused"; readonly failure: string };
