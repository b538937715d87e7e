export { confirmRoutes } from "./handlers.tsx";
export { LawFacts } from "./law-facts.tsx";
export { withdrawalOf } from "./withdrawal.ts";
export { openShown, sealShown } from "./shown-quote.ts";
