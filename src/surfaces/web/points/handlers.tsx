import { Hono, type Context } from "hono";
import { readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { PointsPage } from "./points.page.tsx";
import { readPointInput, searchPoints } from "./search.ts";
import { pointsTexts } from "./texts/index.ts";

/** Finding a place that renews. */
export function pointRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/points", async (c) => showPoints(c, ground));
  return app;
}

async function showPoints(c: Context, ground: WebGround): Promise<Response> {
  const act = actOf(c, ground);
  const input = readPointInput(readQuery(c));
  const frame = frameOf(c, ground);
  const now = act.clock.now();
  if (input.place === "") return showPage(c, <PointsPage frame={frame} input={input} now={now} />);
  const answer = await searchPoints(act, input);
  if (answer !== undefined) {
    return showPage(c, <PointsPage frame={frame} input={input} now={now} answer={answer} />);
  }
  const message = pointsTexts[languageOf(c)].unknownPlace;
  const errors = [{ field: "place", message }];
  const page = <PointsPage frame={frame} input={input} now={now} errors={errors} />;
  return showPage(c, page, { status: 422 });
}
