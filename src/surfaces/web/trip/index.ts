export { tripRoutes } from "./handlers.tsx";
export { tripTexts } from "./texts/index.ts";
