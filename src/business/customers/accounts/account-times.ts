export const DAY_SECONDS = 86_400;

export const SESSION_SECONDS = 30 * DAY_SECONDS;
/** For this long after a log-in the session may change what opens the account. */
export const FRESH_SECONDS = 3600;
export const CODE_SECONDS = 600;
export const RESET_SECONDS = 3600;
