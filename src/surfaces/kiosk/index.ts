export { kioskApp } from "./app.ts";
export type { KioskGround } from "./ground.ts";
