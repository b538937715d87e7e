export { confirmRoutes } from "./handlers.tsx";
