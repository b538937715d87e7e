export { stripePayments } from "./provider.ts";
export { STRIPE_METHODS, type StripeMethod, type StripeSettings } from "./settings.ts";
