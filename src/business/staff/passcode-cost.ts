/** scrypt with N 2^14, r 8, p 5 (OWASP, Password Storage Cheat Sheet): few digits deserve slow guesses. */
export const PASSCODE_COST = { N: 2 ** 14, r: 8, p: 5 } as const;
