export { reminderRoutes, stopRoutes } from "./handlers.tsx";
