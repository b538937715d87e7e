export { chatRoutes } from "./handlers.tsx";
