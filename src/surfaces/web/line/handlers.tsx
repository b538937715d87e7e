import { Hono, type Context } from "hono";
import { readAuto } from "../../../business/auto-renewals/index.ts";
import type { BucketId } from "../../../business/buckets/index.ts";
import { planById } from "../../../business/catalogue/index.ts";
import { maySee } from "../../../business/lines/index.ts";
import {
  askQuotes,
  isUnpaid,
  isWaitingForCarrier,
  previewStart,
  readStanding,
  recentRenewals,
  showOrderNumber,
  startQueuedPlan,
  type Standing,
} from "../../../business/renewals/index.ts";
import { dailyUse } from "../../../business/usage/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { answerFailure } from "../failures/answer.tsx";
import { readForm, readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { incidentsNow, whereaboutsOf } from "../incidents/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { lineOfRef, visitOf, type VisitedLine, type VisitedOrder } from "../visit.ts";
import { LinePage, type LinePageProps } from "./line.page.tsx";
import type { OpenOrder } from "./onward.ts";
import { StartPage } from "./start.page.tsx";

const DAYS_OF_USE = 14;
// Longer than any order may wait for its payment.
const ORDERS_HOURS = 30 * 24;

export function lineRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get(`/line/:ref`, (c) => showLine(c, ground));
  app.get(`/line/:ref/start`, (c) => askStart(c, ground));
  app.post(`/line/:ref/start`, (c) => start(c, ground));
  return app;
}

/** The line that the address means; a visitor who never proved it is led back to the start. */
export function visitedLine(c: Context, ground: WebGround): VisitedLine | undefined {
  return lineOfRef(c, ground, c.req.param("ref") ?? "");
}

export function leadToFind(c: Context): Response {
  return c.redirect(paths.home(languageOf(c), "find-again"), 303);
}

async function showLine(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const act = actOf(c, ground);
  const standing = await readStanding(act, visited);
  if (standing === undefined) return leadToFind(c);
  const use = maySee(visited.proof, "usage_chart")
    ? await dailyUse(act, visited.lineId, DAYS_OF_USE)
    : undefined;
  const orders = visitOf(c, ground).orders.filter(({ lineId }) => lineId === visited.lineId);
  const [order, renewsItself] = await Promise.all([
    openOrder(act, visited.lineId, orders),
    isRenewedByItself(act, visited),
  ]);
  return showPage(
    c,
    <LinePage
      frame={frameOf(c, ground)}
      ref={visited.ref}
      proof={visited.proof}
      standing={standing}
      now={act.clock.now()}
      orders={orders.map(({ number }) => ({ number, shown: showOrderNumber(number) }))}
      renewsItself={renewsItself ? "yes" : "no"}
      incidents={await incidentsNow(
        c,
        ground,
        await whereaboutsOf(act, visited, standing.line.carrier),
      )}
      {...await offerFor(act, standing)}
      {...(order === undefined ? {} : { order })}
      {...(use === undefined ? {} : { use })}
    />,
    { kept: "visit" },
  );
}

async function openOrder(
  act: Act,
  lineId: string,
  orders: readonly VisitedOrder[],
): Promise<OpenOrder | undefined> {
  if (orders.length === 0) return undefined;
  const recent = await recentRenewals(act, lineId, addHours(act.clock.now(), -ORDERS_HOURS));
  const open = recent
    .filter(({ renewalId }) => orders.some((one) => one.renewalId === renewalId))
    .find((one) => isUnpaid(one) || isWaitingForCarrier(one));
  if (open === undefined) return undefined;
  return { number: open.number, waitsFor: isUnpaid(open) ? "payment" : "carrier" };
}

async function isRenewedByItself(act: Act, { lineId, proof }: VisitedLine): Promise<boolean> {
  if (!maySee(proof, "orders")) return false;
  return (await readAuto(act, lineId))?.auto.state === "armed";
}

// Whether a line whose plan has ended can be renewed is for its plans to say: each has its grace.
async function offerFor(
  act: Act,
  { state, line }: Standing,
): Promise<Pick<LinePageProps, "offer">> {
  if (state !== "grace" && state !== "expired") return {};
  const quotes = await askQuotes(act, { lineId: line.lineId });
  if (!quotes.ok || quotes.value.plans.length > 0) return {};
  const isGone = quotes.value.refused.some(({ refusal }) => refusal === "line_recycled");
  return { offer: isGone ? "never" : "none" };
}

async function askStart(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const bucketId = readQuery(c).text("bucket");
  if (!isId(bucketId)) return answerFailure(c, ground, "notFound");
  const act = actOf(c, ground);
  const preview = await previewStart(act, { ...visited, bucketId: bucketId as BucketId });
  if (!preview.ok) return c.redirect(paths.line(languageOf(c), visited.ref), 303);
  const plan = await planById(act, preview.value.bucket.planId);
  if (plan === undefined) return answerFailure(c, ground, "notFound");
  const frame = frameOf(c, ground);
  return showPage(
    c,
    <StartPage frame={frame} ref={visited.ref} plan={plan} preview={preview.value} />,
  );
}

async function start(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const bucketId = (await readForm(c)).text("bucket");
  if (!isId(bucketId)) return answerFailure(c, ground, "notFound");
  await startQueuedPlan(actOf(c, ground), { ...visited, bucketId: bucketId as BucketId });
  ground.nudge();
  // Refused or done, the line's page tells how things stand now.
  return c.redirect(paths.line(languageOf(c), visited.ref), 303);
}
