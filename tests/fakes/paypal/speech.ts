import type { MiddlewareHandler } from "hono";
import type { SandboxBindings } from "../../../src/gateways/sandbox/index.ts";
import { readSpecification } from "../specification.ts";
import { no } from "./answers.ts";
import type { Desk } from "./desk.ts";

const FILES = [
  "paypal-checkout_orders_v2.json",
  "paypal-payments_payment_v2.json",
  "paypal-notifications_webhooks_v1.json",
];

/**
 * Holds every request, and every answer of the fake itself, against PayPal's own specifications
 * where they are at hand. What does not fit is refused, and kept for the test to see.
 */
export function bySpecification(desk: Desk): MiddlewareHandler<SandboxBindings> {
  const specifications = FILES.map(readSpecification).filter((one) => one !== undefined);
  return async (c, next) => {
    const text = await c.req.text();
    const request = {
      method: c.req.method,
      path: c.req.path,
      headers: c.req.header(),
      body: jsonOf(text),
    };
    const known = specifications.filter((one) => one.request(request) !== undefined);
    // What is in an event that we show to PayPal are not our own words.
    const faults = known
      .flatMap((one) => one.request(request) ?? [])
      .filter((fault) => !fault.startsWith("/webhook_event/"));
    if (faults.length > 0) {
      for (const fault of faults)
        desk.books.addViolation(`${request.method} ${request.path} ${fault}`);
      return no(c, "INVALID_REQUEST", [{ issue: "MALFORMED_REQUEST_JSON" }]);
    }
    await next();
    if (!c.res.headers.get("content-type")?.includes("json")) return;
    const answer = { status: c.res.status, body: jsonOf(await c.res.clone().text()) };
    for (const fault of known.flatMap((one) => one.answer(request, answer))) {
      desk.books.addViolation(`answer ${answer.status} to ${request.path} ${fault}`);
    }
  };
}

export function jsonOf(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
