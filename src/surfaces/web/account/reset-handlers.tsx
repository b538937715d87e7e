import type { Context, Hono } from "hono";
import { askResetMail, resetPassword } from "../../../business/customers/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { callerOf, typedPassword, type AccountGround } from "./account-ground.ts";
import { ForgotPage, ForgotSentPage } from "./forgot.page.tsx";
import { errorsOf, statusOf, withRetry, type AccountRefusal } from "./refusals.ts";
import { DeadLinkPage, ResetPage } from "./reset.page.tsx";

/** A forgotten password: the mail, and the page that its link leads to. */
export function resetRoutes(routes: Hono, ground: AccountGround): void {
  const frame = (c: Context) => frameOf(c, ground, { current: "account" });
  routes.get("/account/forgot", (c) => showPage(c, <ForgotPage frame={frame(c)} />));
  routes.post("/account/forgot", async (c) => sendLink(c, ground));
  routes.get("/account/forgot/sent", (c) => showPage(c, <ForgotSentPage frame={frame(c)} />));
  routes.get("/account/reset", (c) => showReset(c, ground, { token: readQuery(c).text("token") }));
  routes.post("/account/reset", async (c) => setPassword(c, ground));
}

async function sendLink(c: Context, ground: AccountGround): Promise<Response> {
  const email = (await readForm(c)).text("email");
  const [act, caller] = [actOf(c, ground), callerOf(c, ground)];
  const answer = await askResetMail(act, ground.accounts, caller, { email });
  const language = languageOf(c);
  if (answer.ok) return c.redirect(paths.account(language, "forgot/sent"), 303);
  const frame = frameOf(c, ground, { current: "account" });
  const errors = errorsOf(language, answer, "email");
  const page = <ForgotPage frame={frame} email={email} errors={errors} />;
  return withRetry(showPage(c, page, { status: statusOf(answer) }), answer);
}

async function setPassword(c: Context, ground: AccountGround): Promise<Response> {
  const token = (await readForm(c)).text("token");
  const typed = { token, password: await typedPassword(c, "password") };
  const [act, caller] = [actOf(c, ground), callerOf(c, ground)];
  const answer = await resetPassword(act, ground.accounts, caller, typed);
  if (!answer.ok) return showReset(c, ground, { token, refusal: answer });
  return c.redirect(`${paths.account(languageOf(c), "log-in")}?say=password-set`, 303);
}

function showReset(
  c: Context,
  ground: AccountGround,
  { token, refusal }: { token: string; refusal?: Refused<AccountRefusal> },
): Response {
  const frame = frameOf(c, ground, {
    at: (language) => `${paths.account(language, "reset")}?${new URLSearchParams({ token })}`,
    current: "account",
  });
  if (token === "" || refusal?.refusal === "reset_link_dead") {
    return showPage(c, <DeadLinkPage frame={frame} />, { status: 422 });
  }
  if (refusal === undefined) return showPage(c, <ResetPage frame={frame} token={token} />);
  const errors = errorsOf(frame.language, refusal, "password");
  const page = <ResetPage frame={frame} token={token} errors={errors} />;
  return withRetry(showPage(c, page, { status: statusOf(refusal) }), refusal);
}
