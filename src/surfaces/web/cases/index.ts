export { caseRoutes } from "./handlers.tsx";
