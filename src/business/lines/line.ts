import type { Instant } from "../../foundation/clock/index.ts";
import type { Id } from "../../foundation/ids/index.ts";
import type { SellerId } from "../catalogue/index.ts";

export type LineId = Id<"line">;

export const LINE_STATUSES = ["in_service", "suspended", "recycled"] as const;
export type LineStatus = (typeof LINE_STATUSES)[number];

/** A SIM or eSIM as a connection; it outlives its card. */
export interface Line {
  readonly lineId: LineId;
  readonly sellerId: SellerId;
  /** Which plans fit: those of the same network. */
  readonly network: string;
  /** The carrier gateway that serves it. */
  readonly carrier: string;
  readonly form: "sim" | "esim";
  readonly status: LineStatus;
  readonly iccid: string;
  /** E.164, `+8170…`. */
  readonly msisdn?: string;
  readonly eid?: string;
  readonly renewalCode: string;
  readonly isReinstallable: boolean;
  /** Short texts reach it; a line for data alone has none. */
  readonly hasSms: boolean;
  /** When the carrier takes the number back for good. */
  readonly recyclesAt?: Instant;
}
