import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { negotiateLanguage, type Language } from "../../foundation/language/index.ts";
import { refused, type Outcome, type Refused } from "../../foundation/outcome/index.ts";
import type { KioskGround } from "./ground.ts";
import { messageOf, statusOf, type KioskRefusal } from "./refusals.ts";

export function languageOf(c: Context): Language {
  return negotiateLanguage(c.req.header("accept-language"));
}

/** What was asked for, or `{error: {name, field?, message, facts?}}` in the asker's language. */
export function answer<T extends object>(c: Context, outcome: Outcome<T, KioskRefusal>): Response {
  return outcome.ok ? c.json(outcome.value, 200, HEADERS) : answerRefusal(c, outcome);
}

export function answerRefusal(c: Context, told: Refused<KioskRefusal>): Response {
  const { refusal: name, field, facts } = told;
  const message = messageOf(told, languageOf(c));
  const error = { name, ...(field === undefined ? {} : { field }), message, ...shown(facts) };
  const response = c.json({ error }, statusOf(name), HEADERS);
  const wait = facts?.["retryAfterSeconds"] ?? (name === "broken" ? 5 : undefined);
  if (wait !== undefined) response.headers.set("Retry-After", String(wait));
  if (name === "device_unknown") response.headers.set("WWW-Authenticate", "Bearer");
  return response;
}

/** Bugs and outages are logged with the route; nothing is known to have failed. */
export function answerException(c: Context, ground: KioskGround, error: unknown): Response {
  if (error instanceof HTTPException) {
    return answerRefusal(c, refused(error.status === 403 ? "not_ours" : "body_unreadable"));
  }
  ground.log.error({ err: error, path: c.req.routePath }, "a kiosk was not answered");
  return answerRefusal(c, refused("broken"));
}

const HEADERS = { "Cache-Control": "no-store", Vary: "Accept-Language" } as const;

function shown(facts: Refused<KioskRefusal>["facts"]) {
  return facts === undefined || Object.keys(facts).length === 0 ? {} : { facts };
}
