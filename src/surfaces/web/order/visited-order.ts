import type { Context } from "hono";
import type { BegunPayment } from "../../../business/renewals/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { languageOf } from "../view.ts";
import { orderOfNumber, type VisitedOrder } from "../visit.ts";

/** Where the browser goes after a payment has begun. */
export function payUrlOf(begun: BegunPayment, orderUrl: string): string {
  return begun.kind === "next" && begun.next.kind === "redirect" ? begun.next.url : orderUrl;
}

/** Where the provider sends the browser back to; its arrival has the payment read at once. */
export function returnUrlOf(ground: Pick<WebGround, "config">, orderUrl: string): string {
  return `${ground.config.publicUrl}${orderUrl}?back=yes`;
}

/** The order of the address, if this browser placed it or has found it again. */
export function visitedOrder(c: Context, ground: WebGround): VisitedOrder | undefined {
  return orderOfNumber(c, ground, c.req.param("number") ?? "");
}

/** An order of another browser is found again by its number and the e-mail it was placed with. */
export function leadToLookUp(c: Context): Response {
  const url = paths.orders(languageOf(c));
  return c.redirect(`${url}?number=${encodeURIComponent(c.req.param("number") ?? "")}`, 303);
}
