export { findRoutes } from "./handlers.tsx";
