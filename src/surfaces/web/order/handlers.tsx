import { Hono, type Context } from "hono";
import {
  cancelRenewal,
  chooseRefund,
  chooseReplacement,
  chooseToWait,
  outsideOf,
  readOrder,
  renewalOf,
  wantReminders,
} from "../../../business/renewals/index.ts";
import { remindersOfOrder } from "../../../business/notices/index.ts";
import { readForm, streamNews } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf } from "../view.ts";
import { rememberOrder } from "../visit.ts";
import { tokenOf } from "./order-face.ts";
import { payOrder } from "./pay.tsx";
import { sendRecord } from "./record.ts";
import { showOrder } from "./show-order.tsx";
import { leadToLookUp, visitedOrder } from "./visited-order.ts";

export function orderRoutes(ground: WebGround): Hono {
  const app = new Hono();
  const order = `/orders/:number{[0-9A-Z]{10}}`;
  app.get(order, (c) => showOrder(c, ground));
  app.get(`${order}/record.pdf`, async (c) => sendRecord(c, ground));
  app.get(`${order}/events`, (c) => streamState(c, ground));
  app.post(`${order}/pay`, (c) => payOrder(c, ground));
  app.post(`${order}/cancel`, (c) => cancel(c, ground));
  app.post(`${order}/choice`, (c) => choose(c, ground));
  app.post(`${order}/remind`, (c) => remind(c, ground));
  return app;
}

async function cancel(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return leadToLookUp(c);
  await readForm(c);
  const outcome = await cancelRenewal(actOf(c, ground), visited);
  ground.nudge();
  return backToOrder(c, visited.number, outcome.ok);
}

async function remind(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return leadToLookUp(c);
  await readForm(c);
  const act = actOf(c, ground);
  const renewal = await renewalOf(act, visited);
  const isAsked = renewal !== undefined && (await remindersOfOrder(act, renewal)) === "offered";
  if (isAsked) await wantReminders(act, visited);
  ground.nudge();
  return backToOrder(c, visited.number, true);
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

/** Tells the state whenever it changes; the browser connects again when the stream has ended. */
function streamState(c: Context, ground: WebGround): Response {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return c.body(null, 404);
  const act = actOf(c, ground);
  let [told, row] = ["", ""];
  return streamNews(c, ground, async () => {
    const renewal = await renewalOf(act, visited);
    if (renewal === undefined) return undefined;
    // Only the row is read each time; the whole order when it has changed.
    const { state, pastPromiseChoice, dueAt, retryAt } = renewal;
    const now = [state, pastPromiseChoice, dueAt, retryAt].join(" ");
    const order = now === row ? undefined : await readOrder(act, visited);
    row = now;
    const token = order === undefined ? told : tokenOf(order);
    const news = token === told ? [] : [{ event: "state", data: token }];
    told = token;
    return news;
  });
}
