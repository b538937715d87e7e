export { findRoutes, leadToSecond, messageFor as findTrouble } from "./handlers.tsx";
