import { randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { jobById, jobsOf, settleJob } from "../../../business/printing/index.ts";
import { findReceipt, handOutReceipt, type Receipt } from "../../../business/receipts/index.ts";
import { keyOfNumber, readOrder, type Order } from "../../../business/renewals/index.ts";
import { may } from "../../../business/staff/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { readForm, readQuery, type FormInput } from "../../browser/index.ts";
import { copyKey, orderSlip, receiptSheet, receiptSlip, whichOf } from "../../documents/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { orderPageUrl } from "../order-link.ts";
import { paths } from "../routes.ts";
import { actOf, deviceOf, staffOf } from "../view.tsx";
import type { OrderPrinting } from "./print-panel.tsx";
import { printerHere } from "./printer-here.ts";
import { onceOf, sendPaper, showPaper } from "./send-paper.tsx";

export function orderPrintRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const order = "/orders/:number{[0-9A-Z]{10}}";
  app.post(`${order}/print`, async (c) => printReceipt(c, ground));
  app.get(`${order}/paper`, async (c) => showReceipt(c, ground));
  app.get(`${order}/slip`, async (c) => showSlip(c, ground));
  app.post(`${order}/slip`, async (c) => printSlip(c, ground));
  app.post("/print-jobs/:jobId", async (c) => settle(c, ground));
  return app;
}

/** What an order's page shows of its papers. */
export async function printingOf(
  c: Context,
  ground: CounterGround,
  number: string,
): Promise<OrderPrinting> {
  const act = actOf(c, ground);
  const [here, jobs] = await Promise.all([printerHere(act, deviceOf(c)), jobsOf(act, number)]);
  return { here, jobs, onceKey: randomUUID() };
}

/**
 * The next copy of a receipt on paper: the first is plain, every later one marked. With `lost` a
 * copy that did not come out is given up before, and the next one is marked all the same.
 */
async function printReceipt(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  const { number } = order.renewal;
  const seen = form.text("seen");
  const isOurs = /^(?:first|\d{1,4})$/.test(seen);
  if (!isOurs || !may(staffOf(c), "reprint")) return c.redirect(paths.order(number), 303);
  const act = actOf(c, ground);
  const key = { ...order.renewal, ...whichIn(form) };
  const before = await findReceipt(act, key);
  // A first copy is asked for as such: any other form is not of this state.
  if (before?.handedAt === undefined && seen !== "first")
    return c.redirect(paths.order(number), 303);
  await giveUp(c, ground, { number, jobId: form.text("lost") });
  const handed = await handOutReceipt(act, { ...key, seen });
  if (!handed.ok) return c.redirect(paths.order(number), 303);
  const receipt = handed.value;
  const isSent = await sendPaper(c, ground, {
    slip: slipOf(ground, order, receipt),
    subject: receipt.content.kind,
    reference: number,
    isReissue: receipt.reissuedAt !== undefined,
    onceKey: copyKey(receipt),
  });
  return c.redirect(isSent ? paths.order(number) : paths.orderPaper(number, whichOf(receipt)), 303);
}

async function giveUp(
  c: Context,
  ground: CounterGround,
  { number, jobId }: { readonly number: string; readonly jobId: string },
): Promise<void> {
  const act = actOf(c, ground);
  const job = isId(jobId) ? await jobById(act, jobId) : undefined;
  if (job?.reference === number && job.state === "unknown") {
    await settleJob(act, job.jobId, "cancelled");
  }
}

async function showReceipt(c: Context, ground: CounterGround): Promise<Response> {
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  const { number } = order.renewal;
  const act = actOf(c, ground);
  const receipt = await findReceipt(act, { ...order.renewal, ...whichIn(readQuery(c)) });
  if (receipt === undefined) return c.redirect(paths.order(number), 303);
  const slip = slipOf(ground, order, receipt);
  return showPaper(c, ground, { slip, backUrl: paths.order(number) });
}

async function showSlip(c: Context, ground: CounterGround): Promise<Response> {
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  const slip = orderSlip(order, orderUrl(ground, order));
  return showPaper(c, ground, { slip, backUrl: paths.order(order.renewal.number) });
}

async function printSlip(c: Context, ground: CounterGround): Promise<Response> {
  const onceKey = onceOf(await readForm(c));
  const order = await orderOf(c, ground);
  if (order === undefined) return answerFailure(c, ground, "notFound");
  const { number } = order.renewal;
  if (onceKey === undefined || !may(staffOf(c), "reprint")) {
    return c.redirect(paths.order(number), 303);
  }
  const slip = orderSlip(order, orderUrl(ground, order));
  const wish = { slip, subject: "order", reference: number, onceKey } as const;
  const isSent = await sendPaper(c, ground, wish);
  return c.redirect(isSent ? paths.order(number) : paths.orderSlip(number), 303);
}

/** Somebody looked at the printer, or wants nothing printed any more. */
async function settle(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const jobId = c.req.param("jobId") ?? "";
  const act = actOf(c, ground);
  const job = isId(jobId) ? await jobById(act, jobId) : undefined;
  if (job === undefined) return answerFailure(c, ground, "notFound");
  const seen = (["printed", "cancelled"] as const).find((one) => one === form.text("seen"));
  // Whatever it was meanwhile, the page it came from tells.
  if (seen !== undefined && may(staffOf(c), "reprint")) await settleJob(act, job.jobId, seen);
  const isOfOrder = /^[0-9A-Z]{10}$/.test(job.reference);
  return c.redirect(isOfOrder ? paths.order(job.reference) : paths.printer(), 303);
}

async function orderOf(c: Context, ground: CounterGround): Promise<Order | undefined> {
  const act = actOf(c, ground);
  const key = await keyOfNumber(act, c.req.param("number") ?? "");
  return key === undefined ? undefined : readOrder(act, key);
}

function slipOf(ground: CounterGround, { renewal }: Order, receipt: Receipt) {
  const { publicUrl } = ground.config;
  return receiptSlip(receiptSheet(receipt, { language: renewal.language, publicUrl }));
}

// Paper is kept for longer than a link is good.
function orderUrl({ config: { publicUrl } }: CounterGround, { renewal }: Order): string {
  return orderPageUrl(renewal, { language: renewal.language, publicUrl });
}

function whichIn(input: FormInput) {
  const part = Number(input.text("part"));
  const ordinal = Number.isSafeInteger(part) && part > 0 ? { ordinal: part } : {};
  return input.text("kind") === "return"
    ? ({ kind: "return", ...ordinal } as const)
    : ({ kind: "receipt" } as const);
}
