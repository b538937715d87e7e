import type { Context, Hono } from "hono";
import {
  CODE_MINUTES,
  giveCode,
  pendingEmail,
  sendCodeAgain,
} from "../../../business/customers/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { callerOf, sendCookies, type AccountGround } from "./account-ground.ts";
import { CodePage } from "./code.page.tsx";
import { nextPage, wishOf, withNext } from "./next-page.ts";
import { forgetPending, keepPending, pendingOf } from "./pending-cookie.ts";
import { errorsOf, statusOf, withRetry, type AccountRefusal } from "./refusals.ts";

/** Giving back the code that went to the mailbox. */
export function codeRoutes(routes: Hono, ground: AccountGround): void {
  routes.get("/account/code", (c) =>
    showCode(c, ground, { next: wishOf(c), isSentAgain: readQuery(c).text("say") === "again" }),
  );
  routes.post("/account/code", async (c) => takeCode(c, ground));
  routes.get("/account/code/again", (c) => c.redirect(paths.account(languageOf(c), "code"), 302));
  routes.post("/account/code/again", async (c) => sendAgain(c, ground));
}

async function takeCode(c: Context, ground: AccountGround): Promise<Response> {
  const form = await readForm(c);
  const next = wishOf(c, form);
  const given = { token: pendingOf(c, ground) ?? "", code: form.text("code") };
  const act = actOf(c, ground);
  const answer = await giveCode(act, ground.accounts, callerOf(c, ground), given);
  if (!answer.ok) return showCode(c, ground, { next, refusal: answer });
  sendCookies(c, answer.value.cookies);
  forgetPending(c, ground);
  const { how } = answer.value;
  return c.redirect(nextPage(c, next, how === "logged_in" ? undefined : how), 303);
}

async function sendAgain(c: Context, ground: AccountGround): Promise<Response> {
  const form = await readForm(c);
  const next = wishOf(c, form);
  const token = pendingOf(c, ground) ?? "";
  const act = actOf(c, ground);
  const answer = await sendCodeAgain(act, ground.accounts, callerOf(c, ground), token);
  if (!answer.ok) return showCode(c, ground, { next, refusal: answer });
  keepPending(c, ground, answer.value.token);
  const page = withNext(paths.account(languageOf(c), "code"), next);
  return c.redirect(`${page}${next === "" ? "?" : "&"}say=again`, 303);
}

function showCode(
  c: Context,
  ground: AccountGround,
  shown: {
    readonly next: string;
    readonly isSentAgain?: boolean;
    readonly refusal?: Refused<AccountRefusal>;
  },
): Response {
  const { refusal, ...props } = shown;
  const email = pendingEmail(actOf(c, ground), pendingOf(c, ground) ?? "");
  const language = languageOf(c);
  if (email === undefined)
    return c.redirect(`${paths.account(language, "log-in")}?say=begin-again`, 303);
  const frame = frameOf(c, ground, {
    at: (other) => paths.account(other, "code"),
    current: "account",
  });
  const errors = refusal === undefined ? [] : errorsOf(language, refusal, "code");
  const page = (
    <CodePage frame={frame} email={email} minutes={CODE_MINUTES} errors={errors} {...props} />
  );
  if (refusal === undefined) return showPage(c, page);
  return withRetry(showPage(c, page, { status: statusOf(refusal) }), refusal);
}
