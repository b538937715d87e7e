export { adviseRoutes } from "./handlers.tsx";
export { AdviceLink } from "./advice-link.tsx";
export { adviseTexts, type AdviceWhy } from "./texts/index.ts";
