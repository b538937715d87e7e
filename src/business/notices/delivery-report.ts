/** What a mail server reports of a mail that it could not deliver (RFC 3464). */
export interface DeliveryReport {
  /** Our message ids that stand in it, as the Message-ID of the mail that came back. */
  readonly messageIds: readonly string[];
  /** `5.1.1`: only of a report that says `failed`. */
  readonly status: string;
}

const OURS = /^message-id:\s*<([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@[^\s<>]+>/gimu;
const TEXT_MAX = 1_000_000;

/**
 * Reads a report from a whole mail. Undefined for what is none: a reply, a holiday note, a report
 * of a delay or of a delivery. The words of the other server are not read, they may say anything.
 */
export function readDeliveryReport(mail: string): DeliveryReport | undefined {
  const text = unfolded(mail.slice(0, TEXT_MAX));
  const isReport =
    /^content-type:\s*multipart\/report\b[^\n]*report-type="?delivery-status/imu.test(text) &&
    /^content-type:\s*message\/delivery-status\b/imu.test(text);
  if (!isReport || !/^action:\s*failed\s*$/imu.test(text)) return undefined;
  const status = /^status:\s*(5\.\d{1,3}\.\d{1,3})\b/imu.exec(text)?.[1];
  if (status === undefined) return undefined;
  const messageIds = [...text.matchAll(OURS)].map(([, id]) => (id ?? "").toLowerCase());
  return { messageIds: [...new Set(messageIds)], status };
}

/** RFC 3463: 5.1.x and 5.2.1 say that nothing ever arrives at that address. */
export function isAboutAddress(status: string): boolean {
  return /^5\.(?:1\.\d+|2\.1)$/u.test(status);
}

function unfolded(text: string): string {
  return text.replace(/\r\n/gu, "\n").replace(/\n[ \t]+/gu, " ");
}
