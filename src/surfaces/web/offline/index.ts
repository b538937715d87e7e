export { offlineRoutes, workerRoutes } from "./handlers.tsx";
export { clearDevice, tellHolder } from "./holder.ts";
export { offlineTexts } from "./texts/index.ts";
