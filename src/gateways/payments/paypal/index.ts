export { paypalPayments } from "./provider.ts";
export { type PaypalSettings } from "./settings.ts";
