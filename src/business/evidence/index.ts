export { gatherEvidence, type Evidence } from "./gather-evidence.ts";
