export { rankWays, type Visitor } from "./rank-ways.ts";
export { waysTexts } from "./texts/index.ts";
export { NoWay, WayField } from "./way-field.tsx";
export { findWay, isUnanswered, waysFor, wayValue, type Way, type Ways } from "./ways.ts";
