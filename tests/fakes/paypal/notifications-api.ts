import { Hono } from "hono";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import { no, orFault, type ApiContext } from "./answers.ts";
import { newCode, type Desk } from "./desk.ts";
import { verifyRequest, webhookRequest } from "./shapes.ts";
import { isOwnSignature, WEBHOOK_ID } from "./signature.ts";

interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly event_types: readonly { readonly name: string }[];
}

/** Webhooks v1: who is told, and whether something was told by PayPal. */
export function notificationsApi(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.get("/webhooks", (c) =>
    orFault(c, desk, { operation: "webhooks.list", reference: "" }, () =>
      c.json({ webhooks: desk.books.things<Webhook>("webhook") }),
    ),
  );
  app.post("/webhooks", async (c) => {
    const read = webhookRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!read.success) return no(c, "VALIDATION_ERROR");
    const isFirst = desk.books.things("webhook").length === 0;
    const webhook: Webhook = { id: isFirst ? WEBHOOK_ID : newCode(), ...read.data };
    desk.books.putThing("webhook", webhook.id, webhook);
    return c.json(webhook, 201);
  });
  app.post("/verify-webhook-signature", (c) =>
    orFault(c, desk, { operation: "verify", reference: "" }, () => verify(c, desk)),
  );
  return app;
}

async function verify(c: ApiContext, desk: Desk): Promise<Response> {
  const text = await c.req.text();
  const read = verifyRequest.safeParse(JSON.parse(text));
  if (!read.success) return no(c, "VALIDATION_ERROR", [{ issue: "INVALID_PARAMETER" }]);
  const asked = read.data;
  const isOwn = isOwnSignature(
    {
      id: asked.transmission_id,
      time: asked.transmission_time,
      webhookId: asked.webhook_id,
      signature: asked.transmission_sig,
      body: eventIn(text),
    },
    desk.ground.settings.webhookSecrets,
  );
  return c.json({ verification_status: isOwn ? "SUCCESS" : "FAILURE" });
}

/** The checksum is over the letters that were sent: an event that was written anew fits no more. */
function eventIn(text: string): string {
  const start = text.indexOf('"webhook_event":') + '"webhook_event":'.length;
  return text.slice(start, text.lastIndexOf("}"));
}
