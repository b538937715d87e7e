export { callOut, type CallOut, type CallOutcome } from "./call-out.ts";
export { download, type Download } from "./download.ts";
