export { deskRoutes } from "./handlers.tsx";
