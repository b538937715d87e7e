export { kioskApp } from "./app.ts";
export { kioskScreens, slipPartTexts } from "./screen/index.ts";
export type { KioskGround } from "./ground.ts";
export { leaveSlip } from "./slip.ts";
