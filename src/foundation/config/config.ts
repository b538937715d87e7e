import { isAbsolute, resolve } from "node:path";
import { z } from "zod";
import { SORACOM_VARIABLES, soracomOf, type SoracomConfig } from "./soracom.ts";
import { CHAT_VARIABLES, chatsOf, type LineConfig, type TelegramConfig } from "./chats.ts";
import { KOMOJU_VARIABLES, komojuOf, type KomojuConfig } from "./komoju.ts";
import { PAYPAL_VARIABLES, paypalOf, type PaypalConfig } from "./paypal.ts";
import { STRIPE_VARIABLES, stripeOf, type StripeConfig } from "./stripe.ts";

/** Every setting, read once from the environment; nothing else reads the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** Where customers reach us, without a trailing slash; decides cookies and links in mails. */
  readonly publicUrl: string;
  /** How many reverse proxies of our own stand before us and append X-Forwarded-For. */
  readonly trustedProxies: number;
  readonly smtpUrl?: string;
  readonly mailFrom: string;
  /** Base64 of 32 bytes or more; without it a secret is made and kept in the data directory. */
  readonly masterSecret?: string;
  /** Which of the keys made from it signs receipts, from 1. */
  readonly receiptKey: number;
  /** The network lets a line without data reach our pages and those of the payment providers. */
  readonly hasWalledGarden: boolean;
  /** Tiles of streets for the finder's map: an address with `{z}`, `{x}`, `{y}`, and whom to name. */
  readonly tiles?: { readonly url: string; readonly credit: string };
  /** The demo town, its sandboxes and the outbox page. */
  readonly isDemo: boolean;
  /** The world in which staff practise; never set from the environment. */
  readonly isTraining: boolean;
  readonly logLevel: string;
  readonly clockFile?: string;
  readonly failpoint?: string;
  readonly sandbox: {
    readonly paymentsUrl?: string;
    readonly paymentsKey: string;
    readonly paymentsWebhookSecret: string;
    readonly carrierUrl?: string;
    readonly carrierKey: string;
    readonly carrierWebhookSecret: string;
  };
  readonly line?: LineConfig;
  readonly telegram?: TelegramConfig;
  readonly soracom?: SoracomConfig;
  readonly komoju?: KomojuConfig;
  readonly paypal?: PaypalConfig;
  readonly stripe?: StripeConfig;
}

/** A setting that cannot be used; its message is one line for the person who set it. */
export class BadConfig extends Error {
  override readonly name = "BadConfig";
}

const url = (schemes: string) =>
  z
    .string()
    .regex(new RegExp(`^(${schemes})://\\S+$`), `must be a URL beginning with ${schemes}://`);
const tiles = () =>
  url("http|https").refine(
    (text) => ["{z}", "{x}", "{y}"].every((place) => text.includes(place)) && !text.includes("{s}"),
    "must hold {z}, {x} and {y}, and one host",
  );
const optional = <T extends z.ZodType>(schema: T) => schema.optional();

const environment = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int("must be a whole number").min(0).max(65_535).default(3000),
  TSUNAGU_DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: optional(url("postgres|postgresql")),
  PUBLIC_URL: optional(url("http|https")),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
  SMTP_URL: optional(url("smtp|smtps")),
  MAIL_FROM: z.string().default("Tsunagu <no-reply@localhost>"),
  TSUNAGU_SECRET: optional(z.string().min(43, "must be base64 of at least 32 bytes")),
  TSUNAGU_RECEIPT_KEY: z.coerce.number().int("must be a whole number").min(1).max(999).default(1),
  TSUNAGU_WALLED_GARDEN: z.enum(["yes", "no"]).default("no"),
  MAP_TILES_URL: optional(tiles()),
  MAP_CREDIT: optional(z.string().max(200)),
  TSUNAGU_DEMO: z.enum(["yes", "no"]).default("yes"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
  TSUNAGU_CLOCK_FILE: optional(z.string()),
  TSUNAGU_FAILPOINT: optional(z.string()),
  SANDBOX_PAYMENTS_URL: optional(url("http")),
  SANDBOX_PAYMENTS_KEY: z.string().default("sandbox-payments-key"),
  SANDBOX_PAYMENTS_WEBHOOK_SECRET: z.string().default("sandbox-payments-webhook-secret"),
  SANDBOX_CARRIER_URL: optional(url("http")),
  SANDBOX_CARRIER_KEY: z.string().default("sandbox-carrier-key"),
  SANDBOX_CARRIER_WEBHOOK_SECRET: z.string().default("sandbox-carrier-webhook-secret"),
  ...CHAT_VARIABLES,
  ...SORACOM_VARIABLES,
  ...KOMOJU_VARIABLES,
  ...PAYPAL_VARIABLES,
  ...STRIPE_VARIABLES,
});

