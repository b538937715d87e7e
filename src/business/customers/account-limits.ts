import type { Act } from "../../foundation/act/index.ts";
import { takeTurn, type Limit } from "../../foundation/limits/index.ts";
import type { Outcome } from "../../foundation/outcome/index.ts";
import type { Caller } from "./customer.ts";

interface Allowance {
  readonly perWindow: number;
  readonly windowSeconds: number;
}

/**
 * How often one address, and how often anyone for one e-mail, may try. A password that is being
 * guessed locks only the password: the code, the mail and the passkey have counts of their own.
 * A code has a million values and bears three tries: twenty codes a day are sixty guesses.
 */
const ALLOWED = {
  log_in: { address: [per(30, 600)], email: [per(10, 900)] },
  ask_mail: { address: [per(20, 3600)], email: [per(5, 900), per(20, 86_400)] },
  give_code: { address: [per(30, 900)], email: [per(10, 900)] },
  reset: { address: [per(20, 3600)], email: [] },
  passkey: { address: [per(60, 600)], email: [] },
  change: { address: [per(30, 900)], email: [per(10, 900)] },
} as const satisfies Readonly<
  Record<string, { address: readonly Allowance[]; email: readonly Allowance[] }>
>;

export type AccountTry = keyof typeof ALLOWED;

/** Counts one try; a used-up count answers `too_many_tries` with `retryAfterSeconds`. */
export async function countTry(
  act: Act,
  what: AccountTry,
  caller: Caller,
  email?: string,
): Promise<Outcome<null, "too_many_tries">> {
  const ofAddress = limits(act, `${what}:address`, caller.address, ALLOWED[what].address);
  const ofEmail =
    email === undefined ? [] : limits(act, `${what}:email`, email, ALLOWED[what].email);
  return takeTurn(act, [...ofAddress, ...ofEmail]);
}

function limits(
  act: Act,
  kind: string,
  value: string,
  allowances: readonly Allowance[],
): readonly Limit[] {
  const blind = act.secrets.blind(kind, value).toString("base64url");
  return allowances.map((allowance) => ({
    key: `account:${kind}:${allowance.windowSeconds}:${blind}`,
    ...allowance,
  }));
}

function per(perWindow: number, windowSeconds: number): Allowance {
  return { perWindow, windowSeconds };
}
