export { incidentRoutes } from "./handlers.tsx";
