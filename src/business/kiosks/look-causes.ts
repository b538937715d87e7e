import { cashFaultsOf, type Kiosk, type KioskSales } from "./kiosk.ts";

/** Why somebody has to go to a machine, the gravest first. */
export const LOOK_CAUSES = [
  ...(["tampered", "door_open", "silent", "switched_off", "printer_down", "paper_out"] as const),
  ...(["reader_down", "acceptor_down", "box_full", "dispenser_down", "scanner_down"] as const),
  ...(["paper_low", "change_low", "trouble"] as const),
] as const;
export type LookCause = (typeof LOOK_CAUSES)[number];

/** What is wrong with a machine by its own word; nothing of one that staff took out of service. */
export function lookCauses(
  { heartbeat, isStopped }: Pick<Kiosk, "heartbeat" | "isStopped">,
  { standing }: Pick<KioskSales, "standing">,
): readonly LookCause[] {
  if (isStopped) return [];
  if (standing === "silent" || heartbeat === undefined) return ["silent"];
  const { paper, printer, reader, scanner, service, trouble, machine } = heartbeat;
  const hasPrinter = printer !== "none";
  const stands: Readonly<Partial<Record<LookCause, boolean>>> = {
    switched_off: service === "out",
    printer_down: printer === "down" && paper !== "out",
    paper_out: hasPrinter && paper === "out",
    reader_down: reader === "down",
    scanner_down: scanner === "down",
    paper_low: hasPrinter && paper === "low",
    dispenser_down: machine?.dispenser === "down",
    change_low: machine?.isChangeLow === true,
    trouble: trouble !== undefined,
  };
  const faults: readonly LookCause[] = cashFaultsOf(machine);
  return LOOK_CAUSES.filter((cause) => stands[cause] === true || faults.includes(cause));
}
