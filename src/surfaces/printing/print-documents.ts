import { remindersOfOrder } from "../../business/notices/index.ts";
import {
  askPrint,
  canPrint,
  KIOSK_SLIP_MINUTES,
  printerBeside,
  stateNow,
  wishedDevice,
  type Printer,
} from "../../business/printing/index.ts";
import { handOutReceipt, receiptsOf, type ReceiptKind } from "../../business/receipts/index.ts";
import { readOrder, renewalOf, type Renewal } from "../../business/renewals/index.ts";
import { deviceById } from "../../business/staff/index.ts";
import type { Act, Subscription } from "../../foundation/act/index.ts";
import { addMinutes } from "../../foundation/clock/index.ts";
import { copyKey, kioskSlip, receiptSheet, receiptSlip } from "../documents/index.ts";

/**
 * Prints what an event issued, at the device where somebody wished so: each document once, as its
 * first copy. Told again, nothing more comes out.
 */
export function printSubscriptions(
  events: readonly string[],
  { publicUrl }: { readonly publicUrl: string },
): readonly Subscription[] {
  return events.map((event) => ({
    event,
    async handle(act, { lineId, thing }) {
      if (lineId === null || thing === null) return;
      const deviceId = await wishedDevice(act, thing);
      if (deviceId === undefined) return;
      const key = { lineId, renewalId: thing } as Parameters<typeof renewalOf>[1];
      const renewal = await renewalOf(act, key);
      const kind = event === "renewal.refunded" ? "return" : "receipt";
      if (renewal !== undefined) await printOf(act, renewal, { kind, deviceId, publicUrl });
    },
  }));
}

async function printOf(
  act: Act,
  renewal: Renewal,
  of: {
    readonly kind: ReceiptKind;
    readonly deviceId: string;
    readonly publicUrl: string;
  },
): Promise<void> {
  const device = await deviceById(act, of.deviceId);
  if (device === undefined || device.revokedAt !== undefined) return;
  const printer = await printerBeside(act, device);
  if (printer === undefined || printer.kind === "browser") return;
  const isKiosk = device.kind === "kiosk";
  if (isKiosk && !isAtKiosk(act, renewal, printer)) return;
  const order = isKiosk ? await readOrder(act, renewal) : undefined;
  const isReminded = isKiosk && (await remindersOfOrder(act, renewal)) === "wanted";
  for (const receipt of await receiptsOf(act, renewal)) {
    // A copy that was handed out already, on paper or as a file, is not the first any more.
    if (receipt.handedAt !== undefined || receipt.content.kind !== of.kind) continue;
    const { publicUrl } = of;
    const { language, number } = renewal;
    const at = { machine: device.name, at: act.clock.now(), publicUrl } as const;
    await askPrint(act, {
      printer,
      slip:
        order === undefined
          ? receiptSlip(receiptSheet(receipt, { language, publicUrl }))
          : kioskSlip({ order, receipt, isReissue: false, isReminded, ...at }),
      ...(isKiosk ? { goodMinutes: KIOSK_SLIP_MINUTES } : {}),
      subject: receipt.content.kind,
      reference: number,
      isReissue: false,
      onceKey: copyKey(receipt),
    });
    const { kind } = receipt.content;
    const copy = { lineId: receipt.lineId, renewalId: receipt.renewalId, kind };
    await handOutReceipt(act, { ...copy, ordinal: receipt.ordinal, seen: "first" });
  }
}

/** The customer is still there, and the printer prints: else the first copy is kept for elsewhere. */
function isAtKiosk(act: Act, { placedAt }: Renewal, printer: Printer): boolean {
  const now = act.clock.now();
  return canPrint(stateNow(printer, now)) && now < addMinutes(placedAt, STAY_MINUTES);
}

const STAY_MINUTES = 30;
