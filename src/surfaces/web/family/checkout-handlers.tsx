import { Hono, type Context } from "hono";
import {
  cancelCheckout,
  chooseCheckoutReceipt,
  payCheckout,
  readCheckout,
} from "../../../business/checkouts/index.ts";
import { receiptsOf, type Receipt } from "../../../business/receipts/index.ts";
import { maskNumber } from "../../../business/lines/index.ts";
import {
  hearReturn,
  outsideOf,
  showOrderNumber,
  type BeginRefusal,
} from "../../../business/renewals/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm, readQuery } from "../../browser/index.ts";
import { receiptSheet } from "../../documents/index.ts";
import { showDuration } from "../../html/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToLookUp, payUrlOf, returnUrlOf } from "../order/index.ts";
import { orderTexts } from "../order/texts/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, visitorOf } from "../view.ts";
import { keepVisit, orderOfNumber, type VisitedOrder } from "../visit.ts";
import { findWay, waysFor } from "../ways/index.ts";
import { CheckoutPage } from "./checkout.page.tsx";
import { ReceiptsPage } from "./receipts.page.tsx";
import { namesOf } from "./family-lines.ts";
import { severalWays } from "./several-ways.ts";
import { familyTexts } from "./texts/index.ts";

/** One payment of several orders, followed by whoever made it. */
export function checkoutRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const checkout = `/checkouts/:number{[0-9A-Z]{10}}`;
  app.get(checkout, (c) => show(c, ground));
  app.get(`${checkout}/receipts`, (c) => showReceipts(c, ground));
  app.post(`${checkout}/receipt`, (c) => chooseReceipt(c, ground));
  app.post(`${checkout}/pay`, (c) => pay(c, ground));
  app.post(`${checkout}/cancel`, (c) => cancel(c, ground));
  return app;
}

function visited(c: Context, ground: WebGround): VisitedOrder | undefined {
  return orderOfNumber(c, ground, c.req.param("number") ?? "");
}

async function show(c: Context, ground: WebGround): Promise<Response> {
  const first = visited(c, ground);
  if (first === undefined) return leadToLookUp(c);
  const act = actOf(c, ground);
  const language = languageOf(c);
  if (readQuery(c).text("back") === "yes") {
    await hearReturn(act, first);
    ground.nudge();
    return c.redirect(paths.checkout(language, first.number), 303);
  }
  const checkout = await readCheckout(act, first.number);
  if (checkout === undefined) return c.redirect(paths.order(language, first.number), 303);
  const ways = waysFor(ground, {
    ...visitorOf(c),
    totalYen: checkout.totalYen,
    isSoldAsPin: false,
    attempts: checkout.first.attempts,
    now: act.clock.now(),
  });
  const sellerIds = checkout.orders.map(({ renewal }) => renewal.sellerId);
  const names = await namesOf(c, ground);
  const notice = noticeOf(c);
  const by = readQuery(c).text("by");
  return showPage(
    c,
    <CheckoutPage
      frame={frameOf(c, ground, { current: "orders" })}
      checkout={checkout}
      names={checkout.orders.map(
        ({ line }) => names.get(line.lineId) ?? maskNumber(line.msisdn ?? line.iccid),
      )}
      ways={await severalWays(act, ways, checkout.may.pay ? sellerIds : [])}
      now={act.clock.now()}
      {...(notice === undefined ? {} : { notice })}
      {...(/^[0-9A-Z]{10}$/.test(by) && checkout.may.pay ? { supersededBy: by } : {})}
    />,
  );
}

/** Every document of every order, each once, one after the other: for whoever hands them in together. */
async function showReceipts(c: Context, ground: WebGround): Promise<Response> {
  const first = visited(c, ground);
  if (first === undefined) return leadToLookUp(c);
  const act = actOf(c, ground);
  const language = languageOf(c);
  const checkout = await readCheckout(act, first.number);
  if (checkout === undefined) return c.redirect(paths.receipt(language, first.number), 303);
  const receipts = await Promise.all(
    checkout.orders.map(({ renewal }) => receiptsOf(act, renewal)),
  );
  const { publicUrl } = ground.config;
  const sheets = eachOnce(receipts.flat()).map((receipt) =>
    receiptSheet(receipt, { language, publicUrl }),
  );
  const page = (
    <ReceiptsPage
      frame={frameOf(c, ground, { current: "orders" })}
      checkout={checkout}
      sheets={sheets}
    />
  );
  return showPage(c, page, { status: sheets.length === 0 ? 404 : 200 });
}

function eachOnce(receipts: readonly Receipt[]): readonly Receipt[] {
  return [...new Map(receipts.map((one) => [one.receiptId, one])).values()];
}

function noticeOf(c: Context): string | undefined {
  const texts = orderTexts[languageOf(c)];
  const query = readQuery(c);
  const said = query.text("said");
  if (said === "too_late") return texts.tooLate;
  if (said === "receipt_stays") return familyTexts[languageOf(c)].receipt.tooLate;
  if (said !== "too_many") return undefined;
  const wait = Math.min(86_400, Math.max(1, Math.trunc(Number(query.text("wait"))) || 60));
  return texts.tooMany(showDuration(wait, languageOf(c)));
}

async function pay(c: Context, ground: WebGround): Promise<Response> {
  const first = visited(c, ground);
  if (first === undefined) return leadToLookUp(c);
  const form = await readForm(c);
  const way = findWay(ground, form.text("method"));
  const url = paths.checkout(languageOf(c), first.number);
  if (way === undefined) return c.redirect(url, 303);
  const begun = await payCheckout(actOf(c, ground), outsideOf(ground), {
    number: first.number,
    provider: way.provider,
    method: way.method,
    returnUrl: returnUrlOf(ground, url),
    description: showOrderNumber(first.number),
    address: addressOf(c, ground),
    device: keepVisit(c, ground).visitorId,
    besideOrder: form.text("beside"),
  });
  ground.nudge();
  return c.redirect(begun.ok ? payUrlOf(begun.value, url) : `${url}${saidOf(begun)}`, 303);
}

function saidOf({ refusal, facts }: Refused<BeginRefusal | "checkout_unknown">): string {
  if (refusal === "order_superseded") return `?by=${facts?.["number"]}`;
  return refusal === "too_many_tries" ? `?said=too_many&wait=${facts?.["retryAfterSeconds"]}` : "";
}

async function chooseReceipt(c: Context, ground: WebGround): Promise<Response> {
  const first = visited(c, ground);
  if (first === undefined) return leadToLookUp(c);
  const choice = (await readForm(c)).text("receipt") === "joint" ? "joint" : "each";
  const chosen = await chooseCheckoutReceipt(actOf(c, ground), first.number, choice);
  const url = paths.checkout(languageOf(c), first.number);
  return c.redirect(chosen.ok ? url : `${url}?said=receipt_stays`, 303);
}

async function cancel(c: Context, ground: WebGround): Promise<Response> {
  const first = visited(c, ground);
  if (first === undefined) return leadToLookUp(c);
  await readForm(c);
  const outcome = await cancelCheckout(actOf(c, ground), first.number);
  ground.nudge();
  const url = paths.checkout(languageOf(c), first.number);
  return c.redirect(outcome.ok ? url : `${url}?said=too_late`, 303);
}
