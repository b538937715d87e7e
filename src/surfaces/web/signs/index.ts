export { countBySign, signBefore, signRoutes } from "./handlers.ts";
