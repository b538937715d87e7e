export { orderRoutes } from "./handlers.tsx";
