import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { crc32 } from "node:zlib";
import { addHours, instant, type Instant } from "../../../src/foundation/clock/index.ts";

/** The fake's only client and the webhook that is registered from the start. */
export const CLIENT_ID = "client-of-the-fake";
export const WEBHOOK_ID = "8PT597110X687430LKGECATA";

const CERT_URL =
  "https://api.sandbox.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-a5cafa77";

/** An event whose id begins so is signed by nobody, or by somebody with another clock. */
export const FORGED_ID = "WH-FORGED-";
export const SKEWED_ID = "WH-SKEWED-";

/**
 * The headers of a delivery. The real PayPal signs `id|time|webhook id|checksum` by its private key
 * and says itself whether a signature is its own; a keyed digest tells the same here.
 */
export function signDelivery(
  body: string,
  secrets: readonly string[],
  at: Instant,
): Readonly<Record<string, string>> {
  const isForged = body.includes(`"${FORGED_ID}`);
  const signedAt = body.includes(`"${SKEWED_ID}`) ? addHours(at, 1) : at;
  const id = randomUUID();
  const time = `${signedAt.slice(0, 19)}Z`;
  const secret = isForged ? "guessed" : secrets[0]!;
  return {
    "paypal-auth-algo": "SHA256withRSA",
    "paypal-cert-url": CERT_URL,
    "paypal-transmission-id": id,
    "paypal-transmission-time": time,
    "paypal-transmission-sig": digest(secret, { id, time, webhookId: WEBHOOK_ID, body }),
  };
}

export function isOwnSignature(
  signed: { id: string; time: string; webhookId: string; body: string; signature: string },
  secrets: readonly string[],
): boolean {
  const given = Buffer.from(signed.signature);
  return secrets.some((secret) => {
    const expected = Buffer.from(digest(secret, signed));
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function digest(
  secret: string,
  { id, time, webhookId, body }: { id: string; time: string; webhookId: string; body: string },
): string {
  const text = `${id}|${instant(time)}|${webhookId}|${crc32(body)}`;
  return createHmac("sha256", secret).update(text).digest("hex");
}
