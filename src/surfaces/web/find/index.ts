export { findRoutes, messageFor as findTrouble } from "./handlers.tsx";
