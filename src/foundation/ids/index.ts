export { idOfName, isId, newId, type Id } from "./uuid.ts";
export { isHumanCode, newHumanCode, readHumanCode } from "./human-code.ts";
