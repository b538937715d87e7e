export { callOut, type CallOut, type CallOutcome } from "./call-out.ts";
