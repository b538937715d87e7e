import { hashPassword } from "better-auth/crypto";
import type { Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { customerOf, openDesk, welcome, type Desk } from "./account-desk.ts";
import { countTry } from "./account-limits.ts";
import { answerOf, CODE_SECONDS } from "./accounts/index.ts";
import type { Caller, SignedIn } from "./customer.ts";
import { writeMail } from "./mails/index.ts";
import type { Accounts } from "./ports.ts";

/** Somebody to whose e-mail a code went. */
export interface Pending {
  readonly email: string;
  /** Sealed, for a cookie of the browser that asked: only there the code is of use. */
  readonly token: string;
}

export interface Opened extends SignedIn {
  /** `known`: the account was there already, and a password chosen just now was not taken. */
  readonly how: "registered" | "logged_in" | "known";
}

export type AskRefusal = "email_missing" | "bad_email" | "too_many_tries";
export type CodeRefusal =
  | "code_missing"
  | "wrong_code"
  | "code_used_up"
  | "ask_again"
  | "too_many_tries";

interface PendingContent {
  readonly email: string;
  /** Only when registering: the hash of the password that was chosen. */
  readonly passwordHash?: string;
}

export const CODE_MINUTES = CODE_SECONDS / 60;

const PURPOSE = "account code";
const PENDING_SECONDS = 3 * CODE_SECONDS;

/** Sends a code, whether or not the e-mail has an account; `email` is read and lower case. */
export async function sendCode(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  wanted: { readonly email: string; readonly password?: string; readonly passwordHash?: string },
): Promise<Outcome<Pending, "too_many_tries">> {
  const { email, password } = wanted;
  const turn = await countTry(act, "ask_mail", caller, email);
  if (!turn.ok) return turn;
  // Only a counted try may cost what a hash costs.
  const passwordHash = password === undefined ? wanted.passwordHash : await hashPassword(password);
  const desk = openDesk(act, accounts, caller.headers);
  await desk.auth.api.sendVerificationOTP({ body: { email, type: "sign-in" } });
  if (desk.heard.code === undefined) throw new Error("no code was made");
  const facts = { kind: "code", code: desk.heard.code, minutes: CODE_MINUTES } as const;
  await writeMail(act, accounts, { cause: `code:${newId()}`, email, facts });
  const expiresAt = addSeconds(act.clock.now(), PENDING_SECONDS);
  const content: PendingContent = {
    email,
    ...(passwordHash === undefined ? {} : { passwordHash }),
  };
  return done({ email, token: act.secrets.sealToken(content, { purpose: PURPOSE, expiresAt }) });
}

/** The e-mail that waits for its code in this browser, to be shown; nothing when that was too long ago. */
export function pendingEmail(act: Act, token: string): string | undefined {
  return readPending(act, token)?.email;
}

/** Sends a new code to the same e-mail; the ones before stop working. */
export async function sendCodeAgain(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  token: string,
): Promise<Outcome<Pending, "ask_again" | "too_many_tries">> {
  const pending = readPending(act, token);
  if (pending === undefined) return refused("ask_again");
  return sendCode(act, accounts, caller, pending);
}

/**
 * Opens the account of the e-mail whose code this is, making it when there was none: the code
 * proves the mailbox. Three wrong tries use a code up.
 */
export async function giveCode(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  given: { token: string; code: string },
): Promise<Outcome<Opened, CodeRefusal>> {
  const pending = readPending(act, given.token);
  if (pending === undefined) return refused("ask_again");
  const otp = given.code.normalize("NFKC").replaceAll(/\D/g, "").slice(0, 12);
  if (otp === "") return refused("code_missing", { field: "code" });
  const turn = await countTry(act, "give_code", caller, pending.email);
  if (!turn.ok) return turn;
  const desk = openDesk(act, accounts, caller.headers);
  const body = { email: pending.email, otp };
  const call = desk.auth.api.signInEmailOTP({ body, headers: desk.headers, returnHeaders: true });
  const answer = await answerOf(call, WRONG_CODE, "code");
  if (!answer.ok) return answer;
  const { headers, response } = answer.value;
  const customer = customerOf(response.user);
  const how = await takePassword(desk, customer.customerId, pending.passwordHash);
  const signedIn = { customer, cookies: headers.getSetCookie() };
  return done({ ...(await welcome(act, accounts, desk, signedIn)), how });
}

const WRONG_CODE = {
  INVALID_OTP: "wrong_code",
  OTP_EXPIRED: "code_used_up",
  TOO_MANY_ATTEMPTS: "code_used_up",
} as const;

async function takePassword(
  { auth, heard }: Desk,
  userId: string,
  passwordHash: string | undefined,
): Promise<Opened["how"]> {
  const how = heard.hasRegistered === true ? "registered" : "logged_in";
  if (passwordHash === undefined) return how;
  const { internalAdapter } = await auth.$context;
  const credential = await internalAdapter.findCredentialAccount(userId);
  if (credential !== null) return "known";
  await internalAdapter.linkAccount({
    userId,
    providerId: "credential",
    accountId: userId,
    password: passwordHash,
  });
  return how;
}

function readPending(act: Act, token: string): PendingContent | undefined {
  const content = act.secrets.openToken(token, { purpose: PURPOSE, now: act.clock.now() });
  return content as PendingContent | undefined;
}
