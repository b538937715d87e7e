export { questionRoutes } from "./handlers.tsx";
