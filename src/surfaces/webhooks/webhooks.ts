import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { hearMethodGone } from "../../business/auto-renewals/index.ts";
import {
  hearCarrier,
  hearProvider,
  outsideOf,
  type MethodGone,
} from "../../business/renewals/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import type { Log } from "../../foundation/log/index.ts";
import type { CarrierGateway } from "../../business/activation/index.ts";
import {
  hearChat,
  type ChatChannel,
  type ChatWriter,
  type PersonId,
} from "../../business/notices/index.ts";
import type { PaymentProvider } from "../../business/payments/index.ts";
import { sealMineToken } from "../../business/privacy/index.ts";

export interface WebhookGround {
  readonly payments: readonly PaymentProvider[];
  readonly carriers: readonly CarrierGateway[];
  /** Chat apps, and the words that we write into them. */
  readonly chats: readonly ChatChannel[];
  readonly writeChat: ChatWriter;
  /** Acts as the partner of that name. */
  actAs(partner: string): Act;
  /** Tells the worker that something is due now. */
  readonly nudge: () => void;
  readonly log: Log;
}

const BODY_BYTES_MAX = 1_000_000;

/**
 * Where payment providers and carriers tell us news. 200 for a valid one, also a repeat; 400 for a
 * forged one; 503 when its truth could not be asked for; 404 for a company we do not work with. What
 * was told is acted on later.
 */
export function webhooks(ground: WebhookGround): Hono {
  const app = new Hono();
  const outside = outsideOf(ground);
  app.use(bodyLimit({ maxSize: BODY_BYTES_MAX, onError: tooLong }));
  app.post("/payments/:provider", async (c) => {
    const provider = c.req.param("provider");
    if (!ground.payments.some(({ name }) => name === provider)) return c.notFound();
    const raw = await rawOf(c);
    const act = ground.actAs(provider);
    const methodGone: MethodGone = async (gone) => hearMethodGone(act, gone);
    return answer(c, ground, await hearProvider(act, outside, { provider, methodGone, ...raw }));
  });
  app.post("/carriers/:carrier", async (c) => {
    const carrier = c.req.param("carrier");
    if (!ground.carriers.some(({ name }) => name === carrier)) return c.notFound();
    const raw = await rawOf(c);
    return answer(
      c,
      ground,
      await hearCarrier(ground.actAs(carrier), outside, { carrier, ...raw }),
    );
  });
  app.post("/chats/:chat", async (c) => {
    const chat = ground.chats.find(({ channel }) => channel === c.req.param("chat"));
    if (chat === undefined) return c.notFound();
    const needs = { chat, writeChat: ground.writeChat, sealMine };
    return answer(c, ground, await hearChat(ground.actAs(chat.channel), needs, await rawOf(c)));
  });
  for (const path of ["/payments/:provider", "/carriers/:carrier", "/chats/:chat"]) {
    app.all(path, (c) => c.text("only POST", 405, { Allow: "POST" }));
  }
  app.onError((error, c) => {
    ground.log.error({ err: error }, "webhook failed");
    return c.text("not now", 503, { "Retry-After": "5" });
  });
  app.notFound((c) => c.text("not found", 404));
  return app;
}

function sealMine(act: Act, personId: PersonId): string {
  return sealMineToken(act, { kind: "person", personId });
}

// What is left of the body is not read: the next notification needs another connection.
function tooLong(c: Context): Response {
  return c.text("too large", 413, { Connection: "close" });
}

async function rawOf(c: Context) {
  return { body: new Uint8Array(await c.req.arrayBuffer()), headers: c.req.header() };
}

function answer(
  c: Context,
  ground: WebhookGround,
  outcome: "heard" | "forged" | "not_now",
): Response {
  if (outcome === "forged") return c.text("bad signature", 400);
  if (outcome === "not_now") return c.text("not now", 503, { "Retry-After": "60" });
  ground.nudge();
  return c.text("ok");
}
