export { orderRoutes } from "./handlers.tsx";
export { payNewOrder } from "./pay-new-order.ts";
export { faceOf } from "./order-face.ts";
export { leadToLookUp, payUrlOf, returnUrlOf } from "./visited-order.ts";
