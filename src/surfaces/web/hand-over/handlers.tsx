import { Hono, type Context } from "hono";
import { makeHandOver } from "../../../business/renewals/index.ts";
import { openAssets, readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { readTrip, tripQuery } from "../plans/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, visitorOf } from "../view.ts";
import { HandOverPage } from "./hand-over.page.tsx";

export function handOverRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get(`/line/:ref/hand-over`, async (c) => showCard(c, ground));
  return app;
}

/** Looking at it writes nothing: the card is the sealed token alone. */
async function showCard(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const act = actOf(c, ground);
  const language = languageOf(c);
  const input = readQuery(c);
  const trip = readTrip(input, act.clock.now(), visitorOf(c));
  const planCode = input.text("plan");
  const handed = {
    ...{ lineId: visited.lineId, proof: visited.proof, language },
    ...(trip.trip === undefined ? {} : { trip: trip.trip }),
  };
  const wish = planCode === "" || input.text("wish") === "advice" ? "advice" : "renew";
  const made = await makeHandOver(
    act,
    wish === "renew"
      ? { ...handed, wish, planCode }
      : { ...handed, wish, ...(planCode === "" ? {} : { planCode }) },
  );
  if (!made.ok && made.refusal === "line_unknown") return leadToFind(c);
  // What the line cannot take, the plans say with the reason.
  if (!made.ok) return c.redirect(paths.plans(language, visited.ref, tripQuery(trip)), 303);
  return showPage(
    c,
    <HandOverPage
      frame={frameOf(c, ground)}
      sheetUrl={paths.asset(openAssets().fileOf("hand-over.css"))}
      ref={visited.ref}
      card={made.value}
      wish={wish}
      trip={trip}
    />,
    { cache: "private" },
  );
}
