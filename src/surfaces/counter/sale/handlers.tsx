import { Hono, type Context } from "hono";
import { readAuto, stopAuto } from "../../../business/auto-renewals/index.ts";
import { planById } from "../../../business/catalogue/index.ts";
import {
  lineById,
  NOT_SOLD,
  noteAdvice,
  noteReading,
  type LineId,
} from "../../../business/lines/index.ts";
import { may } from "../../../business/staff/index.ts";
import { askQuotes, readStanding, recentRenewals } from "../../../business/renewals/index.ts";
import { addHours } from "../../../foundation/clock/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, staffOf, textsOf } from "../view.tsx";
import { cardFor, type HandedCard } from "./handed-card.ts";
import { LinePage } from "./line.page.tsx";
import { sell } from "./sell.tsx";
import { showSale } from "./show-sale.tsx";

export function saleRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get("/lines/:lineId", async (c) => showLine(c, ground));
  app.post("/lines/:lineId/advised", async (c) => endVisit(c, ground));
  app.post("/lines/:lineId/auto/stop", async (c) => stopAutoFor(c, ground));
  app.get("/lines/:lineId/sell", async (c) => choose(c, ground));
  app.post("/lines/:lineId/sell", async (c) => {
    const lineId = lineIdOf(c);
    const form = await readForm(c);
    return lineId === undefined
      ? answerFailure(c, ground, "notFound")
      : sell(c, ground, { lineId, form });
  });
  return app;
}

function lineIdOf(c: Context): LineId | undefined {
  const lineId = c.req.param("lineId") ?? "";
  return isId(lineId) ? (lineId as LineId) : undefined;
}

const ORDERS_HOURS = 96;
const ORDERS_SHOWN = 8;

async function showLine(
  c: Context,
  ground: CounterGround,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const lineId = lineIdOf(c);
  if (lineId === undefined) return answerFailure(c, ground, "notFound");
  const act = actOf(c, ground);
  const card = await cardFor(act, { token: readQuery(c).text("card"), lineId });
  const [standing, quotes, renewals, auto] = await Promise.all([
    readStanding(act, { lineId, proof: "staff" }),
    askQuotes(act, { lineId, ...tripOf(card) }),
    recentRenewals(act, lineId, addHours(act.clock.now(), -ORDERS_HOURS)),
    readAuto(act, lineId),
  ]);
  if (standing === undefined || !quotes.ok) return answerFailure(c, ground, "notFound");
  await noteReading(act, lineId, "line");
  const shown = renewals.slice(0, ORDERS_SHOWN);
  const plans = await Promise.all(
    shown.map(async ({ planId, placedAt }) => planById(act, planId, placedAt)),
  );
  const language = languageOf(c);
  const page = (
    <LinePage
      frame={frameOf(c, ground, paths.line(lineId, card?.token))}
      {...(card === undefined ? {} : { card })}
      texts={textsOf(c)}
      language={language}
      standing={standing}
      quotes={quotes.value}
      orders={shown.map((renewal, i) => ({
        renewal,
        plan: plans[i]?.names[language] ?? "",
      }))}
      {...(auto === undefined ? {} : { auto })}
      mayAdvise={may(staffOf(c), "advise")}
      errors={errors}
    />
  );
  return showPage(c, page, errors.length > 0 ? 422 : 200);
}

/** Ends what renews by itself, for a customer who asks for it here; the record says who did. */
async function stopAutoFor(c: Context, ground: CounterGround): Promise<Response> {
  const lineId = lineIdOf(c);
  const stopped =
    lineId === undefined ? undefined : await stopAuto(actOf(c, ground), lineId, "by_staff");
  if (lineId === undefined || stopped?.ok !== true) return answerFailure(c, ground, "notFound");
  ground.nudge();
  return c.redirect(paths.line(lineId), 303);
}

/** Ends the visit of somebody who was advised and buys nothing. */
async function endVisit(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const lineId = lineIdOf(c);
  const act = actOf(c, ground);
  if (lineId === undefined || (await lineById(act, lineId)) === undefined) {
    return answerFailure(c, ground, "notFound");
  }
  if (!may(staffOf(c), "advise")) return c.redirect(paths.line(lineId), 303);
  const because = NOT_SOLD.find((one) => one === form.text("because"));
  await noteAdvice(act, lineId, because);
  return c.redirect(paths.home("advised"), 303);
}

/** A plan by its number on the line's page, or by its code from a link or a card. */
async function choose(c: Context, ground: CounterGround): Promise<Response> {
  const lineId = lineIdOf(c);
  if (lineId === undefined) return answerFailure(c, ground, "notFound");
  const act = actOf(c, ground);
  if ((await lineById(act, lineId)) === undefined) return answerFailure(c, ground, "notFound");
  const input = readQuery(c);
  const typed = input.text("plan").normalize("NFKC");
  const token = input.text("card");
  if (/^\d{1,2}$/.test(typed)) {
    const card = await cardFor(act, { token, lineId });
    // In the order of the page that the number was read from.
    const quotes = await askQuotes(act, { lineId, ...tripOf(card) });
    const code = quotes.ok ? quotes.value.plans[Number(typed) - 1]?.plan.code : undefined;
    if (code !== undefined) return c.redirect(paths.sell(lineId, code, card?.token), 303);
  }
  const instead = input.text("instead");
  const shown = await showSale(c, ground, { lineId, planCode: typed, card: token, instead });
  if (shown !== undefined) await noteReading(act, lineId, "sale");
  return shown ?? showLine(c, ground, [{ field: "plan", message: textsOf(c).line.noSuch }]);
}

function tripOf(card: HandedCard | undefined): Pick<HandedCard, "trip"> {
  return card?.trip === undefined ? {} : { trip: card.trip };
}
