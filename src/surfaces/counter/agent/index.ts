export { agentRoutes } from "./handlers.tsx";
