export { webApp } from "./app.ts";
export type { WebGround } from "./ground.ts";
export { paths } from "./routes.ts";
