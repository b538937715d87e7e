export { orderRoutes, payUrlOf } from "./handlers.tsx";
export { methodsOf } from "./methods.ts";
