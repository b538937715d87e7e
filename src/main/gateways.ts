import type { CarrierGateway } from "../business/activation/index.ts";
import type { PaymentProvider } from "../business/payments/index.ts";
import type { Config } from "../foundation/config/index.ts";
import { sandboxCarrier } from "../gateways/carriers/sandbox/index.ts";
import { sandboxPayments } from "../gateways/payments/sandbox/index.ts";

export interface Gateways {
  readonly payments: readonly PaymentProvider[];
  readonly carriers: readonly CarrierGateway[];
  /** Origins of hosted payment pages, to which a form of ours may lead. */
  readonly paymentOrigins: readonly string[];
}

/** The one place that knows which gateway is real. */
export function gatewaysFor({ sandbox }: Config): Gateways {
  const payments =
    sandbox.paymentsUrl === undefined
      ? []
      : [
          sandboxPayments({
            url: sandbox.paymentsUrl,
            key: sandbox.paymentsKey,
            webhookSecret: sandbox.paymentsWebhookSecret,
          }),
        ];
  const carriers =
    sandbox.carrierUrl === undefined
      ? []
      : [
          sandboxCarrier({
            url: sandbox.carrierUrl,
            key: sandbox.carrierKey,
            webhookSecret: sandbox.carrierWebhookSecret,
          }),
        ];
  const origins = sandbox.paymentsUrl === undefined ? [] : [new URL(sandbox.paymentsUrl).origin];
  return { payments, carriers, paymentOrigins: origins };
}
