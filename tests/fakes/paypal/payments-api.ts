import { Hono } from "hono";
import { addHours } from "../../../src/foundation/clock/index.ts";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import { no, orFault, refuse, type ApiContext } from "./answers.ts";
import { newCode, type Desk } from "./desk.ts";
import { refund, type Order, type Refund } from "./order.ts";
import { refundRequest, requestId } from "./shapes.ts";
import { captureView, refundView } from "./views.ts";

/** Payments v2 says 45 days; to have been forgotten is the harder case. */
const MEMORY_HOURS = 6;

const UNKNOWN = { status: 404, issue: "INVALID_RESOURCE_ID" } as const;

/** Captures, and refunds of them. */
export function paymentsApi(desk: Desk): Hono<SandboxBindings> {
  const app = new Hono<SandboxBindings>();
  app.get("/captures/:id", (c) => {
    const id = c.req.param("id");
    return orFault(c, desk, { operation: "captures.get", reference: id }, () => {
      const order = desk.orderOfCapture(id);
      return order === undefined ? refuse(c, UNKNOWN) : c.json(captureView(order));
    });
  });
  app.post("/captures/:id/refund", async (c) => {
    const id = c.req.param("id");
    const text = await c.req.text();
    const read = refundRequest.safeParse(text === "" ? {} : JSON.parse(text));
    return orFault(c, desk, { operation: "captures.refund", reference: id }, () => {
      if (!read.success) {
        const issue = read.error.issues[0]!;
        desk.books.addViolation(`refund ${issue.path.join("/")} ${issue.message}`);
        return no(c, "INVALID_REQUEST", [{ issue: "INVALID_PARAMETER_SYNTAX" }]);
      }
      return refundOnce(c, desk, id, read.data);
    });
  });
  app.get("/refunds/:id", (c) => {
    const id = c.req.param("id");
    return orFault(c, desk, { operation: "refunds.get", reference: id }, () => {
      const found = refundById(desk, id);
      return found === undefined ? refuse(c, UNKNOWN) : c.json(refundView(...found));
    });
  });
  return app;
}

function refundOnce(
  c: ApiContext,
  desk: Desk,
  captureId: string,
  wish: ReturnType<typeof refundRequest.parse>,
): Response {
  const key = requestId.safeParse(c.req.header("paypal-request-id"));
  const order = desk.orderOfCapture(captureId);
  if (order === undefined) return refuse(c, UNKNOWN);
  const since = addHours(desk.now(), -MEMORY_HOURS);
  const earlier = key.success ? desk.books.madeBy("refund", key.data, since) : undefined;
  const known = earlier === undefined ? undefined : refundById(desk, earlier);
  // The one status that the specification knows for it.
  if (known !== undefined) return c.json(refundView(...known), 201);
  const id = newCode();
  const change = desk.take(order, (current, now) =>
    refund(
      current,
      {
        id,
        ...(wish.amount === undefined ? {} : { amountYen: Number(wish.amount.value) }),
        ...(wish.invoice_id === undefined ? {} : { invoiceId: wish.invoice_id }),
        ...(wish.custom_id === undefined ? {} : { customId: wish.custom_id }),
      },
      now,
    ),
  );
  if (!("order" in change)) return refuse(c, change);
  if (key.success) desk.books.remember("refund", key.data, desk.now(), id);
  return c.json(refundView(...refundById(desk, id)!), 201);
}

function refundById(desk: Desk, id: string): [Order, Refund] | undefined {
  const order = desk.books.orders().find(({ refunds }) => refunds.some((one) => one.id === id));
  if (order === undefined) return undefined;
  const settled = desk.settled(order);
  return [settled, settled.refunds.find((one) => one.id === id)!];
}
