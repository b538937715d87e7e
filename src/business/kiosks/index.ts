export {
  CASH_FAULTS,
  cashFaultsOf,
  HEARTBEAT_SECONDS,
  KIOSK_STANDINGS,
  KIOSK_WAYS,
  messageIn,
  PAPER_STATES,
  PART_STATES,
  salesOf,
  SILENT_SECONDS,
  standingOf,
  type CashFault,
  type Heartbeat,
  type Kiosk,
  type KioskMessage,
  type KioskSales,
  type KioskStanding,
  type KioskWay,
  type PaperState,
  type PartState,
} from "./kiosk.ts";
export { MESSAGE_LENGTH_MAX, setKioskMessage, setKioskService } from "./direct-kiosk.ts";
export { hearKiosk, kioskDesk } from "./hear-kiosk.ts";
export { askDuty, endOldDuties, staffDuties } from "./ask-duty.ts";
export { type DutyDone, type DutySource } from "./duty-source.ts";
export { DUTY_SECONDS, type StaffDuty, type StaffDutyWish } from "./staff-duty.ts";
export {
  answerCall,
  CALL_MINUTES,
  callAt,
  callsBeside,
  callStaff,
  hasStaff,
  openCalls,
  type CallBeside,
} from "./call-staff.ts";
export { type KioskCall } from "./calls-store.ts";
export {
  endVisit,
  forgetEndedVisits,
  keepVisit,
  visitAt,
  type VisitOutcome,
  type VisitStep,
} from "./visit.ts";
export { allKiosks, readKiosk, type ReadKiosk } from "./read-kiosk.ts";
export { giveKioskPrinter, printerStateOf } from "./kiosk-printer.ts";
export { printDuties } from "./print-duties.ts";
export { changeKiosk, offerKiosk, revokeKiosk, type KioskWish } from "./pair-kiosk.ts";
export { LOOK_CAUSES, lookCauses, type LookCause } from "./look-causes.ts";
export { markSale } from "./mark-sale.ts";
export { type LastSale } from "./sales-store.ts";
export { kioskPast, watchKiosks, type WatchedKiosk } from "./watch-kiosks.ts";
export { recentDuties } from "./staff-duties-store.ts";
export {
  ALARM_CAUSES,
  ALARM_MINUTES,
  ALARMS_A_DAY,
  isAlarmCause,
  type Alarm,
  type AlarmCause,
} from "./alarm.ts";
export { alarmDesk, soundAlarms } from "./sound-alarms.ts";
export {
  addAlarmReader,
  dropAlarmReader,
  dropAlarmReaderAt,
  type AlarmReaderWish,
} from "./alarm-readers.ts";
export {
  alarmAudience,
  alarmReaders,
  type AlarmLanguage,
  type AlarmReader,
} from "./alarm-readers-store.ts";
