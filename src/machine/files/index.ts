export { replaceFile, syncFolder } from "./files.ts";
export { openLines, type Lines } from "./lines.ts";
