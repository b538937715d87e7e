import { createHmac, timingSafeEqual } from "node:crypto";
import { epochMs, type Instant } from "../../foundation/clock/index.ts";

/** Older or younger than this, a signature is refused (Stripe's tolerance, domain rules D.1). */
export const SIGNATURE_TOLERANCE_SECONDS = 300;

/** `t=seconds,v1=hex` over `t.body`; one v1 per secret, so that secrets can be exchanged. */
export function signBody(body: string, secrets: readonly string[], at: Instant): string {
  const seconds = Math.floor(epochMs(at) / 1000);
  const signatures = secrets.map((secret) => `v1=${digest(secret, seconds, body)}`);
  return [`t=${seconds}`, ...signatures].join(",");
}

/** True when one v1 fits one secret and the signing time is within the tolerance of `now`. */
export function isSigned(signed: {
  body: Uint8Array;
  header: string | undefined;
  secrets: readonly string[];
  now: Instant;
}): boolean {
  const { seconds, signatures } = readHeader(signed.header ?? "");
  if (seconds === undefined) return false;
  const ageSeconds = Math.abs(epochMs(signed.now) / 1000 - seconds);
  if (ageSeconds > SIGNATURE_TOLERANCE_SECONDS) return false;
  const expected = signed.secrets.map((secret) => digest(secret, seconds, signed.body));
  return signatures.some((signature) => expected.some((fit) => isSame(signature, fit)));
}

function readHeader(header: string): { seconds: number | undefined; signatures: string[] } {
  const parts = header.split(",").map((part) => part.trim());
  const time = parts.find((part) => /^t=\d{1,12}$/.test(part));
  return {
    seconds: time === undefined ? undefined : Number(time.slice(2)),
    signatures: parts.filter((part) => part.startsWith("v1=")).map((part) => part.slice(3)),
  };
}

function digest(secret: string, seconds: number, body: string | Uint8Array): string {
  return createHmac("sha256", secret).update(`${seconds}.`).update(body).digest("hex");
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
