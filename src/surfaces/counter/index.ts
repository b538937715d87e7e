export { counterApp } from "./app.ts";
export type { CounterGround } from "./ground.ts";
