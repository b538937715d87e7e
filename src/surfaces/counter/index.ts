export { counterApp } from "./app.ts";
export type { CounterGround } from "./ground.ts";
export { paths as counterPaths } from "./routes.ts";
