export { tillRoutes } from "./handlers.tsx";
export { tillOf, tillStateOf } from "./till-of.ts";
