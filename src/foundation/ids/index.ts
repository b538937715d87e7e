export { idOfName, isId, newId, type Id } from "./uuid.ts";
export { humanCodeOf, isHumanCode, newHumanCode, readHumanCode } from "./human-code.ts";
