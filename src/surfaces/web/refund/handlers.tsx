import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import {
  askRefund,
  chooseClaimWay,
  outsideOf,
  payoutWaysOf,
  readOrder,
  wantRefund,
  type ClaimWayRefusal,
  type Order,
  type TypedWay,
} from "../../../business/renewals/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToLookUp, visitedOrder } from "../order/visited-order.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import type { VisitedOrder } from "../visit.ts";
import type { TypedClaim } from "./claim-ways.tsx";
import { ClaimPage, type ClaimPageProps } from "./claim.page.tsx";
import { NoRefundPage, RefundPage } from "./refund.page.tsx";
import { refundTexts, type NoRefund, type RefundTexts } from "./texts/index.ts";

/** The money back of an order that this browser knows: a plan given back, a refund claimed. */
export function refundRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const refund = "/orders/:number{[0-9A-Z]{10}}/refund";
  app.get(refund, async (c) => showRefund(c, ground));
  app.post(refund, async (c) => giveBack(c, ground));
  app.post(`${refund}/way`, async (c) => chooseWay(c, ground));
  return app;
}

interface Wanted {
  readonly visited: VisitedOrder;
  readonly order: Order;
}

async function wantedOf(c: Context, ground: WebGround): Promise<Wanted | undefined> {
  const visited = visitedOrder(c, ground);
  const order = visited === undefined ? undefined : await readOrder(actOf(c, ground), visited);
  return visited === undefined || order === undefined ? undefined : { visited, order };
}

async function showRefund(c: Context, ground: WebGround): Promise<Response> {
  const wanted = await wantedOf(c, ground);
  if (wanted === undefined) return leadToLookUp(c);
  const { order } = wanted;
  if (order.claims.length > 0) {
    const isLate = readQuery(c).text("said") === "too_late";
    const notice = isLate ? { notice: refundTexts[languageOf(c)].tooLate } : {};
    return showClaim(c, ground, { order, ...notice });
  }
  return showPreview(c, ground, wanted);
}

async function showPreview(
  c: Context,
  ground: WebGround,
  { visited, order }: Wanted,
  shown: { readonly hasChanged?: boolean; readonly status?: ContentfulStatusCode } = {},
): Promise<Response> {
  const language = languageOf(c);
  const frame = frameFor(c, ground, visited.number);
  const preview = await askRefund(actOf(c, ground), outsideOf(ground), visited);
  const { hasChanged = false, status = 200 } = shown;
  if (preview.ok) {
    const page = (
      <RefundPage frame={frame} order={order} preview={preview.value} hasChanged={hasChanged} />
    );
    return showPage(c, page, { status });
  }
  const { refusal } = preview;
  if (refusal === "already_refunded" || refusal === "order_unknown") {
    return c.redirect(paths.order(language, visited.number), 303);
  }
  return showPage(
    c,
    <NoRefundPage frame={frame} order={order} why={refusal satisfies NoRefund} />,
    {
      status,
    },
  );
}

async function giveBack(c: Context, ground: WebGround): Promise<Response> {
  const wanted = await wantedOf(c, ground);
  if (wanted === undefined) return leadToLookUp(c);
  const { visited } = wanted;
  const shown = (await readForm(c)).text("shown");
  // Without the amount that was read before the button was pressed there is nothing to agree to.
  if (!/^\d{1,9}$/u.test(shown)) return showPreview(c, ground, wanted, { status: 422 });
  const outcome = await wantRefund(actOf(c, ground), outsideOf(ground), {
    ...visited,
    shownYen: Number(shown),
  });
  if (!outcome.ok) {
    const hasChanged = outcome.refusal === "refund_changed";
    return showPreview(c, ground, wanted, { hasChanged, status: 409 });
  }
  ground.nudge();
  return c.redirect(paths.order(languageOf(c), visited.number), 303);
}

async function chooseWay(c: Context, ground: WebGround): Promise<Response> {
  const wanted = await wantedOf(c, ground);
  if (wanted === undefined) return leadToLookUp(c);
  const { visited, order } = wanted;
  const form = await readForm(c);
  const url = paths.orderRefund(languageOf(c), visited.number);
  const claim = order.claims.find(({ refundId }) => refundId === form.text("refund"));
  if (claim === undefined) return c.redirect(`${url}?said=too_late`, 303);
  const typed = typedIn(form.text);
  const outcome = await chooseClaimWay(actOf(c, ground), outsideOf(ground), {
    ...visited,
    refundId: claim.refundId,
    way: wayOf(typed),
  });
  if (outcome.ok) {
    ground.nudge();
    return c.redirect(url, 303);
  }
  const { refusal, field = "email" } = outcome;
  if (!isOfField(refusal)) return c.redirect(`${url}?said=too_late`, 303);
  const message = refundTexts[languageOf(c)].errors[refusal];
  return showClaim(c, ground, { order, typed, errors: [{ field, message }], status: 422 });
}

type FieldRefusal = keyof RefundTexts["errors"];

function isOfField(refusal: ClaimWayRefusal): refusal is FieldRefusal {
  return refusal in refundTexts.en.errors;
}

function typedIn(text: (name: string) => string): TypedClaim {
  return {
    way: text("way"),
    email: text("email"),
    bank: text("bank"),
    branch: text("branch"),
    kind: text("kind"),
    number: text("number"),
    holder: text("holder"),
  };
}

function wayOf({ way, email, ...account }: TypedClaim): TypedWay {
  if (way === "counter") return { kind: "counter" };
  if (way === "bank") return { kind: "bank", account };
  return { kind: "payout", provider: way.replace(/^payout:/u, ""), email };
}

function showClaim(
  c: Context,
  ground: WebGround,
  shown: Omit<ClaimPageProps, "frame" | "payoutWays"> & { readonly status?: ContentfulStatusCode },
): Response {
  const { status = 200, ...props } = shown;
  const frame = frameFor(c, ground, props.order.renewal.number);
  return showPage(c, <ClaimPage {...props} frame={frame} payoutWays={payoutWaysOf(ground)} />, {
    status,
    kept: "visit",
  });
}

function frameFor(c: Context, ground: WebGround, number: string) {
  return frameOf(c, ground, {
    current: "orders",
    at: (language) => paths.orderRefund(language, number),
  });
}
