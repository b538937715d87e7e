export { fitsLuhn, maskCards } from "./mask-cards.ts";
