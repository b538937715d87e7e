import type { Act } from "../../foundation/act/index.ts";
import { addSeconds } from "../../foundation/clock/index.ts";
import { customerOf, mayHaveSession, openDesk } from "./account-desk.ts";
import { FRESH_SECONDS, momentOf } from "./accounts/index.ts";
import type { Presence } from "./customer.ts";
import type { Accounts } from "./ports.ts";

/**
 * The customer whose session these headers carry. `cookies` is mostly empty: a session older than a
 * day is prolonged, and then the browser must be told.
 */
export async function currentCustomer(
  act: Act,
  accounts: Accounts,
  headers: Headers,
): Promise<Presence | undefined> {
  if (!mayHaveSession(headers)) return undefined;
  const desk = openDesk(act, accounts, headers);
  const call = desk.auth.api.getSession({ headers: desk.headers, returnHeaders: true });
  const answer = await call.catch(async (error: unknown) => {
    // The library hides why it failed: when the database is away, let the database say so.
    await act.database.run({ text: "select 1", values: [] });
    throw error;
  });
  if (answer.response === null) return undefined;
  const { session, user } = answer.response;
  return {
    customer: customerOf(user),
    cookies: answer.headers.getSetCookie(),
    sessionId: session.id,
    since: momentOf(act, session.createdAt),
  };
}

/** Logged in so recently that he may change what opens the account. */
export function isFresh(act: Act, { since }: Presence): boolean {
  return act.clock.now() < addSeconds(since, FRESH_SECONDS);
}
