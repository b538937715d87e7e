import { passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { emailOTP } from "better-auth/plugins/email-otp";
import type { Act } from "../../../foundation/act/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import { PASSWORD_CHARACTERS } from "../password.ts";
import { PASSKEY_TABLE, TABLES } from "./account-schema.ts";
import { CODE_SECONDS, RESET_SECONDS } from "./account-times.ts";
import { sealedAdapter } from "./sealed-adapter.ts";

/** What the library wanted to tell somebody, or did on the way; the verbs decide what follows. */
export interface Heard {
  code?: string;
  resetToken?: string;
  /** Of the customer whose password was just reset. */
  resetOf?: { readonly id: string; readonly email: string; readonly isVerified: boolean };
  hasRegistered?: boolean;
}

export type Auth = ReturnType<typeof openAuth>;

/**
 * The account library bound to one act, so that its writes have their actor and their clock. Made
 * anew for each verb (1.4 ms): it keeps nothing that a second process would have to share. Its own
 * HTTP handler and its limits are never used, its telemetry is off.
 */
export function openAuth(act: Act, site: { origin: string; heard: Heard }) {
  const { origin, heard } = site;
  const isSecure = origin.startsWith("https:");
  return betterAuth({
    appName: "Tsunagu",
    baseURL: origin,
    secret: act.secrets.sign("accounts", "cookies"),
    database: sealedAdapter(act),
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    ...TABLES,
    databaseHooks: {
      user: {
        create: {
          after: async () => {
            heard.hasRegistered = true;
          },
        },
      },
      // Where somebody logged in from is not ours to keep.
      session: { create: { before: async () => ({ data: { ipAddress: undefined } }) } },
    },
    emailAndPassword: {
      enabled: true,
      // Registering goes by a code, so that nobody can lay hands on an address before its owner.
      disableSignUp: true,
      minPasswordLength: PASSWORD_CHARACTERS.min,
      // The library counts UTF-16 units where our rule, asked first, counts characters.
      maxPasswordLength: PASSWORD_CHARACTERS.max * 2,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ token }) => {
        heard.resetToken = token;
      },
      onPasswordReset: async ({ user }) => {
        heard.resetOf = { id: user.id, email: user.email, isVerified: user.emailVerified };
      },
    },
    advanced: {
      // __Host-: only from this very host, over https, for the whole site (RFC 6265bis, 4.1.3.2).
      cookiePrefix: isSecure ? "__Host-tsunagu" : "tsunagu",
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: "lax", path: "/" },
      database: { generateId: () => newId(), validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [codesByMail(heard), passkeys(origin)],
  });
}

function codesByMail(heard: Heard) {
  return emailOTP({
    otpLength: 6,
    expiresIn: CODE_SECONDS,
    allowedAttempts: 3,
    storeOTP: "hashed",
    sendVerificationOTP: async ({ otp }) => {
      heard.code = otp;
    },
  });
}

function passkeys(origin: string) {
  return passkey({
    rpID: new URL(origin).hostname,
    rpName: "Tsunagu",
    origin,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    schema: { passkey: PASSKEY_TABLE },
    authentication: {
      afterVerification: ({ verification }) => demandPerson(verification.authenticationInfo),
    },
    registration: {
      afterVerification: ({ verification }) => demandPerson(verification.registrationInfo),
    },
  });
}

// A passkey opens the account alone, so a found phone must not be enough.
function demandPerson(proven: { readonly userVerified: boolean } | undefined): void {
  if (proven?.userVerified === true) return;
  throw new APIError("UNAUTHORIZED", { code: "AUTHENTICATION_FAILED" });
}
