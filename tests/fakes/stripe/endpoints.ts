import type { z } from "zod";
import type { Bank } from "./bank.ts";
import type { Refusal } from "./faults.ts";
import { cancelIntent, createIntent } from "./intents.ts";
import { listed, type ListOf } from "./lists.ts";
import { createSetup, detach, kept } from "./setups.ts";
import { clear, present, showOn } from "./readers.ts";
import { createRefund } from "./refunds.ts";
import { AVAILABLE, createSession, expireSession } from "./sessions.ts";
import * as shapes from "./shapes.ts";
import type { StripeObject } from "./store.ts";
import { newId, newReader, type Intent, type Reader, type Refund, type Session } from "./things.ts";

type Method = "GET" | "POST" | "DELETE";

export interface Endpoint {
  readonly method: Method;
  readonly path: RegExp;
  run(bank: Bank, form: unknown, id: string): StripeObject | ListOf | Refusal;
  readonly shape: z.ZodType<unknown>;
}

function endpoint<T>(
  route: `${Method} ${string}`,
  shape: z.ZodType<T>,
  run: (bank: Bank, wanted: T, id: string) => StripeObject | ListOf | Refusal,
): Endpoint {
  const [method, path] = route.split(" ") as [Method, string];
  return {
    method,
    path: new RegExp(`^${path.replace(":id", "([^/]+)")}$`),
    shape,
    run: (bank, form, id) => run(bank, form as T, id),
  };
}

const session = (bank: Bank, id: string) => bank.find<Session>("checkout.session", id);
const intent = (bank: Bank, id: string) => bank.find<Intent>("payment_intent", id);
const reader = (bank: Bank, id: string) => bank.find<Reader>("terminal.reader", id);

