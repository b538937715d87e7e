import { Secret, TOTP } from "otpauth";
import { epochMs, type Instant } from "../../foundation/clock/index.ts";

const PERIOD_SECONDS = 30;

/** RFC 6238 with what every authenticator app knows: SHA-1, six digits, thirty seconds. */
export function newSecondFactor(): string {
  return new Secret({ size: 20 }).base32;
}

/** For the QR code that an authenticator app scans. */
export function secondFactorUri(secret: string, of: { number: string; house: string }): string {
  return totpOf(secret, of).toString();
}

/**
 * The time step whose code this is, at most one step off; undefined when it is none, or not later
 * than the step used last: a code that was seen over a shoulder opens nothing a second time.
 */
export function stepOfCode(
  secret: string,
  code: string,
  { now, usedStep }: { readonly now: Instant; readonly usedStep?: number | undefined },
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const timestamp = epochMs(now);
  const delta = totpOf(secret).validate({ token: code, timestamp, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  return usedStep !== undefined && step <= usedStep ? undefined : step;
}

/** What the app would show at this moment. */
export function codeAt(secret: string, now: Instant): string {
  return totpOf(secret).generate({ timestamp: epochMs(now) });
}

function totpOf(secret: string, of?: { number: string; house: string }): TOTP {
  return new TOTP({
    issuer: of?.house ?? "",
    label: of?.number ?? "",
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
