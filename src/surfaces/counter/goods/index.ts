export { goodsRoutes } from "./handlers.tsx";
