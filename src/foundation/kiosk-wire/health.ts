import { z } from "zod";

/** `full`: a note acceptor whose stacker takes no more; it is down for customers. */
export const cashPart = z.enum(["ready", "down", "full", "none"]);

/** Added to a heartbeat by machines that have them; older programs send none of it. */
export const machineHealth = z.object({
  acceptor: cashPart.default("none"),
  dispenser: cashPart.default("none"),
  /** What can be given out now, by the machine's own count: yen → pieces. */
  change: z.record(z.string().regex(/^\d{1,5}$/), z.int().min(0).max(10_000)).default({}),
  isChangeLow: z.boolean().default(false),
  door: z.enum(["closed", "open", "none"]).default("none"),
  isTampered: z.boolean().default(false),
});
export type MachineHealth = z.infer<typeof machineHealth>;