/** Throws BadConfig with one line that names the variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable means the same as none: that is how shells and compose files clear one.
  const given = Object.entries(env).filter(([, value]) => value !== "");
  const parsed = environment.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new BadConfig(`${String(issue.path[0])}: ${issue.message}`);
  }
  const e = parsed.data;
  const { fault, ...companies } = companiesOf(e);
  if (fault !== undefined) throw new BadConfig(fault);
  if (e.MAP_TILES_URL !== undefined && e.MAP_CREDIT === undefined) {
    throw new BadConfig("MAP_CREDIT: name whose map it is; the tiles of MAP_TILES_URL ask for it");
  }
  const isAnyHost = e.HOST === "0.0.0.0" || e.HOST === "::";
  const shownHost = isAnyHost ? "127.0.0.1" : e.HOST.includes(":") ? `[${e.HOST}]` : e.HOST;
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir: isAbsolute(e.TSUNAGU_DATA_DIR) ? e.TSUNAGU_DATA_DIR : resolve(e.TSUNAGU_DATA_DIR),
    publicUrl: (e.PUBLIC_URL ?? `http://${shownHost}:${e.PORT}`).replace(/\/+$/, ""),
    trustedProxies: e.TRUSTED_PROXIES,
    mailFrom: e.MAIL_FROM,
    hasWalledGarden: e.TSUNAGU_WALLED_GARDEN === "yes",
    ...(e.MAP_TILES_URL === undefined || e.MAP_CREDIT === undefined
      ? {}
      : { tiles: { url: e.MAP_TILES_URL, credit: e.MAP_CREDIT } }),
    isDemo: e.TSUNAGU_DEMO === "yes",
    isTraining: false,
    receiptKey: e.TSUNAGU_RECEIPT_KEY,
    logLevel: e.LOG_LEVEL,
    ...(e.DATABASE_URL === undefined ? {} : { databaseUrl: e.DATABASE_URL }),
    ...(e.SMTP_URL === undefined ? {} : { smtpUrl: e.SMTP_URL }),
    ...(e.TSUNAGU_SECRET === undefined ? {} : { masterSecret: e.TSUNAGU_SECRET }),
    ...(e.TSUNAGU_CLOCK_FILE === undefined ? {} : { clockFile: e.TSUNAGU_CLOCK_FILE }),
    ...(e.TSUNAGU_FAILPOINT === undefined ? {} : { failpoint: e.TSUNAGU_FAILPOINT }),
    sandbox: {
      paymentsKey: e.SANDBOX_PAYMENTS_KEY,
      paymentsWebhookSecret: e.SANDBOX_PAYMENTS_WEBHOOK_SECRET,
      carrierKey: e.SANDBOX_CARRIER_KEY,
      carrierWebhookSecret: e.SANDBOX_CARRIER_WEBHOOK_SECRET,
      ...(e.SANDBOX_PAYMENTS_URL === undefined ? {} : { paymentsUrl: e.SANDBOX_PAYMENTS_URL }),
      ...(e.SANDBOX_CARRIER_URL === undefined ? {} : { carrierUrl: e.SANDBOX_CARRIER_URL }),
    },
    ...companies,
  };
}

// Each is there only with its key.
function companiesOf(e: z.infer<typeof environment>) {
  return {
    ...komojuOf(e, e.MAIL_FROM),
    ...paypalOf(e),
    ...stripeOf(e, e.MAIL_FROM),
    ...chatsOf(e),
    ...soracomOf(e),
  };
}
