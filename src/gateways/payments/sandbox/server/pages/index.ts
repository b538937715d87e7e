export { pageRoutes } from "./routes.ts";
export { readerRoutes } from "./reader-routes.ts";
