export { handReport, handWork, type HandReport, type HandWork } from "./by-hand.ts";
export { cashFolder, openMachineCash } from "./machine-cash.ts";
export { workByHand } from "./work-by-hand.ts";
