export { handOverRoutes } from "./handlers.tsx";
