export { mineRoutes } from "./handlers.tsx";
export { mineLetterTo } from "./mine-letter-to.ts";
