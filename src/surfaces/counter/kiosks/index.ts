export { alarmRoutes } from "./alarm-handlers.tsx";
export { kioskRoutes } from "./handlers.tsx";
export { KiosksLook, kindToCount, type ShopLook } from "./look.tsx";
export { lookOfShop } from "./of-shop.ts";
