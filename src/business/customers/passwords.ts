import type { Act } from "../../foundation/act/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { openDesk } from "./account-desk.ts";
import { countTry } from "./account-limits.ts";
import { answerOf, RESET_SECONDS } from "./accounts/index.ts";
import type { AskRefusal } from "./codes.ts";
import { currentCustomer, isFresh } from "./current-customer.ts";
import { customerEmailById } from "./customers-store.ts";
import type { Caller, SignedIn } from "./customer.ts";
import { readEmail } from "./email.ts";
import { writeMail } from "./mails/index.ts";
import { passwordFault, type PasswordRefusal } from "./password.ts";
import type { Accounts } from "./ports.ts";

/**
 * Sends the link that lets a new password be chosen. An e-mail without an account is answered
 * alike, and gets a mail as well, which says so: only the mailbox learns it.
 */
export async function askResetMail(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  typed: { email: string },
): Promise<Outcome<{ email: string }, AskRefusal>> {
  const read = readEmail(typed.email);
  if (!read.ok) return read;
  const email = read.value;
  const turn = await countTry(act, "ask_mail", caller, email);
  if (!turn.ok) return turn;
  const { auth, heard } = openDesk(act, accounts, caller.headers);
  await auth.api.requestPasswordReset({ body: { email } });
  const facts =
    heard.resetToken === undefined
      ? ({ kind: "no_account", url: accounts.links.register(act.language) } as const)
      : ({
          kind: "reset",
          url: accounts.links.reset(act.language, heard.resetToken),
          minutes: RESET_SECONDS / 60,
        } as const);
  await writeMail(act, accounts, { cause: `reset:${newId()}`, email, facts });
  return done({ email });
}

/** Sets a new password by the token of a reset mail; every session of the customer ends. */
export async function resetPassword(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  typed: { token: string; password: string },
): Promise<Outcome<null, PasswordRefusal | "reset_link_dead" | "too_many_tries">> {
  const turn = await countTry(act, "reset", caller);
  if (!turn.ok) return turn;
  const desk = openDesk(act, accounts, caller.headers);
  const owner = await resetOwner(act, desk.auth, typed.token);
  if (owner === undefined) return refused("reset_link_dead");
  const fault = passwordFault(typed.password, { email: owner.email, field: "password" });
  if (fault !== undefined) return fault;
  const body = { token: typed.token, newPassword: typed.password };
  const dead = { INVALID_TOKEN: "reset_link_dead", USER_NOT_FOUND: "reset_link_dead" } as const;
  const answer = await answerOf(desk.auth.api.resetPassword({ body }), dead);
  if (!answer.ok) return answer;
  if (desk.heard.resetOf?.isVerified === false) {
    const { internalAdapter } = await desk.auth.$context;
    await internalAdapter.updateUser(desk.heard.resetOf.id, { emailVerified: true });
  }
  await tellOfChange(act, accounts, owner.email);
  return done(null);
}

/** The password rules need to know the e-mail before the token is used up. */
async function resetOwner(
  act: Act,
  auth: ReturnType<typeof openDesk>["auth"],
  token: string,
): Promise<{ email: string } | undefined> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  if (found === null) return undefined;
  const email = await customerEmailById(act, found.value);
  return email === undefined ? undefined : { email };
}

export type ChangeRefusal =
  | PasswordRefusal
  | "not_logged_in"
  | "log_in_again"
  | "current_password_missing"
  | "wrong_current_password"
  | "too_many_tries";

/**
 * Changes the password (`current` proves him; every other session ends, this one is made anew), or
 * without `current` sets the first one (a recent log-in proves him).
 */
export async function changePassword(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  typed: { current?: string; password: string },
): Promise<Outcome<SignedIn, ChangeRefusal>> {
  const presence = await currentCustomer(act, accounts, caller.headers);
  if (presence === undefined) return refused("not_logged_in");
  const { customer } = presence;
  const isFirst = typed.current === undefined;
  if (isFirst && !isFresh(act, presence)) return refused("log_in_again");
  if (typed.current === "") return refused("current_password_missing", { field: "current" });
  const fault = passwordFault(typed.password, { email: customer.email, field: "password" });
  if (fault !== undefined) return fault;
  const turn = await countTry(act, "change", caller, customer.email);
  if (!turn.ok) return turn;
  const { auth, headers } = openDesk(act, accounts, caller.headers);
  if (isFirst) {
    const set = auth.api.setPassword({ body: { newPassword: typed.password }, headers });
    const answer = await answerOf(
      set,
      { PASSWORD_ALREADY_SET: "current_password_missing" },
      "current",
    );
    if (!answer.ok) return answer;
    await tellOfChange(act, accounts, customer.email);
    return done({ customer, cookies: [] });
  }
  const body = {
    currentPassword: typed.current ?? "",
    newPassword: typed.password,
    revokeOtherSessions: true,
  };
  const call = auth.api.changePassword({ body, headers, returnHeaders: true });
  const answer = await answerOf(call, WRONG_CURRENT, "current");
  if (!answer.ok) return answer;
  await tellOfChange(act, accounts, customer.email);
  return done({ customer, cookies: answer.value.headers.getSetCookie() });
}

const WRONG_CURRENT = {
  INVALID_PASSWORD: "wrong_current_password",
  PASSWORD_TOO_LONG: "wrong_current_password",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "wrong_current_password",
} as const;

async function tellOfChange(act: Act, accounts: Accounts, email: string): Promise<void> {
  const url = accounts.links.forgot(act.language);
  const facts = { kind: "password_changed", url } as const;
  await writeMail(act, accounts, { cause: `password_changed:${newId()}`, email, facts });
}
