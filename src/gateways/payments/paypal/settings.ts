import type { Clock } from "../../../foundation/clock/index.ts";

export interface PaypalSettings {
  /** Test money or real money: two worlds with keys and pages of their own. */
  readonly environment: "sandbox" | "live";
  readonly clientId: string;
  readonly clientSecret: string;
  /** The id that PayPal gave our address for notifications; without it none is genuine. */
  readonly webhookId: string;
  /** Shown on PayPal's pages instead of the account's own name. */
  readonly brandName?: string;
  /** Accounts may be kept and charged without their holder; PayPal has to have granted it. */
  readonly hasVault?: boolean;
  /** Another address of the API, without a trailing slash. */
  readonly apiUrl?: string;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

const APIS = {
  sandbox: "https://api-m.sandbox.paypal.com",
  live: "https://api-m.paypal.com",
} as const;

export function apiUrlOf({ environment, apiUrl }: PaypalSettings): string {
  return apiUrl ?? APIS[environment];
}

/** Shorter than any request of ours may be on its way (business/payments counts a minute). */
export function timeoutMsOf({ timeoutMs }: PaypalSettings): number {
  return timeoutMs ?? 10_000;
}
