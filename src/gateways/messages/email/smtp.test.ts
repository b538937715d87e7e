import { connect, createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { newId } from "../../../foundation/ids/index.ts";
import { instant } from "../../../foundation/clock/index.ts";
import type { MessageChannel, OutgoingMessage } from "../../../business/notices/index.ts";
import { smtpChannel } from "./index.ts";

interface Arrived {
  readonly raw: Buffer;
  readonly isSecure: boolean;
  readonly user: string | undefined;
}

interface Received extends Omit<Arrived, "raw"> {
  readonly mail: ParsedMail;
  readonly raw: string;
}

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

const message: OutgoingMessage = {
  messageId: newId<"message">(),
  recipient: "wang@example.com",
  language: "zh-Hans",
  subject: "套餐已生效：7天 10 GB（订单 7K2M9-QXA4T）",
  text: "您好，\n\n您的套餐已生效。有效至日本时间 2026年11月29日 23:59。\n",
  html: "<p>您的套餐已生效。</p>",
  attachments: [
    {
      fileName: "receipt-7K2M9QXA4T-R.pdf",
      contentType: "application/pdf",
      content: new Uint8Array([37, 80, 68, 70, 45, 0, 255]),
    },
  ],
  writtenAt: instant("2026-11-22T03:00:00Z"),
};

test("a mail arrives as text, as HTML and with its attachment unharmed", async () => {
  const { received, url } = await server();
  expect(await channel(url).send(message)).toEqual({ kind: "sent" });
  const [{ mail, raw }] = (await received()) as [Received];
  expect(mail.subject).toBe(message.subject);
  expect(mail.text?.trim()).toBe(message.text.trim());
  expect(mail.html).toContain("您的套餐已生效");
  expect(mail.attachments).toHaveLength(1);
  expect(mail.attachments[0]).toMatchObject({
    filename: "receipt-7K2M9QXA4T-R.pdf",
    contentType: "application/pdf",
  });
  expect([...mail.attachments[0]!.content]).toEqual([37, 80, 68, 70, 45, 0, 255]);
  expect(raw).toMatch(/multipart\/alternative/);
});

test("its head says who wrote it, in which language, and that no person did", async () => {
  const { received, url } = await server();
  await channel(url).send(message);
  const { mail, raw } = (await received())[0]!;
  expect(mail.from?.text).toBe('"Tsunagu" <no-reply@renew.example.jp>');
  expect(mail.messageId).toBe(`<${message.messageId}@renew.example.jp>`);
  expect(mail.date?.toISOString()).toBe(message.writtenAt);
  expect(raw).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(raw).toMatch(/^X-Auto-Response-Suppress: All\r?$/m);
  expect(raw).toMatch(/^Content-Language: zh-Hans\r?$/m);
  expect(raw).toMatch(/^List-ID: .*Tsunagu.* <orders\.renew\.example\.jp>\r?$/im);
});

test("a reminder tells mail programs how one request ends it, and other mails do not", async () => {
  const { received, url } = await server();
  const stopUrl = `https://renew.example.jp/reminders/${"t".repeat(160)}/stop`;
  await channel(url).send({ ...message, stopUrl });
  await channel(url).send(message);
  const [reminder, other] = await received();
  expect(reminder!.mail.headers.get("list")).toMatchObject({
    unsubscribe: { url: stopUrl },
    id: { id: "reminders.renew.example.jp" },
  });
  expect(reminder!.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  expect(other!.raw).not.toMatch(/^List-Unsubscribe/m);
});

test("a mail sent again after a crash has the same Message-ID", async () => {
  const { received, url } = await server();
  await channel(url).send(message);
  await channel(url).send(message);
  expect(new Set((await received()).map(({ mail }) => mail.messageId)).size).toBe(1);
});

test("a subject or address cannot smuggle in a header", async () => {
  const { received, url } = await server();
  await channel(url).send({ ...message, subject: "a\r\nBcc: thief@example.com" });
  expect((await received())[0]!.raw).not.toMatch(/^Bcc:/m);
  const answer = await channel(url).send({ ...message, recipient: "a@b\r\nRCPT TO:<c@d>" });
  expect(answer.kind).not.toBe("sent");
});

describe("what the server answers", () => {
  test.each([
    [450, "not_now", {}],
    [451, "not_now", {}],
    [550, "refused", { ends: "bounced" }],
    [554, "refused", {}],
  ] as const)("%i to the reader is %s", async (code, kind, end) => {
    const { url } = await server({
      onRcptTo: (_address, _session, callback) => callback(smtpError(code)),
    });
    expect(await channel(url).send(message)).toEqual({ kind, failure: String(code), ...end });
  });

  test("a refusal by a filter says nothing about the address", async () => {
    const { url } = await server({
      onRcptTo: (_address, _session, callback) => callback(smtpError(550, "5.7.1 no")),
    });
    expect(await channel(url).send(message)).toEqual({ kind: "refused", failure: "550" });
  });

  test.each([
    [452, "not_now"],
    [552, "refused"],
  ] as const)("%i to the mail itself is %s", async (code, kind) => {
    const { url } = await server({
      onData(stream, _session, callback) {
        stream.resume().on("end", () => callback(smtpError(code)));
      },
    });
    expect(await channel(url).send(message)).toEqual({ kind, failure: String(code) });
  });

  test("a refused log-in is ours to repair: the mail waits", async () => {
    const { url } = await server({ onAuth: (_auth, _s, callback) => callback(smtpError(535)) });
    const withUser = url.replace("smtp://", "smtp://user:wrong@");
    expect(await channel(`${withUser}&requireTLS=false`).send(message)).toMatchObject({
      kind: "not_now",
    });
  });

  test("nobody listens: the mail waits", async () => {
    const port = await freePort();
    expect(await channel(`smtp://127.0.0.1:${port}`).send(message)).toMatchObject({
      kind: "not_now",
    });
  });

  test("a server that hangs up in the middle may have taken it", async () => {
    const hangsUp = createServer((socket) => socket.resume().end("220 hello\r\n"));
    const url = `smtp://127.0.0.1:${await listening(hangsUp)}`;
    expect(await channel(url).send(message)).toMatchObject({ kind: "unknown" });
  });
});

describe("STARTTLS", () => {
  test("is used when the server offers it", async () => {
    const { received, url } = await server();
    await channel(url).send(message);
    expect((await received())[0]!.isSecure).toBe(true);
  });

  test("is done without when the server has none", async () => {
    const { received, url } = await server({ disabledCommands: ["STARTTLS", "AUTH"] });
    expect(await channel(url).send(message)).toEqual({ kind: "sent" });
    expect((await received())[0]!.isSecure).toBe(false);
  });

  test("a certificate that proves nothing is not trusted", async () => {
    const { received, url } = await server();
    const answer = await channel(url.replace("tls.rejectUnauthorized=false", "")).send(message);
    expect(answer.kind).toBe("not_now");
    expect(await received()).toEqual([]);
  });

  test("a password never goes out in clear", async () => {
    const { received, url } = await server({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? "" }),
    });
    const answer = await channel(url.replace("smtp://", "smtp://user:secret@")).send(message);
    expect(answer.kind).toBe("not_now");
    expect(await received()).toEqual([]);
  });

  test("a password goes over a line that is closed to others", async () => {
    const { received, url } = await server({
      onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? "" }),
    });
    const withUser = url.replace("smtp://", "smtp://user:secret@");
    expect(await channel(withUser).send(message)).toEqual({ kind: "sent" });
    expect((await received())[0]).toMatchObject({ isSecure: true, user: "user" });
  });
});

