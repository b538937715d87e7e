import type { Context, Hono } from "hono";
import {
  askCode,
  canUsePasskeys,
  logIn,
  logOut,
  register,
  type Pending,
} from "../../../business/customers/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import type { Outcome, Refused } from "../../../foundation/outcome/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { forgetAll } from "../farewell.ts";
import {
  callerOf,
  presenceOf,
  sendCookies,
  typedPassword,
  type AccountGround,
} from "./account-ground.ts";
import { LOG_IN_SAYS, LogInPage } from "./log-in.page.tsx";
import { nextPage, wishOf, withNext } from "./next-page.ts";
import { keepPending } from "./pending-cookie.ts";
import { errorsOf, statusOf, withRetry, type AccountRefusal } from "./refusals.ts";
import { RegisterPage } from "./register.page.tsx";

/** The ways into an account, and out of it. */
export function enterRoutes(routes: Hono, ground: AccountGround): void {
  routes.get("/account/register", async (c) => {
    if ((await presenceOf(c, ground)) !== undefined) return c.redirect(nextPage(c, wishOf(c)), 302);
    return showRegister(c, ground, { next: wishOf(c) });
  });
  routes.post("/account/register", async (c) => doRegister(c, ground));
  routes.get("/account/log-in", async (c) => {
    if ((await presenceOf(c, ground)) !== undefined) return c.redirect(nextPage(c, wishOf(c)), 302);
    return showLogIn(c, ground, { next: wishOf(c) });
  });
  routes.post("/account/log-in", async (c) => doLogIn(c, ground));
  routes.get("/account/log-out", (c) => c.redirect(paths.account(languageOf(c)), 302));
  routes.post("/account/log-out", async (c) => doLogOut(c, ground));
}

interface Shown {
  readonly next: string;
  readonly email?: string;
  readonly refusal?: Refused<AccountRefusal>;
}

async function doRegister(c: Context, ground: AccountGround): Promise<Response> {
  const form = await readForm(c);
  const typed = { email: form.text("email"), password: await typedPassword(c, "password") };
  const next = wishOf(c, form);
  const answer = await register(actOf(c, ground), ground.accounts, callerOf(c, ground), typed);
  if (answer.ok) return goToCode(c, ground, { answer, next });
  return showRegister(c, ground, { next, email: typed.email, refusal: answer });
}

async function doLogIn(c: Context, ground: AccountGround): Promise<Response> {
  const form = await readForm(c);
  const email = form.text("email");
  const next = wishOf(c, form);
  const [act, caller] = [actOf(c, ground), callerOf(c, ground)];
  if (form.text("how") === "code") {
    const answer = await askCode(act, ground.accounts, caller, { email });
    if (answer.ok) return goToCode(c, ground, { answer, next });
    return showLogIn(c, ground, { next, email, refusal: answer });
  }
  const password = await typedPassword(c, "password");
  const answer = await logIn(act, ground.accounts, caller, { email, password });
  if (!answer.ok) return showLogIn(c, ground, { next, email, refusal: answer });
  sendCookies(c, answer.value.cookies);
  return c.redirect(nextPage(c, next), 303);
}

/** Logging out at a shared computer also forgets the lines, orders and slips that were looked at. */
async function doLogOut(c: Context, ground: AccountGround): Promise<Response> {
  sendCookies(c, await logOut(actOf(c, ground), ground.accounts, c.req.raw.headers));
  forgetAll(c, ground);
  return c.redirect(`${paths.account(languageOf(c), "log-in")}?say=logged-out`, 303);
}

function goToCode(
  c: Context,
  ground: AccountGround,
  asked: { answer: Extract<Outcome<Pending, never>, { ok: true }>; next: string },
): Response {
  keepPending(c, ground, asked.answer.value.token);
  return c.redirect(withNext(paths.account(languageOf(c), "code"), asked.next), 303);
}

function showRegister(c: Context, ground: AccountGround, shown: Shown): Response {
  const { next, refusal, ...props } = shown;
  const at = (language: Language) =>
    withNext(paths.account(language, "register"), nextIn(next, language));
  const frame = frameOf(c, ground, { at, current: "account" });
  const said = refusal === undefined ? {} : { errors: errorsOf(frame.language, refusal, "email") };
  const page = <RegisterPage frame={frame} next={next} {...props} {...said} />;
  return answer(c, page, refusal);
}

function showLogIn(c: Context, ground: AccountGround, shown: Shown): Response {
  const { next, refusal, ...props } = shown;
  const at = (language: Language) =>
    withNext(paths.account(language, "log-in"), nextIn(next, language));
  const frame = frameOf(c, ground, { at, current: "account" });
  const wanted = c.req.method === "GET" ? readQuery(c).text("say") : "";
  const say = LOG_IN_SAYS.find((known) => known === wanted);
  const hasPasskeys = canUsePasskeys(ground.accounts.publicUrl, c.req.raw.headers);
  const page = (
    <LogInPage
      frame={frame}
      next={next}
      {...props}
      {...(say === undefined ? {} : { say })}
      {...(hasPasskeys ? { passkeyNext: nextPage(c, next) } : {})}
      {...(refusal === undefined ? {} : { errors: errorsOf(frame.language, refusal, "email") })}
    />
  );
  return answer(c, page, refusal);
}

function answer(
  c: Context,
  page: { toString(): string | Promise<string> },
  refusal: Refused<AccountRefusal> | undefined,
): Response {
  if (refusal === undefined) return showPage(c, page);
  return withRetry(showPage(c, page, { status: statusOf(refusal) }), refusal);
}

/** The page to go on to, in the language that the reader switches to. */
function nextIn(next: string, language: Language): string {
  return next === "" ? "" : next.replace(/^\/[^/]+/, `/${language}`);
}
