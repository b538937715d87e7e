import type { Act } from "../../foundation/act/index.ts";
import type { Outcome } from "../../foundation/outcome/index.ts";
import { sendCode, type AskRefusal, type Pending } from "./codes.ts";
import type { Caller } from "./customer.ts";
import { readEmail } from "./email.ts";
import { passwordFault, type PasswordRefusal } from "./password.ts";
import type { Accounts } from "./ports.ts";

/**
 * Begins an account: sends a code to the e-mail, and nothing exists until it is given back
 * (`giveCode`). A known e-mail gets the same answer and the same mail. Whoever begins with another
 * person's address leaves nothing that its owner could later stumble into.
 */
export async function register(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  typed: { email: string; password: string },
): Promise<Outcome<Pending, AskRefusal | PasswordRefusal>> {
  const email = readEmail(typed.email);
  if (!email.ok) return email;
  const fault = passwordFault(typed.password, { email: email.value, field: "password" });
  if (fault !== undefined) return fault;
  const { password } = typed;
  return sendCode(act, accounts, caller, { email: email.value, password });
}

/** Sends a code that logs in, and makes the account when the e-mail has none. */
export async function askCode(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  typed: { email: string },
): Promise<Outcome<Pending, AskRefusal>> {
  const email = readEmail(typed.email);
  return email.ok ? sendCode(act, accounts, caller, { email: email.value }) : email;
}
