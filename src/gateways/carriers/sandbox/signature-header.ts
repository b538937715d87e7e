/** Carries `t=seconds,v1=hmac[,v1=hmac]`. */
export const SIGNATURE_HEADER = "sandbox-carrier-signature";
