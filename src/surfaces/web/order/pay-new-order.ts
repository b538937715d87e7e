import type { Context } from "hono";
import { PIN } from "../../../business/pins/index.ts";
import {
  beginPayment,
  outsideOf,
  showOrderNumber,
  type Renewal,
} from "../../../business/renewals/index.ts";
import { addressOf } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf } from "../view.ts";
import { keepVisit } from "../visit.ts";
import { payUrlOf, returnUrlOf } from "./visited-order.ts";

interface Chosen {
  readonly renewal: Renewal;
  readonly way: { readonly provider: string; readonly method: string };
}

/** Leads from a form that placed an order to its payment, or to its page where there is none. */
export async function payNewOrder(
  c: Context,
  ground: WebGround,
  { renewal, way }: Chosen,
): Promise<Response> {
  const language = languageOf(c);
  const orderUrl = paths.order(language, renewal.number);
  // Sending the form twice placed one order; what is under way or over is shown, not paid again.
  if (renewal.state !== "draft") return c.redirect(orderUrl, 303);
  if (way.provider === PIN) {
    return c.redirect(paths.order(language, renewal.number, { way: "pin" }), 303);
  }
  const begun = await beginPayment(actOf(c, ground), outsideOf(ground), {
    lineId: renewal.lineId,
    renewalId: renewal.renewalId,
    provider: way.provider,
    method: way.method,
    returnUrl: returnUrlOf(ground, orderUrl),
    description: showOrderNumber(renewal.number),
    address: addressOf(c, ground),
    device: keepVisit(c, ground).visitorId,
  });
  ground.nudge();
  return c.redirect(begun.ok ? payUrlOf(begun.value, orderUrl) : orderUrl, 303);
}
