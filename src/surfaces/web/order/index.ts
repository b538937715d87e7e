export { orderRoutes } from "./handlers.tsx";
export { payNewOrder } from "./pay-new-order.ts";
export { leadToLookUp } from "./visited-order.ts";
