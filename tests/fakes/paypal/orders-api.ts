import { Hono } from "hono";
import { addHours } from "../../../src/foundation/clock/index.ts";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import { no, orFault, refuse, type ApiContext } from "./answers.ts";
import { newCode, type Desk } from "./desk.ts";
import { capture, isGone, PATIENCE_HOURS, type Order } from "./order.ts";
import { captureRequest, orderRequest, requestId } from "./shapes.ts";
import { jsonOf } from "./speech.ts";
import { keptAccount } from "./vault-api.ts";
import { orderView, pageUrl } from "./views.ts";

/** A request id is known for six hours; afterwards the same request is another one. */
const MEMORY_HOURS = 6;

const UNKNOWN = { status: 404, issue: "INVALID_RESOURCE_ID" } as const;

export function ordersApi(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.post("/", async (c) => create(c, desk));
  app.get("/:id", (c) => {
    const id = c.req.param("id");
    return orFault(c, desk, { operation: "orders.get", reference: id }, () => {
      const order = desk.order(id);
      if (order === undefined || isGone(order, desk.now())) return refuse(c, UNKNOWN);
      return c.json(orderView(order, desk.ground.publicUrl()));
    });
  });
  app.post("/:id/capture", (c) => {
    const id = c.req.param("id");
    return orFault(c, desk, { operation: "orders.capture", reference: id }, async () =>
      captureOnce(c, desk, { id, body: jsonOf(await c.req.text()) }),
    );
  });
  return app;
}

async function create(c: ApiContext, desk: Desk): Promise<Response> {
  const read = orderRequest.safeParse(await c.req.json().catch(() => undefined));
  const id = requestId.safeParse(c.req.header("paypal-request-id"));
  const invoiceId = read.data?.purchase_units[0]?.invoice_id ?? "";
  return orFault(c, desk, { operation: "orders.create", reference: invoiceId }, () => {
    // With a payment source, PayPal demands a request id.
    if (!id.success) return no(c, "INVALID_REQUEST", [{ issue: "INVALID_PARAMETER_VALUE" }]);
    if (!read.success) {
      const issue = read.error.issues[0]!;
      desk.books.addViolation(`order ${issue.path.join("/")} ${issue.message}`);
      return issue.message === "DECIMALS_NOT_SUPPORTED"
        ? no(c, "UNPROCESSABLE_ENTITY", [{ issue: issue.message }])
        : no(c, "INVALID_REQUEST", [{ issue: "MALFORMED_REQUEST_JSON" }]);
    }
    const since = addHours(desk.now(), -MEMORY_HOURS);
    const earlier = desk.books.madeBy("orders.create", id.data, since);
    if (earlier !== undefined) return show(c, desk, desk.order(earlier)!, 200);
    const order = newOrder(desk, read.data);
    desk.books.putOrder(order);
    desk.books.remember("orders.create", id.data, desk.now(), order.id);
    return show(c, desk, order, 201);
  });
}

function newOrder(desk: Desk, wish: ReturnType<typeof orderRequest.parse>): Order {
  const unit = wish.purchase_units[0]!;
  const shown = wish.payment_source?.paypal.experience_context;
  const now = desk.now();
  return {
    id: newCode(),
    status: shown === undefined ? "CREATED" : "PAYER_ACTION_REQUIRED",
    ...(unit.reference_id === undefined ? {} : { referenceId: unit.reference_id }),
    amountYen: Number(unit.amount.value),
    invoiceId: unit.invoice_id,
    customId: unit.custom_id,
    description: unit.description,
    returnUrl: shown?.return_url ?? "",
    cancelUrl: shown?.cancel_url ?? "",
    locale: shown?.locale ?? "",
    createdAt: now,
    updatedAt: now,
    goneAt: addHours(now, PATIENCE_HOURS),
    refunds: [],
  };
}

function captureOnce(
  c: ApiContext,
  desk: Desk,
  { id, body }: { readonly id: string; readonly body: unknown },
): Response {
  const key = requestId.optional().safeParse(c.req.header("paypal-request-id"));
  if (!key.success) return no(c, "INVALID_REQUEST", [{ issue: "INVALID_PARAMETER_VALUE" }]);
  const order = desk.order(id);
  if (order === undefined) return refuse(c, UNKNOWN);
  const since = addHours(desk.now(), -MEMORY_HOURS);
  const isRepeated =
    key.data !== undefined && desk.books.madeBy("orders.capture", key.data, since) === id;
  if (isRepeated) return show(c, desk, order, 200);
  const isDouble = desk.books
    .ordersOfInvoice(order.invoiceId ?? "")
    .some((other) => other.id !== id && other.capture !== undefined);
  if (isDouble) return refuse(c, { status: 422, issue: "DUPLICATE_INVOICE_ID" });
  const source = captureRequest.safeParse(body).data?.payment_source.paypal.vault_id;
  const kept = source === undefined ? undefined : keptAccount(desk, source);
  if (source !== undefined && kept === undefined) {
    return refuse(c, { status: 422, issue: "TOKEN_ID_NOT_FOUND" });
  }
  // A kept account approves by being charged.
  const approved = (current: Order): Order =>
    kept === undefined || current.status !== "CREATED"
      ? current
      : { ...current, status: "APPROVED", instrument: kept.instrument };
  const change = desk.take(order, (current, now) => capture(approved(current), newCode(), now));
  if (!("order" in change)) return refuse(c, change, linksFor(desk, order, change.issue));
  if (key.data !== undefined) desk.books.remember("orders.capture", key.data, desk.now(), id);
  return show(c, desk, change.order, 201);
}

function linksFor(desk: Desk, order: Order, issue: string): readonly object[] {
  if (issue !== "INSTRUMENT_DECLINED") return [];
  return [{ href: pageUrl(order, desk.ground.publicUrl()), rel: "redirect", method: "GET" }];
}

/** Whole when the caller prefers it so; else as little as is needed. */
function show(c: ApiContext, desk: Desk, order: Order, status: 200 | 201): Response {
  const view = orderView(order, desk.ground.publicUrl());
  const isWhole = c.req.header("prefer") === "return=representation";
  const { id, status: state, payment_source: source, links } = view;
  return c.json(isWhole ? view : { id, status: state, payment_source: source, links }, status);
}
