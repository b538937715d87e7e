export { guideRoutes } from "./handlers.tsx";
