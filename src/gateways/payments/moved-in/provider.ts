import { MOVED_IN, type PaymentProvider } from "../../../business/payments/index.ts";

/**
 * Stands for the system that the operator moved out of: it took money for plans that still waited.
 * Nobody can pay through it, and there is nobody to ask; a refund is refused, for staff to pay out.
 */
export function movedInPayments(): PaymentProvider {
  return {
    name: MOVED_IN,
    methods: [],
    can: { refund: false, refundPart: false, cancel: false, askByReference: false, capture: false },
    begin: async () => ({ kind: "refused", failure: "provider_refused" }),
    // What was told at the move stands in our rows; there is no other truth to read.
    read: async () => ({ kind: "unknown" }),
    cancel: async () => ({ kind: "unknown" }),
    capture: async () => ({ kind: "unknown" }),
    refund: async () => ({ kind: "refused", failure: MOVED_IN }),
    readRefund: async () => ({ kind: "refused", failure: MOVED_IN }),
    readNotification: async () => ({ kind: "forged" }),
  };
}
