import type { Context, Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import {
  addPasskey,
  beginPasskey,
  beginPasskeyLogIn,
  logInByPasskey,
  type PasskeyQuestion,
  type PasskeyRefusal,
} from "../../../business/customers/index.ts";
import type { Outcome, Refused } from "../../../foundation/outcome/index.ts";
import { actOf, languageOf } from "../view.ts";
import { callerOf, sendCookies, type AccountGround } from "./account-ground.ts";
import { sayRefusal } from "./refusals.ts";

/** The conversation of the passkey island, in JSON: the only part of an account not made of forms. */
export function passkeyRoutes(routes: Hono, ground: AccountGround): void {
  routes.post("/account/passkey/begin-add", async (c) =>
    ask(c, await beginPasskey(actOf(c, ground), ground.accounts, callerOf(c, ground))),
  );
  routes.post("/account/passkey/begin-log-in", async (c) =>
    ask(c, await beginPasskeyLogIn(actOf(c, ground), ground.accounts, callerOf(c, ground))),
  );
  routes.post("/account/passkey/add", async (c) => {
    const made = { credential: await credentialOf(c) };
    const answer = await addPasskey(actOf(c, ground), ground.accounts, callerOf(c, ground), made);
    return answer.ok ? say(c, {}) : refuse(c, answer);
  });
  routes.post("/account/passkey/log-in", async (c) => {
    const used = { credential: await credentialOf(c) };
    const answer = await logInByPasskey(
      actOf(c, ground),
      ground.accounts,
      callerOf(c, ground),
      used,
    );
    if (!answer.ok) return refuse(c, answer);
    sendCookies(c, answer.value.cookies);
    return say(c, {});
  });
}

function ask(c: Context, answer: Outcome<PasskeyQuestion, PasskeyRefusal>): Response {
  if (!answer.ok) return refuse(c, answer);
  sendCookies(c, answer.value.cookies);
  return say(c, answer.value.options as object);
}

function refuse(c: Context, refusal: Refused<PasskeyRefusal>): Response {
  const seconds = refusal.facts?.["retryAfterSeconds"];
  if (seconds !== undefined) c.header("Retry-After", String(seconds));
  const message = sayRefusal(languageOf(c), refusal);
  const status = refusal.refusal === "too_many_tries" ? 429 : 422;
  return c.json({ refusal: refusal.refusal, message }, status, { "Cache-Control": "no-store" });
}

function say(c: Context, body: object): Response {
  return c.json(body, 200, { "Cache-Control": "no-store" });
}

/** A JSON body cannot be sent by a form of another site without asking first (CORS). */
async function credentialOf(c: Context): Promise<unknown> {
  if (!/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
    throw new HTTPException(400);
  try {
    const body: unknown = await c.req.json();
    return typeof body === "object" && body !== null && "credential" in body
      ? body.credential
      : undefined;
  } catch {
    throw new HTTPException(400);
  }
}
