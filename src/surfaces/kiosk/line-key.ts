import { z } from "zod";
import { PROOFS, type LineId, type Proof } from "../../business/lines/index.ts";
import { renewalOf, type Renewal, type RenewalKey } from "../../business/renewals/index.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";

const LINE = "kiosk line";
const ORDER = "kiosk order";
/** Long enough to choose and pay; the next customer finds nothing of it. */
const LINE_MINUTES = 15;
const ORDER_MINUTES = 60;

/** A line that somebody showed at this machine, and how well. */
export interface ShownLine {
  readonly lineId: LineId;
  readonly proof: Proof;
}

const lineSchema = z.object({
  deviceId: z.string(),
  lineId: z.string(),
  proof: z.enum(PROOFS),
});

/** Names a line to this machine for a while; of use nowhere else. */
export function sealLine({ act, device }: AtKiosk, { lineId, proof }: ShownLine): string {
  const content = { deviceId: device.deviceId, lineId, proof };
  const expiresAt = addMinutes(act.clock.now(), LINE_MINUTES);
  return act.secrets.sealToken(content, { purpose: LINE, expiresAt });
}

export function openLine({ act, device }: AtKiosk, key: string): Outcome<ShownLine, "line_over"> {
  const opened = lineSchema.safeParse(
    act.secrets.openToken(key, { purpose: LINE, now: act.clock.now() }),
  );
  if (!opened.success || opened.data.deviceId !== device.deviceId) {
    return refused("line_over", { field: "line" });
  }
  const { lineId, proof } = opened.data;
  return done({ lineId: lineId as LineId, proof });
}

const orderSchema = z.object({
  deviceId: z.string(),
  lineId: z.string(),
  renewalId: z.string(),
});

/** Names an order to the machine that it was placed at. */
export function sealOrder({ act, device }: AtKiosk, { lineId, renewalId }: RenewalKey): string {
  const content = { deviceId: device.deviceId, lineId, renewalId };
  const expiresAt = addMinutes(act.clock.now(), ORDER_MINUTES);
  return act.secrets.sealToken(content, { purpose: ORDER, expiresAt });
}

export async function openOrder(
  { act, device }: AtKiosk,
  key: string,
): Promise<Outcome<Renewal, "order_unknown">> {
  const opened = orderSchema.safeParse(
    act.secrets.openToken(key, { purpose: ORDER, now: act.clock.now() }),
  );
  const isOurs = opened.success && opened.data.deviceId === device.deviceId;
  const renewal = isOurs ? await renewalOf(act, opened.data as unknown as RenewalKey) : undefined;
  return renewal === undefined ? refused("order_unknown", { field: "order" }) : done(renewal);
}
