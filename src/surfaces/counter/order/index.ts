export { cashOf } from "./cash-of.ts";
export { orderRoutes } from "./handlers.tsx";
export { SecondPerson } from "./second-person.tsx";
export { atReader } from "./reader-panel.tsx";
