export {
  type AcceptorDevice,
  type AcceptorEvent,
  type AcceptorHappening,
  type AcceptorLook,
  type DispenserDevice,
} from "./cash-device.ts";
export { openBench, type Bench } from "./bench.ts";
export {
  DEVICE_KINDS,
  type Device,
  type DeviceKind,
  type DoorDevice,
  type DoorLook,
  type PartLook,
  type PrinterDevice,
  type PrinterLook,
  type PrintOutcome,
  type ReaderDevice,
  type ScannerDevice,
} from "./device.ts";
export { type CashGround, type MachineCash } from "./machine-cash.ts";
export {
  doorBy,
  doorSettings,
  printerBy,
  printerSettings,
  readerBy,
  readerSettings,
  scannerBy,
  scannerSettings,
} from "./settings.ts";