/** Every URL of the API that this fake has. */
export const ENDPOINTS: readonly Endpoint[] = [
  endpoint("POST /v1/checkout/sessions", shapes.sessionCreate, (bank, wanted) =>
    wanted.mode === "setup" ? createSetup(bank, wanted) : createSession(bank, wanted),
  ),
  endpoint("GET /v1/payment_methods/:id", shapes.nothing, (bank, _, id) => kept(bank, id)),
  endpoint("POST /v1/payment_methods/:id/detach", shapes.nothing, (bank, _, id) =>
    detach(bank, id),
  ),
  endpoint("GET /v1/checkout/sessions", shapes.listByTime, (bank, wanted) =>
    listed(bank, "checkout.session", wanted),
  ),
  endpoint("GET /v1/checkout/sessions/:id", shapes.nothing, (bank, _, id) => session(bank, id)),
  endpoint("POST /v1/checkout/sessions/:id", shapes.sessionUpdate, (bank, wanted, id) => {
    const before = session(bank, id);
    const after = { ...before, metadata: { ...before.metadata, ...wanted.metadata } };
    bank.shelf.put(after, before.status === "open" ? before.expires_at : undefined);
    return after;
  }),
  endpoint("POST /v1/checkout/sessions/:id/expire", shapes.nothing, (bank, _, id) =>
    expireSession(bank, session(bank, id)),
  ),
  endpoint("POST /v1/payment_intents", shapes.intentCreate, createIntent),
  endpoint("GET /v1/payment_intents", shapes.listByTime, (bank, wanted) =>
    listed(bank, "payment_intent", wanted),
  ),
  endpoint("GET /v1/payment_intents/:id", shapes.nothing, (bank, _, id) => intent(bank, id)),
  endpoint("POST /v1/payment_intents/:id/cancel", shapes.intentCancel, (bank, wanted, id) =>
    cancelIntent(bank, intent(bank, id), wanted.cancellation_reason),
  ),
  endpoint("POST /v1/refunds", shapes.refundCreate, createRefund),
  endpoint("GET /v1/refunds", shapes.listOfPayment, (bank, wanted) =>
    listed(bank, "refund", wanted, (one) => isOfPayment(one, wanted.payment_intent)),
  ),
  endpoint("GET /v1/refunds/:id", shapes.nothing, (bank, _, id) => bank.find<Refund>("refund", id)),
  endpoint("GET /v1/disputes", shapes.listOfPayment, (bank, wanted) =>
    listed(bank, "dispute", wanted, (one) => isOfPayment(one, wanted.payment_intent)),
  ),
  endpoint("GET /v1/balance_transactions", shapes.listOfBalance, (bank, wanted) =>
    listed(bank, "balance_transaction", wanted),
  ),
  endpoint("POST /v1/terminal/locations", shapes.locationCreate, (_, wanted) => ({
    ...wanted,
    id: newId("tml"),
    object: "terminal.location",
    livemode: false,
    metadata: {},
  })),
  endpoint("POST /v1/terminal/readers", shapes.readerCreate, (bank, { location, label }) => {
    const made = newReader({ id: newId("tmr"), label: label ?? "Reader", location });
    bank.shelf.put(made);
    return made;
  }),
  endpoint("DELETE /v1/terminal/readers/:id", shapes.nothing, (bank, _, id) => {
    const { object } = reader(bank, id);
    return { id, object, deleted: true };
  }),
  endpoint("GET /v1/terminal/readers", shapes.listOfReaders, (bank, wanted) =>
    listed(
      bank,
      "terminal.reader",
      wanted,
      (one) => wanted.location === undefined || one["location"] === wanted.location,
    ),
  ),
  endpoint("GET /v1/terminal/readers/:id", shapes.nothing, (bank, _, id) => reader(bank, id)),
  endpoint(
    "POST /v1/terminal/readers/:id/process_payment_intent",
    shapes.readerProcess,
    (bank, wanted, id) => showOn(bank, reader(bank, id), wanted.payment_intent),
  ),
  endpoint("POST /v1/terminal/readers/:id/cancel_action", shapes.nothing, (bank, _, id) =>
    clear(bank, reader(bank, id)),
  ),
  endpoint(
    "POST /v1/test_helpers/terminal/readers/:id/present_payment_method",
    shapes.presentCard,
    (bank, wanted, id) =>
      present(bank, reader(bank, id), wanted.card_present?.number ?? "4242424242424242"),
  ),
  endpoint("GET /v1/account", shapes.nothing, () => ACCOUNT),
  endpoint("GET /v1/payment_method_configurations", shapes.listPlain, (bank) => ({
    object: "list",
    data: [configuration(bank)],
    has_more: false,
    url: "/v1/payment_method_configurations",
  })),
  endpoint("GET /v1/webhook_endpoints", shapes.listPlain, (bank) => ({
    object: "list",
    data: bank.shelf.lever<readonly StripeObject[]>("endpoints") ?? [],
    has_more: false,
    url: "/v1/webhook_endpoints",
  })),
];

function isOfPayment(one: StripeObject, wanted: string | undefined): boolean {
  return wanted === undefined || one["payment_intent"] === wanted;
}

function configuration(bank: Bank): StripeObject {
  const isOff = bank.shelf.lever<readonly string[]>("methods_off") ?? [];
  const methods = AVAILABLE.map((method) => {
    const value = isOff.includes(method) ? "off" : "on";
    const preference = { overridable: null, preference: value, value };
    return [method, { available: value === "on", display_preference: preference }];
  });
  return {
    id: "pmc_default",
    object: "payment_method_configuration",
    active: true,
    application: null,
    is_default: true,
    livemode: false,
    name: "Default",
    parent: null,
    ...Object.fromEntries(methods),
  };
}

const ACCOUNT: StripeObject = {
  id: "acct_Sandbox",
  object: "account",
  charges_enabled: true,
  country: "JP",
  default_currency: "jpy",
  details_submitted: true,
  email: null,
  payouts_enabled: true,
  type: "standard",
};
