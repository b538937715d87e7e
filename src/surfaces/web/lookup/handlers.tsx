import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  findOrder,
  openOrderLink,
  type FindOrderRefusal,
} from "../../../business/renewals/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { addressOf, readForm, readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { keepVisit, rememberOrder, visitOf, type VisitedOrder } from "../visit.ts";
import { LookupPage } from "./lookup.page.tsx";
import { lookupTexts } from "./texts/index.ts";

/** Finding an order again from another browser. */
export function lookupRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/orders", (c) => {
    const number = readQuery(c).text("number").slice(0, 40);
    const isLinkOver = readQuery(c).text("say") === "link-over";
    return showLookup(c, ground, {
      typed: { number, email: "" },
      ...(isLinkOver ? { notice: lookupTexts[languageOf(c)].linkOver } : {}),
    });
  });
  app.get("/o/:token", async (c) => openLink(c, ground, c.req.param("token")));
  app.post("/orders", async (c) => lookUp(c, ground));
  return app;
}

/** The link of a counter: whoever scanned it there is the order's customer, as after paying here. */
async function openLink(c: Context, ground: WebGround, token: string): Promise<Response> {
  c.header("Cache-Control", "no-store");
  const opened = await openOrderLink(actOf(c, ground), token);
  if (!opened.ok) return c.redirect(paths.orders(languageOf(c), "link-over"), 303);
  rememberOrder(c, ground, opened.value);
  return c.redirect(paths.order(languageOf(c), opened.value.number), 303);
}

async function lookUp(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const typed = { number: form.text("number"), email: form.text("email") };
  const found = await findOrder(actOf(c, ground), {
    ...typed,
    address: addressOf(c, ground),
    device: keepVisit(c, ground).visitorId,
  });
  if (found.ok) {
    rememberOrder(c, ground, found.value as VisitedOrder);
    return c.redirect(paths.order(languageOf(c), found.value.number), 303);
  }
  const isTooMany = found.refusal === "too_many_tries";
  const response = showLookup(c, ground, {
    typed,
    errors: [{ field: found.field ?? "number", message: messageFor(c, found) }],
    status: isTooMany ? 429 : 422,
  });
  if (isTooMany) response.headers.set("Retry-After", String(waitOf(found)));
  return response;
}

function showLookup(
  c: Context,
  ground: WebGround,
  shown: {
    readonly typed: { readonly number: string; readonly email: string };
    readonly errors?: readonly FieldError[];
    readonly notice?: string;
    readonly status?: ContentfulStatusCode;
  },
): Response {
  const { typed, errors, notice, status } = shown;
  const page = (
    <LookupPage
      frame={frameOf(c, ground, { current: "orders", at: (other) => paths.orders(other) })}
      typed={typed}
      here={visitOf(c, ground).orders.map(({ number }) => number)}
      {...(errors === undefined ? {} : { errors })}
      {...(notice === undefined ? {} : { notice })}
    />
  );
  return showPage(c, page, status === undefined ? {} : { status });
}

function messageFor(c: Context, refused: Refused<FindOrderRefusal>): string {
  const language = languageOf(c);
  const { errors } = lookupTexts[language];
  if (refused.refusal !== "too_many_tries") return errors[refused.refusal];
  return errors.too_many_tries(showDuration(waitOf(refused), language));
}

function waitOf(refused: Refused<string>): number {
  return Number(refused.facts?.["retryAfterSeconds"] ?? 60);
}
