export { movedInPayments } from "./provider.ts";
