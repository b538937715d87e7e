import type { CarrierGateway, CarrierSms } from "../business/activation/index.ts";
import type { ChatChannel } from "../business/notices/index.ts";
import type { PaymentProvider } from "../business/payments/index.ts";
import type { PrinterGateway } from "../business/printing/index.ts";
import { systemClock } from "../foundation/clock/index.ts";
import type { Config } from "../foundation/config/index.ts";
import { sandboxCarrier } from "../gateways/carriers/sandbox/index.ts";
import { soracomSms } from "../gateways/carriers/soracom/index.ts";
import { lineChat } from "../gateways/messages/line/index.ts";
import { telegramChat } from "../gateways/messages/telegram/index.ts";
import { komojuPayments } from "../gateways/payments/komoju/index.ts";
import { movedInPayments } from "../gateways/payments/moved-in/index.ts";
import { paypalPayments } from "../gateways/payments/paypal/index.ts";
import { sandboxAccounts, sandboxPayments } from "../gateways/payments/sandbox/index.ts";
import { stripePayments } from "../gateways/payments/stripe/index.ts";
import { escposPrinters } from "../gateways/printers/escpos/index.ts";
import { virtualPrinter } from "../gateways/printers/virtual/index.ts";

export interface Gateways {
  readonly payments: readonly PaymentProvider[];
  readonly carriers: readonly CarrierGateway[];
  /** Carriers that send short texts to their lines. */
  readonly sms: readonly CarrierSms[];
  /** Chat apps in which reminders may come. */
  readonly chats: readonly ChatChannel[];
  /** Those that we call; the others call us. */
  readonly printers: readonly PrinterGateway[];
  /** Origins of others' pages to which a form of ours may lead: to pay, to link a chat. */
  readonly paymentOrigins: readonly string[];
}

/** The one place that knows which gateway is real. */
export function gatewaysFor(config: Config): Gateways {
  const { sandbox, publicUrl, komoju, stripe, line, telegram } = config;
  const { paymentsUrl } = sandbox;
  const carriers = carriersOf(config);
  return {
    payments: [
      movedInPayments(),
      ...(komoju === undefined ? [] : [komojuPayments(komoju)]),
      ...stripeOf(config),
      ...(paymentsUrl === undefined
        ? []
        : [sandboxPayments, sandboxAccounts].map((open) =>
            open({
              url: paymentsUrl,
              key: sandbox.paymentsKey,
              webhookSecret: sandbox.paymentsWebhookSecret.split(","),
            }),
          )),
      ...paypalOf(config),
    ],
    carriers,
    sms: [
      ...carriers.flatMap(({ sms }) => sms ?? []),
      ...(config.soracom === undefined ? [] : [soracomSms(config.soracom)]),
    ],
    chats: [
      ...(line === undefined ? [] : [lineChat(line)]),
      ...(telegram === undefined ? [] : [telegramChat(telegram)]),
    ],
    // Whoever practises wastes no paper, and hands no document out.
    printers: config.isTraining
      ? [virtualPrinter()]
      : [escposPrinters({ mayLoopBack: config.isDemo }), virtualPrinter()],
    paymentOrigins: [
      ...(komoju === undefined ? [] : [new URL(komoju.apiUrl).origin]),
      ...(stripe === undefined ? [] : [new URL(stripe.checkoutUrl).origin]),
      ...(paymentsUrl === undefined ? [] : pageOrigins(paymentsUrl, publicUrl)),
      ...paypalOrigins(config),
      ...(line === undefined ? [] : [new URL(line.dialogUrl).origin]),
    ],
  };
}

function carriersOf({ sandbox }: Config): readonly CarrierGateway[] {
  const { carrierUrl, carrierKey: key, carrierWebhookSecret } = sandbox;
  if (carrierUrl === undefined) return [];
  return [sandboxCarrier({ url: carrierUrl, key, webhookSecret: carrierWebhookSecret.split(",") })];
}

function paypalOf({ paypal, clockFile }: Config): readonly PaymentProvider[] {
  return paypal === undefined ? [] : [paypalPayments({ ...paypal, clock: systemClock(clockFile) })];
}

function paypalOrigins({ paypal }: Config): readonly string[] {
  if (paypal === undefined) return [];
  if (paypal.apiUrl !== undefined) return [new URL(paypal.apiUrl).origin];
  const isLive = paypal.environment === "live";
  return [isLive ? "https://www.paypal.com" : "https://www.sandbox.paypal.com"];
}

function stripeOf({ stripe, clockFile }: Config): readonly PaymentProvider[] {
  return stripe === undefined ? [] : [stripePayments({ ...stripe, clock: systemClock(clockFile) })];
}

// The provider's pages stand where browsers reach us, its API where this program reaches it.
function pageOrigins(paymentsUrl: string, publicUrl: string): readonly string[] {
  const api = new URL(paymentsUrl);
  const pages = new URL(publicUrl);
  return [...new Set([api.origin, `http://${pages.hostname}:${api.port}`])];
}
