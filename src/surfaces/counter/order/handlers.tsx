import { Hono, type Context } from "hono";
import { receiptsOf } from "../../../business/receipts/index.ts";
import { may } from "../../../business/staff/index.ts";
import {
  askRefund,
  cancelRenewal,
  keyOfNumber,
  outsideOf,
  readOrder,
  type Order,
} from "../../../business/renewals/index.ts";
import { readForm } from "../../browser/index.ts";
import { receiptFile } from "../../documents/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { errorOf } from "../refusals.ts";
import { paths } from "../routes.ts";
import { payCash, readHanded } from "../sale/index.ts";
import { tillStateOf } from "../till/index.ts";
import {
  actOf,
  deviceOf,
  frameOf,
  languageOf,
  showPage,
  staffOf,
  textsOf,
  type Trouble,
} from "../view.tsx";
import { cashOf } from "./cash-of.ts";
import { OrderPage } from "./order.page.tsx";
import { refundRoutes } from "./refund-handlers.tsx";
import { voucherRoutes } from "./voucher-handlers.tsx";

export function orderRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const order = "/orders/:number{[0-9A-Z]{10}}";
  app.get(order, async (c) => showOrder(c, ground));
  app.post(`${order}/pay`, async (c) => pay(c, ground));
  app.post(`${order}/cancel`, async (c) => cancel(c, ground));
  app.get(`${order}/receipt.pdf`, async (c) => sendReceipt(c, ground));
  app.route("/", refundRoutes(ground));
  app.route("/", voucherRoutes(ground));
  return app;
}

async function orderOf(c: Context, ground: CounterGround): Promise<Order | undefined> {
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, c.req.param("number") ?? "");
  return key === undefined ? undefined : readOrder(act, key);
}

async function showOrder(c: Context, ground: CounterGround, trouble?: Trouble): Promise<Response> {
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  const act = actOf(c, ground);
  const [cash, receipts, till, refund] = await Promise.all([
    cashOf(act, order),
    receiptsOf(act, order.renewal),
    tillStateOf(act, deviceOf(c)),
    askRefund(act, outsideOf(ground), order.renewal),
  ]);
  const page = (
    <OrderPage
      frame={frameOf(c, ground, paths.order(order.renewal.number))}
      texts={textsOf(c)}
      language={languageOf(c)}
      order={order}
      mayRefund={may(staffOf(c), "ask_refund") && refund.ok}
      hasReceipt={receipts.length > 0}
      isTillOpen={till === "open" && may(staffOf(c), "sell")}
      errors={trouble?.errors ?? []}
      {...(cash === undefined ? {} : { cash })}
      {...(trouble?.notice === undefined ? {} : { notice: trouble.notice })}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

/** Cash for an order that was placed before, here or on the web. */
async function pay(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  const { renewal } = order;
  const texts = textsOf(c);
  if (!may(staffOf(c), "sell")) {
    return showOrder(c, ground, { errors: [], notice: texts.refusals.not_allowed, status: 403 });
  }
  const language = languageOf(c);
  const handed = readHanded(form, renewal.totalYen);
  if (!handed.ok) {
    const errors = [errorOf(handed, { field: "handed", language })];
    return showOrder(c, ground, { errors, status: 422 });
  }
  const paid = await payCash(c, ground, { renewal, handedYen: handed.value });
  if (paid.ok) return c.redirect(paths.order(renewal.number), 303);
  if (paid.refusal === "order_not_payable" || paid.refusal === "order_superseded") {
    return showOrder(c, ground, { errors: [], notice: texts.order.notPayable, status: 409 });
  }
  const errors = [errorOf({ ...paid, refusal: paid.refusal }, { field: "handed", language })];
  return showOrder(c, ground, { errors, status: 422 });
}

async function cancel(c: Context, ground: CounterGround): Promise<Response> {
  await readForm(c);
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  if (may(staffOf(c), "sell")) await cancelRenewal(actOf(c, ground), order.renewal);
  // Refused or done, the order's page tells how it stands now.
  return c.redirect(paths.order(order.renewal.number), 303);
}

async function sendReceipt(c: Context, ground: CounterGround): Promise<Response> {
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  const receipt = (await receiptsOf(actOf(c, ground), order.renewal)).at(-1);
  if (receipt === undefined) return c.redirect(paths.order(order.renewal.number), 303);
  const language = order.renewal.language;
  const file = await receiptFile(receipt, { language, publicUrl: ground.config.publicUrl });
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `inline; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}
