import { Hono, type Context } from "hono";
import { messageOf, recentMessages, type Message } from "../../../business/notices/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { encloser } from "../../documents/index.ts";
import { answerFailure } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, showPage } from "../view.ts";
import { MailPage, OutboxPage } from "./outbox.page.tsx";

const SHOWN_MAX = 100;

// A mail is somebody else's page: no script, nothing loaded, only its own inline styles.
const MAIL_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; base-uri 'none'";

/** The demo's outbox; not there at all where real mail goes out. */
export function outboxRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const isOpen = ground.isDemo && ground.config.smtpUrl === undefined;
  if (!isOpen) return app;
  app.get("/outbox", async (c) => showOutbox(c, ground));
  app.get("/outbox/:id", async (c) => showMail(c, ground));
  app.get("/outbox/:id/html", async (c) => sendHtml(c, ground));
  app.get("/outbox/:id/attachments/:index{[0-9]}", async (c) => sendAttachment(c, ground));
  return app;
}

async function showOutbox(c: Context, ground: WebGround): Promise<Response> {
  const messages = await recentMessages(actOf(c, ground), SHOWN_MAX);
  const frame = frameOf(c, ground);
  return showPage(c, <OutboxPage frame={frame} messages={messages} urlOf={urlOf} />);
}

async function showMail(c: Context, ground: WebGround): Promise<Response> {
  const message = await messageAt(c, ground);
  if (message === undefined) return answerFailure(c, ground, "notFound");
  const url = urlOf(message);
  const page = (
    <MailPage
      frame={frameOf(c, ground)}
      message={message}
      urls={{
        outbox: paths.outbox(),
        html: `${url}/html`,
        attachments: message.enclosures.map((_, index) => `${url}/attachments/${index}`),
      }}
    />
  );
  return showPage(c, page);
}

async function sendHtml(c: Context, ground: WebGround): Promise<Response> {
  const message = await messageAt(c, ground);
  if (message === undefined) return answerFailure(c, ground, "notFound");
  return c.html(message.html, 200, {
    "Cache-Control": "no-store",
    "Content-Security-Policy": MAIL_POLICY,
  });
}

async function sendAttachment(c: Context, ground: WebGround): Promise<Response> {
  const message = await messageAt(c, ground);
  const enclosure = message?.enclosures[Number(c.req.param("index"))];
  if (message === undefined || enclosure === undefined) {
    return answerFailure(c, ground, "notFound");
  }
  const enclose = encloser({ publicUrl: ground.config.publicUrl });
  const file = await enclose(actOf(c, ground), enclosure, message.language);
  return c.body(new Uint8Array(file.content), 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `attachment; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}

async function messageAt(c: Context, ground: WebGround): Promise<Message | undefined> {
  const id = c.req.param("id") ?? "";
  return isId(id) ? messageOf(actOf(c, ground), id) : undefined;
}

function urlOf(message: Message): string {
  return `${paths.outbox()}/${message.messageId}`;
}
