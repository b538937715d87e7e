export { orderRoutes } from "./handlers.tsx";
export { payUrlOf, returnUrlOf } from "./visited-order.ts";
