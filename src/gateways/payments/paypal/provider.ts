import type {
  PaymentMethod,
  PaymentProvider,
  PaymentReading,
} from "../../../business/payments/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { parseActivity } from "./activity-file.ts";
import { openCaller, type Call } from "./caller.ts";
import { captureOrder } from "./capture.ts";
import { readDisputes } from "./disputes.ts";
import { examinePaypal } from "./examine.ts";
import { locateCapture, readNotification } from "./notifications.ts";
import { GONE, readingOf, takenOf } from "./order-reading.ts";
import { beginOrder, cancelOrder, METHOD, readOrder } from "./orders.ts";
import { paypalPayouts } from "./payouts.ts";
import { readRefund, refundCapture } from "./refunds.ts";
import { beginKept } from "./kept.ts";
import { readReport } from "./reports.ts";
import { loadSdk, type Sdk } from "./sdk.ts";
import type { PaypalSettings } from "./settings.ts";
import { paypalVault, SAVED_METHOD } from "./vault.ts";

const METHODS: readonly PaymentMethod[] = [{ method: METHOD, kind: "redirect", refunds: "origin" }];
const SAVED: PaymentMethod = { method: SAVED_METHOD, kind: "saved", refunds: "origin" };

/** Our adapter to PayPal: an order is created, approved on PayPal's page, and captured by us. */
export function paypalPayments(settings: PaypalSettings): PaymentProvider {
  const call = openCaller(settings);
  const loading = loadSdk(settings, call);
  const { hasVault = false } = settings;
  return {
    name: "paypal",
    methods: hasVault ? [...METHODS, SAVED] : METHODS,
    can: { refund: true, refundPart: true, cancel: true, askByReference: false, capture: true },
    async begin(request) {
      const sdk = await loading;
      return request.saved !== undefined && hasVault
        ? beginKept(sdk, request, request.saved)
        : beginOrder(sdk, request, settings);
    },
    async read({ providerReference }) {
      // The link to approve an order went with the answer that was lost: nobody can pay it.
      if (providerReference === undefined) return { kind: "never_seen" };
      return readPayment({ sdk: await loading, call, settings }, providerReference);
    },
    cancel: async (attempt) => cancelOrder(await loading, attempt),
    capture: async (attempt) => captureOrder(await loading, attempt, { mayBeKept: hasVault }),
    refund: async (request) => refundCapture(await loading, request),
    readRefund: async (asked) => readRefund(await loading, asked),
    readNotification: async (raw) => readNotification(call, settings.webhookId, raw),
    locate: async (reference) => locateCapture(await loading, reference),
    reports: { read: async (period) => readReport(call, period), parse: parseActivity },
    payouts: paypalPayouts(call, settings),
    ...(hasVault ? { vault: paypalVault(call, settings) } : {}),
    examine: async ({ webhookUrl }) => examinePaypal(call, settings, webhookUrl),
  };
}

interface Paypal {
  readonly sdk: Sdk;
  readonly call: Call;
  readonly settings: PaypalSettings;
}

/** An order and what is disputed about its money. */
async function readPayment({ sdk, call, settings }: Paypal, id: string): Promise<PaymentReading> {
  const order = await readOrder(sdk, id);
  if (order.kind === "gone") return GONE;
  if (order.kind !== "ok") return { kind: "unknown" };
  const reading = readingOf(order.value);
  const taken = takenOf(order.value);
  if (reading.kind !== "succeeded" || taken === undefined) return reading;
  const disputes = await readDisputes(call, taken.id);
  if (disputes !== undefined) {
    return disputes.length === 0 ? reading : { ...reading, disputes };
  }
  // A customer who has just paid does not wait for what nobody can have disputed yet.
  const isFresh = settings.clock.now() < addHours(reading.at, 1);
  return isFresh ? reading : { kind: "unknown" };
}
