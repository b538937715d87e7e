import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { customerOf, openDesk, welcome } from "./account-desk.ts";
import { countTry } from "./account-limits.ts";
import { answerOf } from "./accounts/index.ts";
import type { Caller, SignedIn } from "./customer.ts";
import { readEmail } from "./email.ts";
import type { Accounts } from "./ports.ts";

export type LogInRefusal =
  | "email_missing"
  | "bad_email"
  | "password_missing"
  | "wrong_email_or_password"
  | "too_many_tries";

/**
 * Logs in by e-mail and password. An unknown e-mail, an account without a password and a wrong
 * password are answered alike, after the same work.
 */
export async function logIn(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  typed: { email: string; password: string },
): Promise<Outcome<SignedIn, LogInRefusal>> {
  const email = readEmail(typed.email);
  if (!email.ok) return email;
  if (typed.password === "") return refused("password_missing", { field: "password" });
  const turn = await countTry(act, "log_in", caller, email.value);
  if (!turn.ok) return turn;
  const desk = openDesk(act, accounts, caller.headers);
  const body = { email: email.value, password: typed.password };
  const call = desk.auth.api.signInEmail({ body, headers: desk.headers, returnHeaders: true });
  const answer = await answerOf(call, WRONG, "password");
  if (!answer.ok) return answer;
  const { headers, response } = answer.value;
  const customer = customerOf(response.user);
  return done(await welcome(act, accounts, desk, { customer, cookies: headers.getSetCookie() }));
}

const WRONG = {
  INVALID_EMAIL_OR_PASSWORD: "wrong_email_or_password",
  INVALID_EMAIL: "wrong_email_or_password",
  PASSWORD_TOO_LONG: "wrong_email_or_password",
} as const;
