import { Hono, type Context } from "hono";
import { esimOfOrder } from "../../../business/esims/index.ts";
import { receiptsOf } from "../../../business/receipts/index.ts";
import { may } from "../../../business/staff/index.ts";
import {
  askRefund,
  cancelRenewal,
  canExchange,
  hearReturn,
  keyOfNumber,
  outsideOf,
  readOrder,
  stopAttempt,
  type Order,
} from "../../../business/renewals/index.ts";
import { readForm, readQuery, type FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { printingOf, wishPaper } from "../print/index.ts";
import { orderLinkUrl } from "../order-link.ts";
import { paths } from "../routes.ts";
import { showCustomer } from "../show-customer.ts";
import { payError, readTender, takePayment, waysAt } from "../sale/index.ts";
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
import { linkedTo } from "./linked-to.ts";
import { OrderPage } from "./order.page.tsx";
import { copyReceipt, mailOrder, sendReceipt } from "./paper-handlers.tsx";
import { atReader } from "./reader-panel.tsx";
import { exchangeRoutes } from "./exchange-handlers.tsx";
import { refundRoutes } from "./refund-handlers.tsx";
import { voucherRoutes } from "./voucher-handlers.tsx";

export function orderRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const order = "/orders/:number{[0-9A-Z]{10}}";
  const withOrder = (answer: Answer) => async (c: Context) => {
    const found = await orderOf(c, ground);
    if (found === undefined) return answerFailure(c, ground, "notFound");
    const answered = await answer(c, ground, found);
    return answered instanceof Response ? answered : showOrder(c, ground, answered);
  };
  app.get(order, async (c) => showOrder(c, ground));
  app.post(`${order}/pay`, async (c) => pay(c, ground));
  app.post(`${order}/cancel`, async (c) => cancel(c, ground));
  app.post(`${order}/stop`, async (c) => stop(c, ground));
  app.get(
    `${order}/receipt.pdf`,
    withOrder(async (c, ground, of) => sendReceipt(c, ground, of)),
  );
  app.post(`${order}/receipt`, withOrder(copyReceipt));
  app.post(`${order}/mail`, withOrder(mail));
  app.route("/", refundRoutes(ground));
  app.route("/", exchangeRoutes(ground));
  app.route("/", voucherRoutes(ground));
  return app;
}

type Answer = (c: Context, ground: CounterGround, order: Order) => Promise<Response | Trouble>;

async function mail(c: Context, ground: CounterGround, { renewal }: Order) {
  const form = await readForm(c);
  const answer = await mailOrder(c, ground, { renewal, form });
  return answer instanceof Response ? answer : { ...answer, form };
}

async function orderOf(c: Context, ground: CounterGround): Promise<Order | undefined> {
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, c.req.param("number") ?? "");
  return key === undefined ? undefined : readOrder(act, key);
}

interface PayTrouble extends Trouble {
  readonly form?: FormInput;
}

async function showOrder(
  c: Context,
  ground: CounterGround,
  trouble?: PayTrouble,
): Promise<Response> {
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  await showCustomer(c, ground, { order: order.renewal });
  const act = actOf(c, ground);
  const reader = atReader(order);
  // A card may be at the reader this moment: its provider is asked by the worker, not by this page.
  if (reader !== undefined && reader.kind !== "failed") {
    await hearReturn(act, order.renewal);
    ground.nudge();
  }
  const { number } = order.renewal;
  const { publicUrl } = ground.config;
  const [install, cash, receipts, ways, refund, exchange, printing] = await Promise.all([
    esimOfOrder(act, order.renewal),
    cashOf(act, order),
    receiptsOf(act, order.renewal),
    waysAt(act, ground, deviceOf(c)),
    askRefund(act, outsideOf(ground), order.renewal),
    canExchange(act, outsideOf(ground), order.renewal),
    printingOf(c, ground, number),
  ]);
  const page = (
    <OrderPage
      frame={frameOf(c, ground, paths.order(number))}
      texts={textsOf(c)}
      language={languageOf(c)}
      {...{ order, ways, printing }}
      mayRefund={may(staffOf(c), "ask_refund") && refund.ok}
      publicUrl={publicUrl}
      linkUrl={orderLinkUrl(act, order.renewal, { language: order.renewal.language, publicUrl })}
      receipts={receipts}
      mayExchange={may(staffOf(c), "ask_refund") && exchange}
      linked={await linkedTo(act, order)}
      mayReprint={may(staffOf(c), "reprint")}
      said={readQuery(c).text("said")}
      maySell={may(staffOf(c), "sell")}
      typed={typedIn(trouble?.form)}
      errors={trouble?.errors ?? []}
      {...(install === undefined ? {} : { install })}
      {...(reader === undefined ? {} : { reader })}
      {...(cash === undefined ? {} : { cash })}
      {...(trouble?.notice === undefined ? {} : { notice: trouble.notice })}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

function typedIn(form: FormInput | undefined) {
  const text = (name: string) => form?.text(name) ?? "";
  return { handed: text("handed"), pin: text("pin"), email: text("email") };
}

/** Money for an order that was placed before, here or on the web. */
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
  const tender = readTender(form, renewal.totalYen);
  if (!tender.ok) {
    return showOrder(c, ground, { errors: [payError(tender, language)], form, status: 422 });
  }
  await wishPaper(c, ground, renewal);
  const paid = await takePayment(c, ground, { renewal, tender: tender.value });
  if (paid.ok) return c.redirect(paths.order(renewal.number), 303);
  const { refusal } = paid;
  if (refusal === "order_not_payable" || refusal === "order_superseded") {
    return showOrder(c, ground, { errors: [], notice: texts.order.notPayable, status: 409 });
  }
  const errors = [payError({ ...paid, refusal }, language)];
  return showOrder(c, ground, { errors, form, status: 422 });
}

/** Takes an amount off the reader. What came of it stands on the order's page. */
async function stop(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  const { lineId, renewalId, number } = order.renewal;
  const attemptId = form.text("attempt");
  const isOurs = order.attempts.some(
    (one) => one.attemptId === attemptId && one.kind === "terminal",
  );
  if (!isOurs || !may(staffOf(c), "sell")) return c.redirect(paths.order(number), 303);
  const wish = { lineId, renewalId, attemptId };
  const stopped = await stopAttempt(actOf(c, ground), outsideOf(ground), wish);
  ground.nudge();
  const isOpen = !stopped.ok && stopped.refusal === "not_known_yet";
  return c.redirect(isOpen ? paths.order(number, "not_stopped") : paths.order(number), 303);
}

async function cancel(c: Context, ground: CounterGround): Promise<Response> {
  await readForm(c);
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  if (may(staffOf(c), "sell")) await cancelRenewal(actOf(c, ground), order.renewal);
  // Refused or done, the order's page tells how it stands now.
  return c.redirect(paths.order(order.renewal.number), 303);
}
