export { accountRoutes } from "./account-routes.ts";
export { accountGround } from "./account-ground.ts";
export { loggedIn } from "./logged-in.ts";
export { customerOf } from "./customer-of.ts";
