export {
  DOCUMENT_KINDS,
  DOCUMENT_REFUSALS,
  type DocumentKind,
  type DocumentRefusal,
  type IdentityCheck,
  type ShownDocument,
} from "./document.ts";
export { looksLikeMrz, readMrz, type MrzRefusal } from "./read-mrz.ts";
export { judgeDocument, readTypedDocument } from "./judge-document.ts";
export { importPolicies, type PolicyImport, type PolicyProblem } from "./import-policies.ts";
export { documentsAsked, type IdentityPolicy } from "./policy.ts";
export {
  checkDocument,
  documentsFor,
  freshCheck,
  setPolicy,
  type DocumentWish,
} from "./check-document.ts";
export { checksOf } from "./identity-store.ts";
