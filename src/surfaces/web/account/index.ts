export { accountRoutes } from "./account-routes.ts";
export { customerOf } from "./customer-of.ts";
