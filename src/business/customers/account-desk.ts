import type { Act } from "../../foundation/act/index.ts";
import { openAuth, type Auth, type Heard } from "./accounts/index.ts";
import type { Customer, CustomerId, SignedIn } from "./customer.ts";
import { claimOrders } from "./orders.ts";
import type { Accounts } from "./ports.ts";

/** One visit at the account library: bound to the act and to the caller. */
export interface Desk {
  readonly auth: Auth;
  readonly heard: Heard;
  readonly headers: Headers;
}

const DEVICE_CHARACTERS_MAX = 300;

export function openDesk(act: Act, accounts: Accounts, given: Headers): Desk {
  const heard: Heard = {};
  const auth = openAuth(act, { origin: siteOrigin(accounts.publicUrl, given), heard });
  return { auth, heard, headers: neededOf(given) };
}

/**
 * Passkeys are tied to a domain name and refuse a bare address (WebAuthn 2, 5.1.3). A demo that
 * answers at 127.0.0.1 answers at localhost as well, and there they work.
 */
export function siteOrigin(publicUrl: string, headers: Headers): string {
  const { hostname, port, origin } = new URL(publicUrl);
  const isLoopback = hostname === "[::1]" || hostname.startsWith("127.");
  const host = headers.get("host");
  const localhost = port === "" ? "localhost" : `localhost:${port}`;
  return isLoopback && host === localhost ? `http://${localhost}` : origin;
}

export function canUsePasskeys(publicUrl: string, headers: Headers): boolean {
  const { protocol, hostname } = new URL(siteOrigin(publicUrl, headers));
  if (hostname === "localhost") return true;
  return protocol === "https:" && !/^[\d.]+$|^\[/.test(hostname);
}

// Nothing else of a request reaches the library.
function neededOf(given: Headers): Headers {
  const device = given.get("user-agent") ?? "";
  const needed = new Headers({ "user-agent": device.slice(0, DEVICE_CHARACTERS_MAX) });
  const cookie = given.get("cookie");
  if (cookie !== null) needed.set("cookie", cookie);
  return needed;
}

export function customerOf(user: { id: string; email: string; emailVerified: boolean }): Customer {
  return {
    customerId: user.id as CustomerId,
    email: user.email,
    isEmailVerified: user.emailVerified,
  };
}

/**
 * What every way in ends with: the session that this browser had before ends, so that no session
 * lives through a log-in, and orders made under the e-mail become the customer's.
 */
export async function welcome(
  act: Act,
  accounts: Accounts,
  desk: Desk,
  { customer, cookies }: SignedIn,
): Promise<SignedIn> {
  await endOldSession(desk);
  await claimOrders(act, accounts, customer);
  return { customer, cookies };
}

async function endOldSession({ auth, headers }: Desk): Promise<void> {
  if (!mayHaveSession(headers)) return;
  await auth.api.signOut({ headers });
}

/** Spares visitors without an account the look at the database. */
export function mayHaveSession(headers: Headers): boolean {
  return headers.get("cookie")?.includes("tsunagu.session_token=") === true;
}
