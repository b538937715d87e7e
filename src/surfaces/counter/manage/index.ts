export { manageRoutes } from "./handlers.tsx";
