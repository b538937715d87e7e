export { keepPageRoutes } from "./keep-routes.ts";
export { pageRoutes } from "./routes.ts";
export { readerRoutes } from "./reader-routes.ts";
