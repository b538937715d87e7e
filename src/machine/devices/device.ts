/** The parts of a kiosk. A machine may lack any of them. */
export const DEVICE_KINDS = [
  "printer",
  "scanner",
  "reader",
  "acceptor",
  "dispenser",
  "door",
] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** How a part is now. */
export interface PartLook {
  readonly state: "ready" | "down";
  /** In its own words, for staff. */
  readonly detail?: string;
}

/**
 * One part of a kiosk, whatever it hangs on and whoever made it. `open` answers at once: a part that
 * cannot be reached is `down`, and is tried again by itself for as long as it is open. Nothing throws.
 */
export interface Device<Look extends PartLook = PartLook, Event = never> {
  readonly kind: DeviceKind;
  /** What it tells by itself goes to `hear`. */
  open(hear: (event: Event) => void): void;
  /** Asks the part itself where it can be asked; an answer comes within seconds. */
  look(): Promise<Look>;
  close(): Promise<void>;
}

export interface PrinterLook extends PartLook {
  readonly paper: "ok" | "low" | "out";
}

/**
 * `refused`: not one byte was sent. `unknown`: some were, and the printer did not say that they are
 * printed; nobody may print them again by themselves.
 */
export interface PrintOutcome {
  readonly outcome: "done" | "refused" | "unknown";
  readonly detail?: string;
}

export interface PrinterDevice extends Device<PrinterLook> {
  readonly kind: "printer";
  /** `begin` is called, and waited for, before the first byte of it is sent. */
  print(bytes: Uint8Array, begin: () => void): Promise<PrintOutcome>;
}

export interface ScannerDevice extends Device<PartLook, string> {
  readonly kind: "scanner";
}

export interface ReaderDevice extends Device {
  readonly kind: "reader";
}

export interface DoorLook extends PartLook {
  readonly door: "closed" | "open";
  readonly isTampered: boolean;
}

export interface DoorDevice extends Device<DoorLook, DoorLook> {
  readonly kind: "door";
}
