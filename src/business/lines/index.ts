export { LINE_STATUSES, type Line, type LineId, type LineStatus } from "./line.ts";
export { DISCLOSED, DISCLOSURE, maySee, PROOFS, type Disclosed, type Proof } from "./disclosure.ts";
export {
  findLine,
  type FindLineRefusal,
  type FindLineRequest,
  type FoundLine,
} from "./find-line.ts";
export {
  iccidWarnings,
  lastDigits,
  maskNumber,
  newRenewalCode,
  passesMod97,
  readEid,
  readIccid,
  readLpa,
  readMsisdn,
  showMsisdn,
  readRenewalCode,
  showRenewalCode,
  type Eid,
  type Iccid,
  type LpaCode,
  type Msisdn,
  type RenewalCode,
} from "./identifiers.ts";
export { probableIssuer, type ProbableIssuer } from "./issuers.ts";
export {
  carriersOf,
  lineByClaim,
  lineById,
  linesByClaims,
  linesByIds,
  type Claim,
  type ClaimKind,
} from "./lines-store.ts";
export { NOT_SOLD, noteAdvice, noteReading, type NotSold } from "./note-visit.ts";
export { readTyped, type Typed, type TypedWarning, type UnreadableReason } from "./read-typed.ts";
export { linesByTexts } from "./lines-by-texts.ts";
export { importLines, type LineImportReport } from "./import-lines.ts";
export {
  LINE_COLUMNS,
  LINE_COLUMNS_NEEDED,
  type LineColumn,
  type LineProblem,
} from "./line-row.ts";
