import { z } from "zod";
import {
  findVoucher,
  readOrder,
  readVoucher,
  type FindVoucherRefusal,
  type RenewalKey,
  type Voucher,
} from "../../business/renewals/index.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { AtKiosk } from "./ground.ts";
import { readSlip, slipSeen, type SlipView } from "./slip.ts";

/** An order as any machine shows it to whoever has its slip and knows its line's digits. */
export interface ShownVoucher {
  readonly voucher: Voucher;
  /** How its slip fares at this machine. */
  readonly slip: SlipView;
  /** Of its document, when this was read. */
  readonly seen: string;
}

const PURPOSE = "kiosk voucher";
/** Long enough to read and to print; the key shows the order, and can neither pay nor cancel it. */
const GOOD_MINUTES = 10;

const schema = z.object({ deviceId: z.string(), lineId: z.string(), renewalId: z.string() });

/** Names the order of a slip to this machine for a while; tries are counted by number and machine. */
export async function findShownVoucher(
  at: AtKiosk,
  wish: { readonly number: string; readonly digits: string },
): Promise<Outcome<{ readonly key: string; readonly number: string }, FindVoucherRefusal>> {
  const { act, device, address } = at;
  const found = await findVoucher(act, { ...wish, address, device: device.deviceId });
  if (!found.ok) return found;
  const { number, lineId, renewalId } = found.value;
  const content = { deviceId: device.deviceId, lineId, renewalId };
  const expiresAt = addMinutes(act.clock.now(), GOOD_MINUTES);
  return done({ number, key: act.secrets.sealToken(content, { purpose: PURPOSE, expiresAt }) });
}

/** `order_unknown` of a key of another machine, or one whose time is over. */
export function openVoucher(
  { act, device }: AtKiosk,
  key: string,
): Outcome<RenewalKey, "order_unknown"> {
  const now = act.clock.now();
  const opened = schema.safeParse(act.secrets.openToken(key, { purpose: PURPOSE, now }));
  if (!opened.success || opened.data.deviceId !== device.deviceId) return refused("order_unknown");
  const { lineId, renewalId } = opened.data;
  return done({ lineId, renewalId } as RenewalKey);
}

export async function showVoucher(
  at: AtKiosk,
  key: string,
): Promise<Outcome<ShownVoucher, "order_unknown">> {
  const opened = openVoucher(at, key);
  if (!opened.ok) return opened;
  const [voucher, order] = await Promise.all([
    readVoucher(at.act, opened.value),
    readOrder(at.act, opened.value),
  ]);
  if (voucher === undefined || order === undefined) return refused("order_unknown");
  const [slip, seen] = await Promise.all([readSlip(at, order), slipSeen(at, order)]);
  return done({ voucher, slip, seen });
}
