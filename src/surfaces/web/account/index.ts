export { accountRoutes } from "./account-routes.ts";
export { presenceOf, type AccountGround } from "./account-ground.ts";
export { accountLinks } from "./account-links.ts";
export { customerOrders } from "./customer-orders.ts";
