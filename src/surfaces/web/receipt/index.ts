export { receiptRoutes } from "./handlers.tsx";
export { receiptKeyRoutes, verifyRoutes } from "./verify-handlers.tsx";
