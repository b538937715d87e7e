import { createHmac, timingSafeEqual } from "node:crypto";
import type { AttemptId, Notification } from "../../../business/payments/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { eventAnswer, parseAnswer } from "./answers.ts";
import { paymentReference } from "./readings.ts";

const SIGNATURE_HEADER = "x-komoju-signature";

/** HMAC-SHA256 of the raw body, in hex (doc.komoju.com, webhooks). */
export function signatureOf(body: string | Uint8Array, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

/**
 * KOMOJU signs the body and no time, so age tells nothing: an old notification is taken as well, and
 * only makes us read again. Its id is the event's, which is signed; X-Komoju-ID is not, and whoever
 * repeats a notification could choose it anew each time.
 */
export function readNotification(
  raw: { body: Uint8Array; headers: Readonly<Record<string, string>> },
  secrets: readonly string[],
): Notification {
  const given = raw.headers[SIGNATURE_HEADER] ?? "";
  if (!secrets.some((secret) => isSame(given, signatureOf(raw.body, secret)))) {
    return { kind: "forged" };
  }
  const event = parseAnswer(eventAnswer, Buffer.from(raw.body).toString("utf8"));
  // Signed by KOMOJU, yet nothing to read: never ours to act on, never to be sent again.
  if (event === undefined) return { kind: "irrelevant", notificationId: given };
  const notificationId = event.id;
  const { data } = event;
  const attemptId = data?.external_order_num ?? "";
  if (data?.resource !== "payment" || !isId(attemptId))
    return { kind: "irrelevant", notificationId };
  const lineId = data.metadata?.["line_id"];
  if (typeof lineId !== "string" || !isId(lineId)) {
    return { kind: "unplaced", notificationId, reference: paymentReference(data.id) };
  }
  return { kind: "valid", notificationId, lineId, attemptId: attemptId as AttemptId };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
