export { oneRound, openWork, type Claim, type Desk, type Work, type WorkOptions } from "./desk.ts";
