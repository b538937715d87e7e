import { createTransport, type Transporter } from "nodemailer";
import type {
  MessageChannel,
  OutgoingMessage,
  SendAnswer,
} from "../../../business/notices/index.ts";

export interface SmtpSettings {
  /**
   * `smtp://user:password@host:587` or `smtps://…:465`. A query sets what the connection needs:
   * `?requireTLS=false`, `?ignoreTLS=true`, `?tls.rejectUnauthorized=false`.
   */
  readonly url: string;
  /** `Tsunagu <no-reply@example.jp>` */
  readonly from: string;
}

/** Sends mail over SMTP; STARTTLS whenever the server offers it. */
export function smtpChannel(settings: SmtpSettings): MessageChannel {
  const transport = createTransport(connectionUrl(settings.url)) as Transporter;
  const domain = /@([^\s@>]+)>?\s*$/.exec(settings.from)?.[1] ?? "localhost";
  return {
    name: "email",
    // Mailboxes know a mail by its Message-ID, however late its copy comes.
    repeatSeconds: Infinity,
    async send(message) {
      try {
        await transport.sendMail({ from: settings.from, ...mailOf(message, domain) });
        return { kind: "sent" };
      } catch (error) {
        return answerTo(error as SmtpError);
      }
    },
    close: async () => transport.close(),
  };
}

// No pool: nodemailer's puts a mail back into its own queue when a server hangs up, without end,
// while our row is the only queue.
const DEFAULTS = {
  connectionTimeout: "15000",
  greetingTimeout: "15000",
  socketTimeout: "30000",
  disableFileAccess: "true",
  disableUrlAccess: "true",
} as const;

function connectionUrl(text: string): string {
  const url = new URL(text);
  const { searchParams } = url;
  for (const [name, value] of Object.entries(DEFAULTS)) {
    if (!searchParams.has(name)) searchParams.set(name, value);
  }
  // A password must not go out in clear because somebody on the way hid STARTTLS.
  const hasChosen = searchParams.has("requireTLS") || searchParams.has("ignoreTLS");
  if (url.username !== "" && !hasChosen) searchParams.set("requireTLS", "true");
  return url.href;
}

function mailOf(message: OutgoingMessage, domain: string) {
  return {
    to: { name: "", address: message.recipient },
    subject: message.subject,
    text: message.text,
    html: message.html,
    messageId: `<${message.messageId}@${domain}>`,
    date: message.writtenAt,
    // RFC 3834: no holiday replies to what nobody reads.
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": message.language,
      ...stopHeaders(message),
    },
    list: {
      id: {
        url: `${message.stopUrl === undefined ? "orders" : "reminders"}.${domain}`,
        comment: "Tsunagu",
      },
    },
    attachments: message.attachments.map(({ fileName, contentType, content }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(content),
    })),
  };
}

// RFC 8058: a mail program ends it with one POST, which no link scanner sends.
function stopHeaders({ stopUrl }: OutgoingMessage): Readonly<Record<string, string>> {
  if (stopUrl === undefined) return {};
  return {
    "List-Unsubscribe": `<${stopUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly syscall?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

// Only a 5xx about this reader or this mail is for good; a refused log-in or a broken connection
// is ours to repair, and the mail waits. The server's own words may hold an address: not kept.
function answerTo(error: SmtpError): SendAnswer {
  const { code, responseCode, name } = error;
  const failure = responseCode === undefined ? (code ?? name) : String(responseCode);
  if (responseCode === undefined) {
    return { kind: isAfterHello(error) ? "unknown" : "not_now", failure };
  }
  const isAboutMail = code === "EENVELOPE" || code === "EMESSAGE";
  if (!isAboutMail || responseCode < 500) return { kind: "not_now", failure };
  return { kind: "refused", failure, ...(isAboutReader(error) ? { ends: "bounced" } : {}) };
}

// Cut off after the connection stood, the mail may have been taken. That a certificate was not
// trusted nodemailer calls by the same code.
function isAfterHello({ code = "", syscall, message }: SmtpError): boolean {
  const isCutOff = ["ETIMEDOUT", "ECONNECTION", "ESOCKET"].includes(code);
  return isCutOff && syscall !== "connect" && !message.includes("certificate");
}

// RFC 3463: 5.1.x and 5.2.1 are about the address. Without such a status only what RFC 5321 says
// of a mailbox counts; a mail refused for its size or by a filter leaves the address as it is.
function isAboutReader({ command, response = "", responseCode = 0 }: SmtpError): boolean {
  if (command !== "RCPT TO") return false;
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/u.exec(response)?.[1];
  return status === undefined
    ? [550, 551, 553].includes(responseCode)
    : /^5\.(?:1\.\d+|2\.1)$/u.test(status);
}
