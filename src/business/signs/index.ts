export { followSign, orderBySign, readSign, signOf, type Sign } from "./sign.ts";
