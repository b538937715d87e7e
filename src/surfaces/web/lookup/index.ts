export { lookupRoutes } from "./handlers.tsx";
