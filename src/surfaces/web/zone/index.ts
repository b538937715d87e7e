export { zoneRoutes } from "./handlers.tsx";
