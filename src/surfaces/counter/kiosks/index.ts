export { kioskRoutes, kiosksOfShop } from "./handlers.tsx";
export { KiosksLook } from "./list.page.tsx";
