import type { Instant } from "../../foundation/clock/index.ts";
import type { Language } from "../../foundation/language/index.ts";
import type { Yen } from "../../foundation/money/index.ts";
import type { PayoutId, RefundReading } from "./provider.ts";

export interface PayoutRequest {
  /**
   * Our reference and the provider's idempotency key. One try: where the address was wrong, the
   * next one is another payout of the same refund.
   */
  readonly payoutId: PayoutId;
  readonly lineId: string;
  readonly amountYen: Yen;
  /** Whom the provider knows by this address. */
  readonly email: string;
  readonly note: string;
  readonly language: Language;
}

export interface ProviderPayouts {
  /** The way as the payer knows it: `paypal`. */
  readonly way: string;
  payOut(request: PayoutRequest): Promise<RefundReading>;
  readPayout(payout: {
    payoutId: PayoutId;
    providerReference?: string;
    /** When it was last sent; without it, just now. Providers know a repetition for a time only. */
    sentAt?: Instant;
  }): Promise<RefundReading>;
}
