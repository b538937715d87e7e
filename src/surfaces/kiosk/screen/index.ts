export { kioskScreens } from "./handlers.tsx";
export { slipPartTexts } from "./texts/slip.ts";
