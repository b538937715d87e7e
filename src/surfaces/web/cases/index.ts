export { caseRoutes } from "./handlers.tsx";
export { rateRoutes } from "./rate-handlers.tsx";
export { photoRoutes as casePhotoRoutes } from "./photo-handlers.ts";
