export { legalRoutes } from "./handlers.tsx";
