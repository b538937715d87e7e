export { payCash, readHanded } from "./pay-cash.ts";
export { saleRoutes } from "./handlers.tsx";
