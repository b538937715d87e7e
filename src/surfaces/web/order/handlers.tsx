import { Hono, type Context } from "hono";
import { streamSSE } from "hono/streaming";
import { maySee } from "../../../business/lines/index.ts";
import {
  askQuotes,
  beginPayment,
  cancelRenewal,
  chooseRefund,
  chooseReplacement,
  chooseToWait,
  foreseeGrant,
  hearReturn,
  isOrderNumber,
  outsideOf,
  readOrder,
  readStanding,
  renewalOf,
  showOrderNumber,
  type BegunPayment,
  type Order,
} from "../../../business/renewals/index.ts";
import type { Plan } from "../../../business/catalogue/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { addSeconds } from "../../../foundation/clock/index.ts";
import { showDuration } from "../../html/index.ts";
import { addressOf } from "../address.ts";
import { readForm, readQuery } from "../form-input.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, visitorOf } from "../view.ts";
import {
  keepVisit,
  orderOfNumber,
  rememberOrder,
  visitOf,
  type VisitedLine,
  type VisitedOrder,
} from "../visit.ts";
import type { ForeseenSlip } from "../slip/index.ts";
import { findWay, waysFor } from "../ways/index.ts";
import { tokenOf } from "./order-face.ts";
import type { Turn } from "./order-facts.tsx";
import { OrderPage } from "./order.page.tsx";
import { orderTexts } from "./texts/index.ts";

export function orderRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const order = `/orders/:number{[0-9A-Z]{10}}`;
  app.get(order, (c) => showOrder(c, ground));
  app.get(`${order}/events`, (c) => streamNews(c, ground));
  app.post(`${order}/pay`, (c) => payAgain(c, ground));
  app.post(`${order}/cancel`, (c) => cancel(c, ground));
  app.post(`${order}/choice`, (c) => choose(c, ground));
  return app;
}

/** Where the browser goes after a payment has begun. */
export function payUrlOf(begun: BegunPayment, orderUrl: string): string {
  return begun.kind === "next" && begun.next.kind === "redirect" ? begun.next.url : orderUrl;
}

/** Where the provider sends the browser back to; its arrival has the payment read at once. */
export function returnUrlOf(ground: Pick<WebGround, "config">, orderUrl: string): string {
  return `${ground.config.publicUrl}${orderUrl}?back=yes`;
}

function visitedOrder(c: Context, ground: WebGround): VisitedOrder | undefined {
  return orderOfNumber(c, ground, c.req.param("number") ?? "");
}

/** An order of another browser is found again by its number and the e-mail it was placed with. */
function leadToLookUp(c: Context): Response {
  const url = paths.orders(languageOf(c));
  return c.redirect(`${url}?number=${encodeURIComponent(c.req.param("number") ?? "")}`, 303);
}

async function showOrder(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return leadToLookUp(c);
  const act = actOf(c, ground);
  const language = languageOf(c);
  if (readQuery(c).text("back") === "yes") {
    await hearReturn(act, visited);
    ground.nudge();
    return c.redirect(paths.order(language, visited.number), 303);
  }
  const order = await readOrder(act, visited);
  if (order === undefined) return leadToLookUp(c);
  const line = visitOf(c, ground).lines.find(({ lineId }) => lineId === visited.lineId);
  const notice = noticeOf(c);
  const by = readQuery(c).text("by");
  const foreseen = await foreseenOf(act, order);
  const turn =
    (line === undefined ? undefined : await turnOf(act, order, line)) ??
    (foreseen?.now.ok === true ? foreseen.now.value : undefined);
  return showPage(
    c,
    <OrderPage
      frame={frameOf(c, ground, { current: "orders" })}
      order={order}
      ways={waysFor(ground, {
        ...visitorOf(c),
        totalYen: order.renewal.totalYen,
        attempts: order.attempts,
        now: act.clock.now(),
      })}
      replacements={order.may.choose ? await replacementsFor(act, order) : []}
      {...(notice === undefined ? {} : { notice })}
      {...(isOrderNumber(by) && order.may.pay ? { supersededBy: by } : {})}
      now={act.clock.now()}
      {...(foreseen === undefined ? {} : { foreseen })}
      {...(turn === undefined ? {} : { turn })}
      {...(line === undefined
        ? {}
        : {
            lineUrl: paths.line(language, line.ref),
            ...(maySee(line.proof, "renew") ? { plansUrl: paths.plans(language, line.ref) } : {}),
          })}
    />,
  );
}

/** What an unpaid order becomes if its money comes now, or at the last moment. */
async function foreseenOf(act: Act, order: Order): Promise<ForeseenSlip | undefined> {
  const { renewal, may, slip } = order;
  if (!may.pay) return undefined;
  const last = addSeconds(slip?.payBy ?? renewal.payBy, -1);
  const [now, atLast] = await Promise.all(
    [act.clock.now(), last].map(async (paidAt) => foreseeGrant(act, renewal, paidAt)),
  );
  return { now: now!, last: atLast! };
}

