export { webPushChannel, type WebPushSettings } from "./web-push.ts";
