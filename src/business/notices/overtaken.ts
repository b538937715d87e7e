import type { Act } from "../../foundation/act/index.ts";
import { readOrder, type Order } from "../renewals/index.ts";
import type { Message } from "./message.ts";

type SlipOrder = Pick<Order, "slip"> & { readonly renewal: Pick<Order["renewal"], "renewalId"> };

/** A slip's letter is its own: an order may have several slips, one after the other. */
export function causeOfSlip({ renewal, slip }: SlipOrder): string {
  return `slip:${renewal.renewalId}:${slip?.attemptId}`;
}

const PERISHABLE = /^(?:slip|renewal\.slip_reminder):([^:]+)(?::(.+))?$/u;

/**
 * Whether a message asks for what need not be done any more: to pay a slip that is paid, cancelled
 * or over. Asked when it is sent, for a mail server may have been away for days.
 */
export async function isOvertaken(act: Act, { cause, lineId }: Message): Promise<boolean> {
  const [, renewalId, attemptId] = PERISHABLE.exec(cause) ?? [];
  if (renewalId === undefined || lineId === undefined) return false;
  const key = { lineId, renewalId } as Parameters<typeof readOrder>[1];
  const slip = (await readOrder(act, key))?.slip;
  if (slip === undefined || slip.payBy <= act.clock.now()) return true;
  return attemptId !== undefined && attemptId !== slip.attemptId;
}
