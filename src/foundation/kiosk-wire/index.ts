export {
  cashEntry,
  DENOMINATIONS_YEN,
  hashOfEntry,
  journalAnswer,
  journalReport,
  lineOfEntry,
  stackAnswer,
  stackQuestion,
  type CashEntry,
  type CashHappening,
  type DenominationYen,
} from "./cash.ts";
export { changeFor, mayTake, type ChangeAtHand, type Paying } from "./change.ts";
export { dutiesAnswer, dutiesQuestion, duty, dutyDone, type Duty, type DutyOf } from "./duties.ts";
export { cashPart, machineHealth, type MachineHealth } from "./health.ts";
export { intakeNumber, readIntakeNumber } from "./intake-number.ts";
