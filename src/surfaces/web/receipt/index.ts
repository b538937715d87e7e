export { Sheet } from "./receipt.page.tsx";
export { receiptRoutes } from "./handlers.tsx";
export { receiptKeyRoutes, verifyRoutes } from "./verify-handlers.tsx";
