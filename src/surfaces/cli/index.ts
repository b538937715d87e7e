export {
  IMPORTABLE,
  importFile,
  importTable,
  type Importable,
  type ImportAnswer,
  type ImportWish,
} from "./import-file.ts";
export { retentionText } from "./privacy.ts";
export {
  listRefunds,
  REFUND_REFUSALS,
  refundPaid,
  refundReturned,
  showRefund,
  takeRefund,
} from "./refunds.ts";
export {
  closePins,
  exportPins,
  listPins,
  listUnused,
  makePins,
  sellPins,
  takeOutPins,
  type ActivateWords,
  type MakeWords,
} from "./pins.ts";
export { pinRefusal } from "./pin-refusals.ts";
export {
  addPrinter,
  listPrinters,
  PRINTER_REFUSALS,
  renewToken,
  takeOutPrinter,
  testPrinter,
  type PrinterWords,
} from "./printers.ts";
export { printPins, type PrintPinsWords } from "./print-pins.ts";
export { printFile } from "./print-file.ts";
export { checkBooks, LEDGER_REFUSALS, reverseBooked, type CheckedLedger } from "./ledger.ts";
export { exportJournal, type JournalWish, type WrittenJournal } from "./journal/export-journal.ts";
export { type Software } from "./journal/accounts.ts";
export {
  listOfDifferences,
  RECONCILE_REFUSALS,
  solveListed,
  takeReportDay,
  takeReportFile,
} from "./reconcile.ts";
export { listDisputes, listFrozen, PAYMENT_REFUSALS, returnPayment } from "./payments.ts";
export { clearListed, ESIM_REFUSALS, listEsims } from "./esims.ts";
export { listDevices, pairDisplay, revokeListed } from "./devices.ts";
export {
  addStaff,
  addTill,
  listStaff,
  listTills,
  pairCounter,
  resetStaff,
  STAFF_REFUSALS,
  suspendStaff,
  type StaffWords,
} from "./staff.ts";
export {
  addAgent,
  addRule,
  listAgents,
  listRules,
  setAgentCredit,
  stopRule,
  turnAgent,
  type AgentWords,
  type RuleWords,
} from "./agents.ts";
export {
  agentStatement,
  settleAgent,
  showAgent,
  type SettleWords,
  type StatementFiles,
} from "./agent-months.ts";
export { agentRefusal } from "./agent-refusals.ts";
export {
  addGood,
  listStock,
  shiftStock,
  takeCount,
  takeStock,
  type GoodWords,
  type StockWords,
} from "./stock.ts";
export {
  directKiosk,
  KIOSK_REFUSALS,
  listKiosks,
  messageKiosk,
  pairKiosk,
  revokeKiosk,
  type KioskWords,
} from "./kiosks.ts";
export {
  ALARM_REFUSALS,
  listAlarmMails,
  mailAlarmsNoMore,
  mailAlarmsTo,
  type AlarmWords,
} from "./alarms.ts";
export { lookAtKiosks, moveKiosk, orderKiosk, showKioskPast } from "./kiosk-orders.ts";
export { drawSign, SIGN_REFUSALS, type SignWords } from "./signs.ts";
