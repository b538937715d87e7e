export { done, refused, type Done, type Outcome, type Refused } from "./outcome.ts";
