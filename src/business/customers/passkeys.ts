import { getAuthenticatorName } from "@better-auth/passkey";
import { z } from "zod";
import type { Act } from "../../foundation/act/index.ts";
import { isId, newId } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { canUsePasskeys, customerOf, openDesk, welcome } from "./account-desk.ts";
import { countTry } from "./account-limits.ts";
import { answerOf, momentOf } from "./accounts/index.ts";
import { currentCustomer } from "./current-customer.ts";
import type { Caller, Passkey, Presence, SignedIn } from "./customer.ts";
import { writeMail } from "./mails/index.ts";
import type { Accounts } from "./ports.ts";

export type PasskeyRefusal =
  | "passkeys_not_here"
  | "not_logged_in"
  | "log_in_again"
  | "passkey_refused"
  | "too_many_tries";

/** What the browser's authenticator needs to know, and the cookie that binds its answer to us. */
export interface PasskeyQuestion {
  readonly options: unknown;
  readonly cookies: readonly string[];
}

const NAME_CHARACTERS_MAX = 40;

// What PublicKeyCredential.toJSON gives (WebAuthn 3, 5.1); what it says the library verifies.
const text = z.string().max(20_000);
const credentialOf = <T extends z.ZodType>(response: T) =>
  z.object({
    id: text,
    rawId: text,
    type: z.literal("public-key"),
    clientExtensionResults: z.object({}),
    response,
  });
const madeCredential = credentialOf(
  z.object({ clientDataJSON: text, attestationObject: text, transports: z.array(text).max(20) }),
);
const usedCredential = credentialOf(
  z.object({ clientDataJSON: text, authenticatorData: text, signature: text }),
);

/** Begins to add a passkey to the account that is logged in, recently. */
export async function beginPasskey(
  act: Act,
  accounts: Accounts,
  caller: Caller,
): Promise<Outcome<PasskeyQuestion, PasskeyRefusal>> {
  const refusal = await refuseAtDoor(act, accounts, caller);
  if (!refusal.ok) return refusal;
  const { auth, headers } = openDesk(act, accounts, caller.headers);
  const call = auth.api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true });
  const answer = await answerOf(call, NOT_ALLOWED);
  if (!answer.ok) return answer;
  return done(question(answer.value));
}

/** Adds the passkey that the browser made. */
export async function addPasskey(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  made: { credential: unknown; name?: string },
): Promise<Outcome<null, PasskeyRefusal>> {
  const refusal = await refuseAtDoor(act, accounts, caller);
  if (!refusal.ok) return refusal;
  const response = madeCredential.safeParse(made.credential);
  if (!response.success) return refused("passkey_refused");
  const presence = await currentCustomer(act, accounts, caller.headers);
  if (presence === undefined) return refused("not_logged_in");
  const { auth, headers } = openDesk(act, accounts, caller.headers);
  const name = made.name?.trim().slice(0, NAME_CHARACTERS_MAX);
  const body = { response: response.data, ...(name ? { name } : {}) };
  const answer = await answerOf(auth.api.verifyPasskeyRegistration({ body, headers }), NOT_ALLOWED);
  if (!answer.ok) return answer;
  const { email } = presence.customer;
  const facts = { kind: "passkey_added", url: accounts.links.security(act.language) } as const;
  await writeMail(act, accounts, { cause: `passkey_added:${newId()}`, email, facts });
  return done(null);
}

/** Asks the browser for any passkey of ours; tells nothing about who has one. */
export async function beginPasskeyLogIn(
  act: Act,
  accounts: Accounts,
  caller: Caller,
): Promise<Outcome<PasskeyQuestion, PasskeyRefusal>> {
  const refusal = await refuseAtDoor(act, accounts, caller);
  if (!refusal.ok) return refusal;
  const { auth } = openDesk(act, accounts, caller.headers);
  const headers = new Headers();
  const answer = await auth.api.generatePasskeyAuthenticationOptions({
    headers,
    returnHeaders: true,
  });
  const asked = question(answer);
  return done({ ...asked, options: { ...answer.response, userVerification: "required" } });
}

/** Logs in by the passkey that the browser's authenticator answered with. */
export async function logInByPasskey(
  act: Act,
  accounts: Accounts,
  caller: Caller,
  given: { credential: unknown },
): Promise<Outcome<SignedIn, PasskeyRefusal>> {
  const refusal = await refuseAtDoor(act, accounts, caller);
  if (!refusal.ok) return refusal;
  const response = usedCredential.safeParse(given.credential);
  if (!response.success) return refused("passkey_refused");
  const desk = openDesk(act, accounts, caller.headers);
  const body = { response: response.data };
  const { headers } = desk;
  const call = desk.auth.api.verifyPasskeyAuthentication({ body, headers, returnHeaders: true });
  const answer = await answerOf(call, NOT_ALLOWED);
  if (!answer.ok) return answer;
  const customer = customerOf(answer.value.response.user);
  const cookies = answer.value.headers.getSetCookie();
  return done(await welcome(act, accounts, desk, { customer, cookies }));
}

export async function passkeysOf(
  act: Act,
  accounts: Accounts,
  { customer }: Presence,
): Promise<readonly Passkey[]> {
  const rows = await keysOf(act, accounts, customer.customerId);
  return rows.map(({ id, name, aaguid, createdAt }) => {
    const shown = name ?? getAuthenticatorName(aaguid);
    return {
      passkeyId: id,
      addedAt: momentOf(act, createdAt),
      ...(shown === undefined ? {} : { name: shown }),
    };
  });
}

/** Removes a passkey of the customer by its id; another's id removes nothing. */
export async function removePasskey(
  act: Act,
  accounts: Accounts,
  wanted: { presence: Presence; passkeyId: string },
): Promise<void> {
  if (!isId(wanted.passkeyId)) return;
  const { auth } = openDesk(act, accounts, new Headers());
  const { adapter } = await auth.$context;
  await adapter.delete({
    model: "passkey",
    where: [
      { field: "id", value: wanted.passkeyId },
      { field: "userId", value: wanted.presence.customer.customerId },
    ],
  });
}

interface PasskeyRow {
  readonly id: string;
  readonly name: string | null;
  readonly aaguid: string | null;
  readonly createdAt: Date;
}

async function keysOf(act: Act, accounts: Accounts, userId: string): Promise<PasskeyRow[]> {
  const { auth } = openDesk(act, accounts, new Headers());
  const { adapter } = await auth.$context;
  const where = [{ field: "userId", value: userId }];
  return adapter.findMany<PasskeyRow>({ model: "passkey", where });
}

async function refuseAtDoor(
  act: Act,
  accounts: Accounts,
  caller: Caller,
): Promise<Outcome<null, "passkeys_not_here" | "too_many_tries">> {
  if (!canUsePasskeys(accounts.publicUrl, caller.headers)) return refused("passkeys_not_here");
  return countTry(act, "passkey", caller);
}

function question(answer: { response: unknown; headers: Headers }): PasskeyQuestion {
  return { options: answer.response, cookies: answer.headers.getSetCookie() };
}

const NOT_ALLOWED = {
  UNAUTHORIZED: "not_logged_in",
  SESSION_REQUIRED: "not_logged_in",
  SESSION_NOT_FRESH: "log_in_again",
  CHALLENGE_NOT_FOUND: "passkey_refused",
  FAILED_TO_VERIFY_REGISTRATION: "passkey_refused",
  YOU_ARE_NOT_ALLOWED_TO_REGISTER_THIS_PASSKEY: "passkey_refused",
  PASSKEY_NOT_FOUND: "passkey_refused",
  AUTHENTICATION_FAILED: "passkey_refused",
} as const;
