import type { OrdersController, PaymentsController } from "@paypal/paypal-server-sdk";
import type { CallOut, CallOutcome } from "../../../foundation/http/index.ts";
import type { Call } from "./caller.ts";
import type { PaypalSettings } from "./settings.ts";

export interface Sdk {
  readonly orders: OrdersController;
  readonly payments: PaymentsController;
  readonly words: Words;
}

/** The SDK's names for the words of the API. */
export type Words = Pick<
  typeof import("@paypal/paypal-server-sdk"),
  | "CheckoutPaymentIntent"
  | "PayeePaymentMethodPreference"
  | "PaypalExperienceUserAction"
  | "PaypalWalletContextShippingPreference"
>;

/** No answer came; `outcome` tells whether PayPal can have done something. */
export class NotAnswered extends Error {
  override readonly name = "NotAnswered";
  readonly outcome: Exclude<CallOutcome, { kind: "answered" }>;

  constructor(outcome: Exclude<CallOutcome, { kind: "answered" }>) {
    super(`${outcome.kind}: ${outcome.reason}`);
    this.outcome = outcome;
  }
}

/**
 * PayPal's own SDK on a transport of ours, which knows what was never sent, keeps the token and
 * leads elsewhere than to PayPal when told so; see docs/decisions/0015-paypal-sdk-on-our-transport.md.
 */
export async function loadSdk({ environment }: PaypalSettings, call: Call): Promise<Sdk> {
  const words = await import("@paypal/paypal-server-sdk");
  const { Client, Environment, OrdersController, PaymentsController } = words;
  const client = new Client({
    environment: environment === "live" ? Environment.Production : Environment.Sandbox,
    clientCredentialsAuthCredentials: {
      oAuthClientId: "",
      oAuthClientSecret: "",
      // Its own keeper of tokens never recovers from one that could not be had; ours sets the header.
      oAuthToken: { accessToken: "set by the transport", tokenType: "Bearer" },
    },
    unstable_httpClientOptions: { adapter: transport(call) },
  });
  return { orders: new OrdersController(client), payments: new PaymentsController(client), words };
}

/** As much of an axios request as the SDK makes. */
interface AxiosRequest {
  readonly method?: string;
  readonly url?: string;
  readonly data?: string;
  readonly headers: { toJSON(): Record<string, unknown> };
}

function transport(call: Call) {
  return async (request: AxiosRequest) => {
    const { pathname, search } = new URL(request.url ?? "");
    const outcome = await call({
      method: (request.method ?? "get").toUpperCase() as CallOut["method"],
      path: `${pathname}${search}`,
      headers: headersOf(request),
      ...(request.data === undefined ? {} : { body: request.data }),
    });
    if (outcome.kind !== "answered") throw new NotAnswered(outcome);
    const { status, headers, body } = outcome;
    return { status, statusText: "", headers, data: body, config: request, request: {} };
  };
}

function headersOf({ headers }: AxiosRequest): Record<string, string> {
  const given = Object.entries(headers.toJSON()).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)]));
}
