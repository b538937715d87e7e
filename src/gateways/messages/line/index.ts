export { lineChat, type LineSettings } from "./line.ts";
