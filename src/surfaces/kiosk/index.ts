export { kioskApp } from "./app.ts";
export { kioskScreens } from "./screen/index.ts";
export type { KioskGround } from "./ground.ts";
export { leaveSlip } from "./slip.ts";
