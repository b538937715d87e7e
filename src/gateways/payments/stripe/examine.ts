import { z } from "zod";
import type { ProviderFinding } from "../../../business/payments/index.ts";
import { API_VERSION, ask, isUnauthorised, readList, type Connect, type Fault } from "./client.ts";
import { EVENTS, READER_EVENTS } from "./notifications.ts";
import type { StripeSettings } from "./settings.ts";
import { examineReaders } from "./terminal.ts";

/** Asks Stripe what a running system needs of it, and changes nothing there. */
export async function examine(
  connect: Connect,
  settings: StripeSettings,
  ours: { readonly webhookUrl: string },
): Promise<readonly ProviderFinding[]> {
  const account = await ask(connect, accountShape, (stripe) => stripe.accounts.retrieveCurrent());
  const isReadable = account.kind === "answered";
  if (!isReadable && !isForbidden(account)) return [keyFault(account)];
  return [
    ok("stripe key", `works, in ${modeOf(settings)} mode`),
    ...(isReadable ? examineAccount(account.value) : [UNREADABLE_ACCOUNT]),
    ...(await examineMethods(connect, settings)),
    await examineEndpoint(connect, settings, ours.webhookUrl),
    ...(settings.terminalLocation === undefined ? [] : await examineReaders(connect, settings)),
  ];
}

const accountShape = z.object({
  id: z.string(),
  country: z.string().nullish(),
  default_currency: z.string().nullish(),
  charges_enabled: z.boolean().nullish(),
});

// A restricted key may be good for payments and yet not read this.
function isForbidden(fault: Fault): boolean {
  return fault.kind === "refused" && fault.status === 403;
}

const UNREADABLE_ACCOUNT = note("stripe account", "cannot be read: allow the key Account, read");

function keyFault(fault: Fault): ProviderFinding {
  if (isUnauthorised(fault)) {
    return wrong("stripe key", "STRIPE_SECRET_KEY: Stripe does not know this key");
  }
  const line = fault.kind === "refused" ? `refuses (${fault.code})` : "does not answer";
  return wrong("stripe key", `Stripe ${line}: try again, and see status.stripe.com`);
}

function examineAccount(account: z.infer<typeof accountShape>): readonly ProviderFinding[] {
  const { id, country, default_currency: currency } = account;
  const place = `${id}: ${country ?? "?"}, ${currency ?? "?"}`;
  const isJapanese = country === "JP" && currency === "jpy";
  return [
    isJapanese
      ? ok("stripe account", place)
      : wrong("stripe account", `${place}: konbini, PayPay and payouts in yen need one in Japan`),
    ...(account.charges_enabled === false
      ? [wrong("stripe account", "may not take payments yet: finish its set-up at Stripe")]
      : []),
  ];
}

const configurationShape = z
  .object({ id: z.string(), is_default: z.boolean() })
  .catchall(z.unknown());
const offered = z.object({ available: z.boolean() });

// Since version endive a method is offered only where the dashboard has switched it on.
async function examineMethods(
  connect: Connect,
  { methods, contactEmail }: StripeSettings,
): Promise<readonly ProviderFinding[]> {
  const listed = await readList(connect, configurationShape, (stripe, page) =>
    stripe.paymentMethodConfigurations.list(page),
  );
  const own = listed?.find((one) => one.is_default);
  if (own === undefined) {
    return [
      note("stripe methods", "cannot be read: allow the key Payment Method Configurations, read"),
    ];
  }
  return methods.map((method) => {
    const what = `stripe ${method}`;
    const isAvailable = offered.safeParse(own[method]).data?.available === true;
    if (!isAvailable) {
      return wrong(what, "is off: switch it on at Stripe under Settings, Payment methods");
    }
    // Stripe makes a slip for no address that mail cannot reach.
    return method === "konbini" && !/@[^@]+\.[^@.]+$/.test(contactEmail)
      ? wrong(what, `STRIPE_CONTACT_EMAIL: ${contactEmail} is no address for slips without one`)
      : ok(what, "is on");
  });
}

const endpointShape = z.object({
  id: z.string(),
  url: z.string(),
  status: z.string(),
  enabled_events: z.array(z.string()),
  api_version: z.string().nullable(),
});
type Endpoint = z.infer<typeof endpointShape>;

async function examineEndpoint(
  connect: Connect,
  settings: StripeSettings,
  webhookUrl: string,
): Promise<ProviderFinding> {
  const what = "stripe events";
  const listed = await readList(connect, endpointShape, (stripe, page) =>
    stripe.webhookEndpoints.list(page),
  );
  if (listed === undefined) {
    return note(what, "cannot be read: allow the key Webhook Endpoints, read");
  }
  const own = listed.find(({ url }) => url.replace(/\/+$/, "") === webhookUrl);
  if (own === undefined) return wrong(what, `no endpoint leads to ${webhookUrl}: add one`);
  if (own.status !== "enabled") return wrong(what, `${own.id} is ${own.status}: enable it`);
  const wanted = settings.terminalLocation !== undefined ? [...EVENTS, ...READER_EVENTS] : EVENTS;
  const missing = missingOf(own, wanted);
  if (missing.length > 0) return wrong(what, `${own.id} lacks ${missing.join(", ")}`);
  return ok(what, `${own.id} tells all that is needed${versionOf(own)}`);
}

function missingOf({ enabled_events: told }: Endpoint, wanted: readonly string[]) {
  return told.includes("*") ? [] : wanted.filter((event) => !told.includes(event));
}

// Of an event only ids and metadata are read, which every version has.
function versionOf({ api_version: version }: Endpoint): string {
  return version === null || version === API_VERSION
    ? ""
    : `, in version ${version}, which will do`;
}

function modeOf({ secretKey }: StripeSettings): "test" | "live" {
  return /^[a-z]+_live_/.test(secretKey) ? "live" : "test";
}

function ok(what: string, line: string): ProviderFinding {
  return { what, state: "ok", line };
}

function note(what: string, line: string): ProviderFinding {
  return { what, state: "note", line };
}

function wrong(what: string, line: string): ProviderFinding {
  return { what, state: "wrong", line };
}
