export { readAddress, type PrinterAddress } from "./address.ts";
export { printerDesk, printJobDesk, wipePrinting } from "./desks.ts";
export {
  makePrinter,
  printerByToken,
  readMac,
  renewPrinterToken,
  retirePrinter,
  type MadePrinter,
  type PrinterRefusal,
  type PrinterWish,
} from "./make-printer.ts";
export {
  ANSWER_SECONDS_MAX,
  KIOSK_SLIP_MINUTES,
  PRINT_STATES,
  type PrintJob,
  type PrintJobId,
  type PrintState,
  type PrintSubject,
} from "./print-job.ts";
export {
  askPrint,
  hearOutcome,
  jobOfPrinter,
  settleJob,
  takeJob,
  unwishPrint,
  wishPrint,
  type PrintWish,
} from "./print.ts";
export { jobById, jobsAt, jobsOf, jobUnderWay, nextJob, wishedDevice } from "./print-jobs-store.ts";
export {
  callsUs,
  canPrint,
  isCalled,
  PRINTER_KINDS,
  PRINTER_STATES,
  stateNow,
  type Printer,
  type PrinterId,
  type PrinterKind,
  type PrinterState,
} from "./printer.ts";
export type { PrintAnswer, PrinterGateway } from "./printer-gateway.ts";
export {
  allPrinters,
  kioskPrinter,
  printerBeside,
  printerByCode,
  printerById,
} from "./printers-store.ts";
export { hearPrinter, setVirtual } from "./watch.ts";
