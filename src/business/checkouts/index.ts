export {
  cancelCheckout,
  chooseCheckoutReceipt,
  payCheckout,
  type CheckoutRefusal,
} from "./pay-checkout.ts";
export {
  ITEMS_MAX,
  checkoutStateOf,
  type Checkout,
  type CheckoutItem,
  type CheckoutState,
} from "./checkout.ts";
export {
  openCheckout,
  type CheckoutWish,
  type OpenRefusal,
  type WishedItem,
} from "./open-checkout.ts";
export { quoteCheckout, type QuotedItem, type QuoteItemRefusal } from "./quote-checkout.ts";
export { readCheckout } from "./read-checkout.ts";
