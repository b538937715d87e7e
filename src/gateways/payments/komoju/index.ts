export { komojuPayments, type KomojuSettings } from "./provider.ts";
export { signatureOf } from "./notification.ts";
