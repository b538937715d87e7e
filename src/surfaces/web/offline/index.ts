export { offlineRoutes, workerRoutes } from "./handlers.tsx";
export { tellHolder } from "./holder.ts";
export { offlineTexts } from "./texts/index.ts";
