/** In place of the real cost: tests hire hundreds of people, whom nobody guesses at. */
export const PASSCODE_COST = { N: 2, r: 1, p: 1 } as const;
