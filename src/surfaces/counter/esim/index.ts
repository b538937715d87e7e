export { esimRoutes } from "./handlers.tsx";
