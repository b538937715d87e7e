export { orderRoutes } from "./handlers.tsx";
export { leadToLookUp, payUrlOf, returnUrlOf } from "./visited-order.ts";
