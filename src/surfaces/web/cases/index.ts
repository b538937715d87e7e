export { caseRoutes } from "./handlers.tsx";
export { rateRoutes } from "./rate-handlers.tsx";
