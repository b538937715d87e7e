export { askByMail } from "./ask-handlers.tsx";
export { reminderRoutes, stopRoutes } from "./handlers.tsx";
export { reminderTexts } from "./texts/index.ts";
