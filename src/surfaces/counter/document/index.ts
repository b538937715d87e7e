export { checkShown, documentError, type Asked } from "./check-shown.ts";
export { DocumentFields } from "./document-fields.tsx";
