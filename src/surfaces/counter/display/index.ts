export { displayRoutes } from "./handlers.tsx";
