import { msBetween, type Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { Paper } from "../../foundation/paper/index.ts";

export type PrinterId = Id<"printer">;

/**
 * How a printer is reached. `escpos_tcp` and `virtual` are called by us, `star_cloudprnt` and
 * `epson_sdp` call us; at a `browser` the clerk prints a page; a `kiosk` drives the one in itself.
 */
export const PRINTER_KINDS = [
  "escpos_tcp",
  "star_cloudprnt",
  "epson_sdp",
  "browser",
  "virtual",
  "kiosk",
] as const;
export type PrinterKind = (typeof PRINTER_KINDS)[number];

export const PRINTER_STATES = ["ready", "paper_low", "paper_out", "cover_open", "offline"] as const;
export type PrinterState = (typeof PRINTER_STATES)[number];

export interface Printer extends Paper {
  readonly printerId: PrinterId;
  /** What staff and commands call it: `TYO1-P1`. */
  readonly code: string;
  readonly name: string;
  readonly kind: PrinterKind;
  /** Of `escpos_tcp`: `host:port`, written by the operator alone. */
  readonly address?: string;
  /** Of one that calls us: the only machine that may use its address. */
  readonly mac?: string;
  readonly deviceId?: string;
  readonly tillId?: string;
  readonly agentId?: string;
  /** As it told last; how it is now says `stateNow`. */
  readonly state: PrinterState;
  readonly seenAt?: Instant;
  readonly retiredAt?: Instant;
}

/** We look at those that we call so often, and those that call us are asked to. */
export const LOOK_SECONDS = 20;

/** After so long without a word a printer counts as offline. */
export const SILENT_SECONDS_MAX = 60;

export function isCalled(kind: PrinterKind): kind is "escpos_tcp" | "virtual" {
  return kind === "escpos_tcp" || kind === "virtual";
}

export function callsUs(kind: PrinterKind): kind is "star_cloudprnt" | "epson_sdp" {
  return kind === "star_cloudprnt" || kind === "epson_sdp";
}

/** How a printer is at this moment: one that has been silent too long is offline, whatever it said. */
export function stateNow(
  printer: Pick<Printer, "state" | "seenAt" | "kind">,
  now: Instant,
): PrinterState {
  if (printer.kind === "browser") return "ready";
  const { seenAt, state } = printer;
  if (seenAt === undefined) return "offline";
  return msBetween(seenAt, now) > SILENT_SECONDS_MAX * 1000 ? "offline" : state;
}

export function canPrint(state: PrinterState): boolean {
  return state === "ready" || state === "paper_low";
}
