export { pointRoutes } from "./handlers.tsx";
