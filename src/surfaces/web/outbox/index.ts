export { outboxRoutes } from "./handlers.tsx";
