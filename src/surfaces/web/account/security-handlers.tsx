import type { Context, Hono } from "hono";
import {
  canUsePasskeys,
  changePassword,
  endSession,
  hasPassword,
  isFresh,
  logOut,
  logOutEverywhere,
  passkeysOf,
  removePasskey,
  sessionsOf,
  type Presence,
} from "../../../business/customers/index.ts";
import { sealMineToken } from "../../../business/privacy/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import {
  actAs,
  callerOf,
  sendCookies,
  typedPassword,
  type AccountGround,
} from "./account-ground.ts";
import { loggedIn } from "./logged-in.ts";
import { withNext } from "./next-page.ts";
import { errorsOf, statusOf, withRetry, type AccountRefusal } from "./refusals.ts";
import { SECURITY_SAYS, SecurityPage } from "./security.page.tsx";

/** What opens the account: password, passkeys, and where it is open. */
export function securityRoutes(routes: Hono, ground: AccountGround): void {
  routes.get(
    "/account/security",
    loggedIn(ground, async (c, p) => showSecurity(c, ground, p)),
  );
  routes.get(
    "/account/data",
    loggedIn(ground, async (c, p) => showData(c, ground, p)),
  );
  routes.post(
    "/account/security/password",
    loggedIn(ground, async (c, p) => setPassword(c, ground, p)),
  );
  routes.post(
    "/account/security/passkeys/remove",
    loggedIn(ground, async (c, presence) => {
      const passkeyId = (await readForm(c)).text("passkey");
      await removePasskey(actAs(c, ground, presence), ground.accounts, { presence, passkeyId });
      return back(c, "passkey-removed");
    }),
  );
  routes.post(
    "/account/security/sessions/end",
    loggedIn(ground, async (c, presence) => {
      const sessionId = (await readForm(c)).text("session");
      await endSession(actAs(c, ground, presence), ground.accounts, { presence, sessionId });
      return back(c, "ended");
    }),
  );
  routes.post(
    "/account/security/sessions/end-all",
    loggedIn(ground, async (c, p) => endAll(c, ground, p)),
  );
  routes.post(
    "/account/security/log-in-again",
    loggedIn(ground, async (c) => logInAgain(c, ground)),
  );
}

async function setPassword(
  c: Context,
  ground: AccountGround,
  presence: Presence,
): Promise<Response> {
  const act = actAs(c, ground, presence);
  const isFirst = !(await hasPassword(act, presence.customer.customerId));
  const typed = {
    password: await typedPassword(c, "password"),
    ...(isFirst ? {} : { current: await typedPassword(c, "current") }),
  };
  const answer = await changePassword(act, ground.accounts, callerOf(c, ground), typed);
  if (!answer.ok) return showSecurity(c, ground, presence, answer);
  sendCookies(c, answer.value.cookies);
  return back(c, "password-set");
}

async function endAll(c: Context, ground: AccountGround, presence: Presence): Promise<Response> {
  const caller = { headers: c.req.raw.headers, presence };
  sendCookies(c, await logOutEverywhere(actAs(c, ground, presence), ground.accounts, caller));
  return c.redirect(`${paths.account(languageOf(c), "log-in")}?say=logged-out`, 303);
}

async function logInAgain(c: Context, ground: AccountGround): Promise<Response> {
  const language = languageOf(c);
  sendCookies(c, await logOut(actOf(c, ground), ground.accounts, c.req.raw.headers));
  const here = paths.account(language, "security");
  return c.redirect(withNext(paths.account(language, "log-in"), here), 303);
}

/** What is kept of them; a browser that was left open long ago logs in again first. */
async function showData(c: Context, ground: AccountGround, presence: Presence): Promise<Response> {
  const language = languageOf(c);
  const { email, isEmailVerified } = presence.customer;
  const act = actAs(c, ground, presence);
  c.header("Cache-Control", "no-store");
  if (!isEmailVerified) return c.redirect(paths.mine(language), 303);
  if (isFresh(act, presence))
    return c.redirect(paths.mine(language, sealMineToken(act, { kind: "mailbox", email })), 303);
  sendCookies(c, await logOut(actOf(c, ground), ground.accounts, c.req.raw.headers));
  const here = paths.account(language, "data");
  return c.redirect(withNext(paths.account(language, "log-in"), here), 303);
}

function back(c: Context, say: (typeof SECURITY_SAYS)[number]): Response {
  return c.redirect(`${paths.account(languageOf(c), "security")}?say=${say}`, 303);
}

async function showSecurity(
  c: Context,
  ground: AccountGround,
  presence: Presence,
  refusal?: Refused<AccountRefusal>,
): Promise<Response> {
  const act = actAs(c, ground, presence);
  const { accounts } = ground;
  const [isSet, passkeys, sessions] = await Promise.all([
    hasPassword(act, presence.customer.customerId),
    passkeysOf(act, accounts, presence),
    sessionsOf(act, accounts, presence),
  ]);
  const wanted = c.req.method === "GET" ? readQuery(c).text("say") : "";
  const say = SECURITY_SAYS.find((known) => known === wanted);
  const page = (
    <SecurityPage
      frame={frameOf(c, ground, {
        at: (language) => paths.account(language, "security"),
        current: "account",
      })}
      hasPassword={isSet}
      isFresh={isFresh(act, presence)}
      canUsePasskeys={canUsePasskeys(accounts.publicUrl, c.req.raw.headers)}
      passkeys={passkeys}
      sessions={sessions}
      {...(say === undefined ? {} : { say })}
      {...(refusal === undefined ? {} : { errors: errorsOf(languageOf(c), refusal, "password") })}
    />
  );
  if (refusal === undefined) return showPage(c, page);
  return withRetry(showPage(c, page, { status: statusOf(refusal) }), refusal);
}
