import type { Act } from "../../foundation/act/index.ts";
import { isId } from "../../foundation/ids/index.ts";
import { mayHaveSession, openDesk } from "./account-desk.ts";
import { momentOf } from "./accounts/index.ts";
import type { CustomerSession, Presence } from "./customer.ts";
import type { Accounts } from "./ports.ts";

/** Ends this browser's session, if there is one; answers the cookies that say so. */
export async function logOut(
  act: Act,
  accounts: Accounts,
  headers: Headers,
): Promise<readonly string[]> {
  if (!mayHaveSession(headers)) return [];
  const desk = openDesk(act, accounts, headers);
  const answer = await desk.auth.api.signOut({ headers: desk.headers, returnHeaders: true });
  return answer.headers.getSetCookie();
}

/** Ends every session of the customer, this one included. */
export async function logOutEverywhere(
  act: Act,
  accounts: Accounts,
  caller: { headers: Headers; presence: Presence },
): Promise<readonly string[]> {
  const cookies = await logOut(act, accounts, caller.headers);
  const { auth } = openDesk(act, accounts, caller.headers);
  const { internalAdapter } = await auth.$context;
  await internalAdapter.deleteUserSessions(caller.presence.customer.customerId);
  return cookies;
}

/** Ends one session of the customer by its id; another's id ends nothing. */
export async function endSession(
  act: Act,
  accounts: Accounts,
  wanted: { presence: Presence; sessionId: string },
): Promise<void> {
  if (!isId(wanted.sessionId)) return;
  const { auth } = openDesk(act, accounts, new Headers());
  const { adapter } = await auth.$context;
  await adapter.delete({
    model: "session",
    where: [
      { field: "id", value: wanted.sessionId },
      { field: "userId", value: wanted.presence.customer.customerId },
    ],
  });
}

/** The customer's sessions that still run, the newest first. */
export async function sessionsOf(
  act: Act,
  accounts: Accounts,
  { customer, sessionId }: Presence,
): Promise<readonly CustomerSession[]> {
  const { auth } = openDesk(act, accounts, new Headers());
  const { internalAdapter } = await auth.$context;
  const sessions = await internalAdapter.listSessions(customer.customerId, {
    onlyActiveSessions: true,
  });
  return sessions
    .map((session) => ({
      sessionId: session.id,
      device: session.userAgent ?? "",
      since: momentOf(act, session.createdAt),
      isCurrent: session.id === sessionId,
    }))
    .toSorted((a, b) => (a.since < b.since ? 1 : -1));
}
