export { forgetOldWindows, takeTurn, type Limit } from "./take-turn.ts";
