export { forgetOldWindows, takeTurn, type Limit } from "./take-turn.ts";
export { countTry, forgetOldLocks, takeTryBack, type Lock } from "./lock.ts";
