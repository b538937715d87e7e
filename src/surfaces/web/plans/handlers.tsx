import { Hono, type Context } from "hono";
import { exchangeRates } from "../../../business/catalogue/index.ts";
import { maySee } from "../../../business/lines/index.ts";
import { askQuotes } from "../../../business/renewals/index.ts";
import { JST, localDate } from "../../../foundation/clock/index.ts";
import { readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { planTopic, questionsBelow } from "../questions/index.ts";
import { actOf, frameOf, showPage, visitorOf } from "../view.ts";
import { PlansPage } from "./plans.page.tsx";
import { readTrip } from "./trip-input.ts";

export function plansRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get(`/line/:ref/plans`, (c) => showPlans(c, ground));
  return app;
}

async function showPlans(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined || !maySee(visited.proof, "renew")) return leadToFind(c);
  const act = actOf(c, ground);
  const now = act.clock.now();
  const trip = readTrip(readQuery(c), now, visitorOf(c));
  const wish = { lineId: visited.lineId, ...(trip.trip === undefined ? {} : { trip: trip.trip }) };
  const [quotes, rates] = await Promise.all([askQuotes(act, wish), exchangeRates(act, now)]);
  if (!quotes.ok) return leadToFind(c);
  const topics = quotes.value.plans.map(({ plan }) => planTopic(plan.code));
  const questions = await questionsBelow(c, ground, topics);
  return showPage(
    c,
    <PlansPage
      frame={frameOf(c, ground)}
      ref={visited.ref}
      trip={trip}
      quotes={quotes.value}
      rates={rates}
      questions={questions}
      today={localDate(now, JST)}
    />,
    { status: trip.error === undefined ? 200 : 422 },
  );
}