/** When a plan that waits has its turn, which moves with the plans before it. */
async function turnOf(act: Act, { renewal }: Order, line: VisitedLine): Promise<Turn | undefined> {
  if (renewal.state !== "queued") return undefined;
  const standing = await readStanding(act, line);
  return standing?.queued.find(({ bucket }) => bucket.bucketId === renewal.bucketId);
}

// What a POST left to say, by name: an address is no place for a text.
function noticeOf(c: Context): string | undefined {
  const texts = orderTexts[languageOf(c)];
  const query = readQuery(c);
  const wait = Number(query.text("wait"));
  if (query.text("said") === "too_many" && Number.isSafeInteger(wait) && wait > 0) {
    return texts.tooMany(showDuration(Math.min(wait, 86_400), languageOf(c)));
  }
  return query.text("said") === "too_late" ? texts.tooLate : undefined;
}

async function replacementsFor(act: Act, { renewal }: Order): Promise<readonly Plan[]> {
  const quotes = await askQuotes(act, { lineId: renewal.lineId });
  if (!quotes.ok) return [];
  return quotes.value.plans
    .filter(({ plan, quote }) => {
      const isSame = plan.sellerId === renewal.sellerId && quote.totalYen === renewal.totalYen;
      return isSame && plan.planId !== renewal.planId;
    })
    .slice(0, 3)
    .map(({ plan }) => plan);
}

async function payAgain(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return leadToLookUp(c);
  const form = await readForm(c);
  const method = findWay(ground, form.text("method"));
  const orderUrl = paths.order(languageOf(c), visited.number);
  if (method === undefined) return c.redirect(orderUrl, 303);
  const begun = await beginPayment(actOf(c, ground), outsideOf(ground), {
    ...visited,
    provider: method.provider,
    method: method.method,
    returnUrl: returnUrlOf(ground, orderUrl),
    description: showOrderNumber(visited.number),
    address: addressOf(c, ground),
    device: keepVisit(c, ground).visitorId,
    besideOrder: form.text("beside"),
  });
  ground.nudge();
  if (begun.ok) return c.redirect(payUrlOf(begun.value, orderUrl), 303);
  const wait = begun.facts?.["retryAfterSeconds"];
  if (begun.refusal === "order_superseded") {
    return c.redirect(`${orderUrl}?by=${begun.facts?.["number"]}`, 303);
  }
  const said = begun.refusal === "too_many_tries" ? `?said=too_many&wait=${wait}` : "";
  return c.redirect(`${orderUrl}${said}`, 303);
}

async function cancel(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return leadToLookUp(c);
  await readForm(c);
  const outcome = await cancelRenewal(actOf(c, ground), visited);
  ground.nudge();
  return backToOrder(c, visited.number, outcome.ok);
}

async function choose(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return leadToLookUp(c);
  const act = actOf(c, ground);
  const [choice, planCode] = (await readForm(c)).text("choice").split(":");
  if (choice === "replacement" && planCode !== undefined) {
    const replaced = await chooseReplacement(act, visited, planCode);
    ground.nudge();
    if (replaced.ok) rememberOrder(c, ground, replaced.value);
    return backToOrder(c, replaced.ok ? replaced.value.number : visited.number, replaced.ok);
  }
  const outcome =
    choice === "refund"
      ? await chooseRefund(act, outsideOf(ground), visited)
      : await chooseToWait(act, visited);
  ground.nudge();
  return backToOrder(c, visited.number, outcome.ok);
}

function backToOrder(c: Context, number: string, isDone: boolean): Response {
  const url = paths.order(languageOf(c), number);
  return c.redirect(isDone ? url : `${url}?said=too_late`, 303);
}

const LOOK_EVERY_MS = 1000;
const STREAM_SECONDS_MAX = 120;

/** Tells the state whenever it changes; the browser connects again when the stream has ended. */
function streamNews(c: Context, ground: WebGround): Response {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return c.body(null, 404);
  const act = actOf(c, ground);
  c.header("Cache-Control", "no-store");
  return streamSSE(c, async (stream) => {
    let [told, row] = ["", ""];
    for (let i = 0; i < STREAM_SECONDS_MAX && !stream.aborted; i++) {
      const renewal = await renewalOf(act, visited);
      if (renewal === undefined) return;
      // Only the row is read each time; the whole order when it has changed.
      const { state, pastPromiseChoice, dueAt, retryAt } = renewal;
      const now = [state, pastPromiseChoice, dueAt, retryAt].join(" ");
      const order = now === row ? undefined : await readOrder(act, visited);
      row = now;
      const token = order === undefined ? told : tokenOf(order);
      if (token !== told) await stream.writeSSE({ event: "state", data: token });
      told = token;
      await stream.sleep(LOOK_EVERY_MS);
    }
  });
}
