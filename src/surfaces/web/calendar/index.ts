export { calendarRoutes } from "./handlers.tsx";
export { calendarPageTexts } from "./texts/index.ts";
