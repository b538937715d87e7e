export { LINE_STATUSES, type Line, type LineId, type LineStatus } from "./line.ts";
