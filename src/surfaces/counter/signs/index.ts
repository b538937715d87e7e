export { signRoutes } from "./handlers.tsx";
