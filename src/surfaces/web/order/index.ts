export { orderRoutes, payUrlOf, returnUrlOf } from "./handlers.tsx";
export { methodsOf } from "./methods.ts";
