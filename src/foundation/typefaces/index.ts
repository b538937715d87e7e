export { fontForDocument, hasCharacter, outlineOf, type Outline, type Stroke } from "./fonts.ts";
export { FACE_OF, FACES, runsOf, type Face, type Run, type Weight } from "./typefaces.ts";
