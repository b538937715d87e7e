export { cashOf } from "./cash-of.ts";
export { orderRoutes } from "./handlers.tsx";
export { atReader } from "./reader-panel.tsx";
