/** Carries `t=seconds,v1=hmac[,v1=hmac]`, as Stripe-Signature does. */
export const SIGNATURE_HEADER = "sandbox-signature";
