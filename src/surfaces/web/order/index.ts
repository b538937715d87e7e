export { orderRoutes, payUrlOf, returnUrlOf } from "./handlers.tsx";
