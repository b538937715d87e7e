import { addSeconds, type Instant } from "../../foundation/clock/index.ts";
import type { MachineHealth } from "../../foundation/kiosk-wire/index.ts";
import type { Language } from "../../foundation/language/index.ts";

export const PAPER_STATES = ["ok", "low", "out"] as const;
export type PaperState = (typeof PAPER_STATES)[number];

/** `none`: the machine was built without it. */
export const PART_STATES = ["ready", "down", "none"] as const;
export type PartState = (typeof PART_STATES)[number];

/** How a machine is, by its own word. */
export interface Heartbeat {
  readonly paper: PaperState;
  readonly printer: PartState;
  readonly reader: PartState;
  readonly scanner: PartState;
  /** Of the program that runs on it. */
  readonly version: string;
  /** `out`: somebody at the machine switched it off for customers. */
  readonly service: "in" | "out";
  /** In its own words, for staff. */
  readonly trouble?: string;
  /** Of a machine whose program can tell: its cash, its door. */
  readonly machine?: MachineHealth;
}

/** What staff tell customers at the machine, in the languages they know. */
export type KioskMessage = Readonly<Partial<Record<Language, string>>>;

/** What is known of a machine: its own word, and what staff want of it. */
export interface Kiosk {
  readonly deviceId: string;
  readonly heartbeat?: Heartbeat;
  readonly heardAt?: Instant;
  /** Staff took it out of service, whatever it says itself. */
  readonly isStopped: boolean;
  readonly message?: KioskMessage;
}

/** Machines tell how they are so often. */
export const HEARTBEAT_SECONDS = 30;

/** Three heartbeats were missed: nobody knows how it is. */
export const SILENT_SECONDS = 3 * HEARTBEAT_SECONDS;

export const KIOSK_STANDINGS = [
  "ready",
  "printer_down",
  "cash_down",
  "reader_down",
  "out_of_service",
  "silent",
] as const;
export type KioskStanding = (typeof KIOSK_STANDINGS)[number];

type Known = Pick<Kiosk, "heartbeat" | "heardAt" | "isStopped">;

/** The gravest thing about a machine at this moment. */
export function standingOf(kiosk: Known, now: Instant): KioskStanding {
  if (kiosk.isStopped) return "out_of_service";
  const { heartbeat, heardAt } = kiosk;
  if (heartbeat === undefined || heardAt === undefined) return "silent";
  if (silentAt(heardAt) <= now) return "silent";
  if (heartbeat.service === "out") return "out_of_service";
  if (heartbeat.reader === "down") return "reader_down";
  if (hasCash(heartbeat.machine) && cashFaultsOf(heartbeat.machine).length > 0) return "cash_down";
  return prints(heartbeat) || heartbeat.printer === "none" ? "ready" : "printer_down";
}

export function silentAt(heardAt: Instant): Instant {
  return addSeconds(heardAt, SILENT_SECONDS);
}

/** Why a machine takes no cash, the gravest first. */
export const CASH_FAULTS = ["tampered", "door_open", "acceptor_down", "box_full"] as const;
export type CashFault = (typeof CASH_FAULTS)[number];

/** What keeps a machine from taking cash; of one that was built without an acceptor, nothing. */
export function cashFaultsOf(machine: MachineHealth | undefined): readonly CashFault[] {
  if (machine === undefined) return [];
  const stands: Readonly<Record<CashFault, boolean>> = {
    tampered: machine.isTampered,
    door_open: machine.door === "open",
    acceptor_down: machine.acceptor === "down",
    box_full: machine.acceptor === "full",
  };
  return CASH_FAULTS.filter((fault) => stands[fault]);
}

function hasCash(machine: MachineHealth | undefined): machine is MachineHealth {
  return machine !== undefined && machine.acceptor !== "none";
}

/**
 * How money is taken at a machine: on a page that a phone opens, by its reader, by a recharge PIN,
 * as notes and coins.
 */
export const KIOSK_WAYS = ["redirect", "reader", "pin", "cash"] as const;
export type KioskWay = (typeof KIOSK_WAYS)[number];

export interface KioskSales {
  readonly standing: KioskStanding;
  /** Empty: it sells nothing now. What was bought before can still be looked at and cancelled. */
  readonly takes: readonly KioskWay[];
  /** Whether proof comes out on paper; on the screen it always does. */
  readonly prints: boolean;
}

/** What a machine may sell now, and how. */
export function salesOf(kiosk: Known, now: Instant): KioskSales {
  const standing = standingOf(kiosk, now);
  const { heartbeat } = kiosk;
  if (standing === "out_of_service" || standing === "silent" || heartbeat === undefined) {
    return { standing, takes: [], prints: false };
  }
  const { machine, reader } = heartbeat;
  const isThere: Readonly<Record<KioskWay, boolean>> = {
    ...{ redirect: true, pin: true, reader: reader === "ready" },
    cash: hasCash(machine) && cashFaultsOf(machine).length === 0,
  };
  const takes = KIOSK_WAYS.filter((way) => isThere[way]);
  return { standing, takes, prints: prints(heartbeat) };
}

function prints({ printer, paper }: Heartbeat): boolean {
  return printer === "ready" && paper !== "out";
}

/** In the reader's language, else in English, else in whichever there is. */
export function messageIn(message: KioskMessage | undefined, language: Language) {
  if (message === undefined) return undefined;
  return message[language] ?? message.en ?? Object.values(message)[0];
}
