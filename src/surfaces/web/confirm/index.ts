export { confirmRoutes, remindersIn } from "./handlers.tsx";
export { LawFacts } from "./law-facts.tsx";
export { openShown, sealShown } from "./shown-quote.ts";
export { withdrawalOf } from "./withdrawal.ts";
