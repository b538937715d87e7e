export { helpRoutes } from "./handlers.tsx";
