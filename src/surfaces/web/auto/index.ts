export { autoRoutes } from "./handlers.tsx";