function channel(url: string): MessageChannel {
  const opened = smtpChannel({ url, from: "Tsunagu <no-reply@renew.example.jp>" });
  open.push({ close: async () => opened.close?.() });
  return opened;
}

async function server(options: SMTPServerOptions = {}) {
  const arrived: Arrived[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const user = session.user === undefined ? undefined : String(session.user);
        arrived.push({ raw: Buffer.concat(chunks), isSecure: session.secure, user });
        callback();
      });
    },
    ...options,
  });
  smtp.on("error", () => {});
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", () => resolve()));
  open.push({ close: async () => new Promise<void>((resolve) => smtp.close(() => resolve())) });
  const { port } = smtp.server.address() as AddressInfo;
  const received = async (): Promise<readonly Received[]> =>
    Promise.all(
      arrived.map(async (one) => ({
        ...one,
        mail: await simpleParser(one.raw),
        raw: one.raw.toString("latin1"),
      })),
    );
  return { received, url: `smtp://127.0.0.1:${port}?tls.rejectUnauthorized=false` };
}

function smtpError(code: number, text = "<wang@example.com> no"): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

async function listening(tcp: Server): Promise<number> {
  open.push({ close: async () => new Promise<void>((resolve) => tcp.close(() => resolve())) });
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  return (tcp.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const tcp = createServer();
  await new Promise<void>((resolve) => tcp.listen(0, "127.0.0.1", resolve));
  const { port } = tcp.address() as AddressInfo;
  await new Promise<void>((resolve) => tcp.close(() => resolve()));
  await new Promise<void>((resolve) => {
    connect(port, "127.0.0.1").on("error", () => resolve());
  });
  return port;
}
