export { canPayInCash, changeAtHand } from "./cash-offer.ts";
export { cashDuties } from "./cash-duties.ts";
export { settleUnknown, type CountRefusal } from "./count-machine.ts";
export { type Held } from "./held.ts";
export {
  goneAt,
  idleAt,
  isTaking,
  mayMissYen,
  owedOf,
  voucherOwedOf,
  type Intake,
  type IntakeState,
  type MachinePayout,
  type StopReason,
} from "./intake.ts";
export { activeIntakes, intakeById, intakeOfNumber, intakeOfOrder } from "./intakes-store.ts";
export { type CashLook, type MachineCash } from "./journal-store.ts";
export { KIOSK_CASH, kioskMoney } from "./kiosk-money.ts";
export {
  mayStack,
  openIntake,
  payingOf,
  stopIntake,
  type OpenIntakeRefusal,
} from "./open-intake.ts";
export { cashNeeds, readCash, takesCash, type CashNeeds, type CashReport } from "./read-cash.ts";
export { receiveJournal, type ReceivedJournal } from "./receive-journal.ts";
export {
  findVoucher,
  readVoucher,
  payVoucher,
  voucherDigits,
  type PayVoucherRefusal,
  type TypedVoucher,
  type VoucherRefusal,
} from "./voucher.ts";
export { intakeDesk, workIntake } from "./work-intake.ts";
