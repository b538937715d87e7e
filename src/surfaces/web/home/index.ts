export { homeRoutes, showHome } from "./handlers.tsx";
