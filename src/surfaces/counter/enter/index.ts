export { enterRoutes } from "./handlers.tsx";
