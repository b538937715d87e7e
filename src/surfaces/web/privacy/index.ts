export { mineRoutes } from "./handlers.tsx";
