import type { Context } from "hono";
import type { Plan } from "../../../business/catalogue/index.ts";
import { esimOfOrder } from "../../../business/esims/index.ts";
import { lineById, maySee } from "../../../business/lines/index.ts";
import type { Incident } from "../../../business/incidents/index.ts";
import { remindersOfOrder } from "../../../business/notices/index.ts";
import { isSoldAsPin } from "../../../business/pins/index.ts";
import {
  askQuotes,
  askRefund,
  foreseeGrant,
  hearReturn,
  isOrderNumber,
  keyOfNumber,
  outsideOf,
  readOrder,
  readStanding,
  type Order,
  type RefundPreview,
} from "../../../business/renewals/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { addSeconds } from "../../../foundation/clock/index.ts";
import type { Language } from "../../../foundation/language/index.ts";
import { showDuration } from "../../html/index.ts";
import { readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { pinsBack, type TypedPin } from "../pin/index.ts";
import { incidentsNow } from "../incidents/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, visitorOf } from "../view.ts";
import type { ForeseenSlip } from "../slip/index.ts";
import { rememberOrder, visitOf, type VisitedLine, type VisitedOrder } from "../visit.ts";
import { waysFor } from "../ways/index.ts";
import { faceOf } from "./order-face.ts";
import type { Turn } from "./order-facts.tsx";
import { OrderPage } from "./order.page.tsx";
import { orderTexts } from "./texts/index.ts";
import { leadToLookUp, visitedOrder } from "./visited-order.ts";

/** What came of a form that was sent, where the page itself answers it. */
export interface PayTrouble {
  readonly pin: TypedPin;
  /** The later order that this one was probably replaced by. */
  readonly supersededBy?: string;
  readonly status: 409 | 422 | 429;
}

export async function showOrder(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  if (visited === undefined) return leadToLookUp(c);
  if (readQuery(c).text("back") === "yes") {
    await hearReturn(actOf(c, ground), visited);
    ground.nudge();
    return c.redirect(paths.order(languageOf(c), visited.number), 303);
  }
  return showOrderPage(c, ground, visited);
}

export async function showOrderPage(
  c: Context,
  ground: WebGround,
  visited: VisitedOrder,
  trouble?: PayTrouble,
): Promise<Response> {
  const act = actOf(c, ground);
  const language = languageOf(c);
  const order = await readOrder(act, visited);
  if (order === undefined) return leadToLookUp(c);
  if (order.checkoutNumber !== undefined) {
    await rememberCheckout(c, ground, order.checkoutNumber);
    const isUnpaid = order.renewal.paidAt === undefined && order.refunds.length === 0;
    if (isUnpaid) return c.redirect(paths.checkout(language, order.checkoutNumber), 303);
  }
  const line = visitOf(c, ground).lines.find(({ lineId }) => lineId === visited.lineId);
  const notice = noticeOf(c);
  const by = trouble?.supersededBy ?? readQuery(c).text("by");
  const [install, waiting, foreseen, isPinSold, backs, refund, incidents, reminders] =
    await Promise.all([
      esimOfOrder(act, order.renewal),
      line === undefined ? undefined : turnOf(act, order, line),
      foreseenOf(act, order),
      order.may.pay && isSoldAsPin(act, order.renewal.sellerId),
      pinsBack(act, order),
      refundOffered(act, ground, order),
      incidentsOf(c, ground, order),
      remindersOfOrder(act, order.renewal),
    ]);
  const turn = waiting ?? (foreseen?.now.ok === true ? foreseen.now.value : undefined);
  const pin = trouble?.pin ?? (isPinSold ? wantedPin(c) : undefined);
  const at = (other: Language) => paths.order(other, visited.number, { way: "pin" });
  return showPage(
    c,
    <OrderPage
      frame={frameOf(c, ground, { current: "orders", ...(trouble === undefined ? {} : { at }) })}
      order={order}
      ways={waysFor(ground, {
        ...visitorOf(c),
        totalYen: order.renewal.totalYen,
        isSoldAsPin: isPinSold,
        attempts: order.attempts,
        now: act.clock.now(),
      })}
      replacements={order.may.choose ? await replacementsFor(act, order) : []}
      backs={backs}
      incidents={incidents}
      now={act.clock.now()}
      {...(foreseen === undefined ? {} : { foreseen })}
      {...(pin === undefined ? {} : { pin })}
      {...(trouble === undefined ? {} : { isAnswer: true })}
      {...(notice === undefined ? {} : { notice })}
      {...(readQuery(c).text("said") === "too_late" ? { said: "too_late" as const } : {})}
      {...(isOrderNumber(by) && order.may.pay ? { supersededBy: by } : {})}
      {...(refund === undefined ? {} : { refund })}
      {...(install === undefined ? {} : { install })}
      {...(turn === undefined ? {} : { turn })}
      {...(reminders === undefined ? {} : { reminders })}
      {...linksOf(line, language)}
    />,
    { status: trouble?.status ?? 200, kept: "visit" },
  );
}

async function incidentsOf(
  c: Context,
  ground: WebGround,
  order: Order,
): Promise<readonly Incident[]> {
  const face = faceOf(order);
  if (face !== "working" && face !== "late") return [];
  const line = await lineById(actOf(c, ground), order.renewal.lineId);
  return line === undefined ? [] : incidentsNow(c, ground, { carrier: line.carrier });
}

// One payer placed them all: whoever may see one may see what it was paid together with.
async function rememberCheckout(c: Context, ground: WebGround, number: string): Promise<void> {
  if (visitOf(c, ground).orders.some((one) => one.number === number)) return;
  const first = await keyOfNumber(actOf(c, ground), number);
  if (first === undefined) return;
  const { lineId, renewalId } = first as Pick<VisitedOrder, "lineId" | "renewalId">;
  rememberOrder(c, ground, { number, lineId, renewalId });
}

function wantedPin(c: Context): TypedPin | undefined {
  return readQuery(c).text("way") === "pin" ? { value: "" } : undefined;
}

function linksOf(line: VisitedLine | undefined, language: Language) {
  if (line === undefined) return {};
  return {
    lineUrl: paths.line(language, line.ref),
    remindersUrl: paths.lineReminders(language, line.ref),
    ...(maySee(line.proof, "renew") ? { plansUrl: paths.plans(language, line.ref) } : {}),
  };
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

/** What a plan on the line, or on its way there, gives back on a wish by its rule. */
async function refundOffered(
  act: Act,
  ground: WebGround,
  { renewal }: Order,
): Promise<RefundPreview | undefined> {
  if (renewal.state !== "active" && renewal.state !== "queued") return undefined;
  const preview = await askRefund(act, outsideOf(ground), renewal);
  return preview.ok ? preview.value : undefined;
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
