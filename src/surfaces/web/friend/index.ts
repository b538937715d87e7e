export { friendRoutes } from "./handlers.tsx";
export { friendTexts } from "./texts/index.ts";
