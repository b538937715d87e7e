export { findChromium } from "./find-chromium.ts";
export { policyFor } from "./flags.ts";
export type { Screen, Seen } from "./judge.ts";
export { openKioskBrowser, type KioskBrowser } from "./kiosk-browser.ts";
export type { BrowserSettings } from "./watch.ts";
