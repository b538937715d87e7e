export { momentOf } from "./account-columns.ts";
export { CODE_SECONDS, FRESH_SECONDS, RESET_SECONDS } from "./account-times.ts";
export { answerOf } from "./answer.ts";
export { openAuth, type Auth, type Heard } from "./auth.ts";
