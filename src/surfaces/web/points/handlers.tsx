import { Hono, type Context } from "hono";
import { readPointCalled } from "../../../business/points/index.ts";
import { contentSecurityPolicy, openAssets, readQuery } from "../../browser/index.ts";
import { answerFailure } from "../failures/answer.tsx";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { lastAreaOf } from "./last-area.ts";
import { answerPhoto } from "./photo.ts";
import { PointPage } from "./point.page.tsx";
import { PointsPage, type StreetTiles } from "./points.page.tsx";
import { readPointInput, searchPoints } from "./search.ts";
import { pointsTexts } from "./texts/index.ts";

/** Finding a place that renews. */
export function pointRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/points", async (c) => showPoints(c, ground));
  app.get("/points/:point", async (c) => showPoint(c, ground));
  return app;
}

/** The photos of points, which carry no language. */
export function photoRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/photos/:file", async (c) => {
    return (await answerPhoto(c, ground)) ?? answerFailure(c, ground, "notFound");
  });
  return app;
}

async function showPoint(c: Context, ground: WebGround): Promise<Response> {
  const act = actOf(c, ground);
  const name = c.req.param("point") ?? "";
  const one = isPointName(name) ? await readPointCalled(act, name) : undefined;
  if (one === undefined) return answerFailure(c, ground, "notFound");
  return showPage(c, <PointPage frame={frameOf(c, ground)} one={one} now={act.clock.now()} />);
}

function isPointName(name: string): boolean {
  return /^[\w.-]{1,100}$/.test(name);
}

async function showPoints(c: Context, ground: WebGround): Promise<Response> {
  const act = actOf(c, ground);
  const input = readPointInput(readQuery(c));
  const frame = frameOf(c, ground);
  const now = act.clock.now();
  if (input.place === "") {
    const area = await lastAreaOf(c, ground);
    const known = area === undefined ? {} : { area };
    return showPage(c, <PointsPage frame={frame} input={input} now={now} {...known} />);
  }
  const answer = await searchPoints(act, input);
  if (answer !== undefined) {
    const streets = streetsOf(ground);
    const props = { frame, input, now, answer, ...(streets === undefined ? {} : { streets }) };
    const response = showPage(c, <PointsPage {...props} />);
    if (streets !== undefined) response.headers.set("Content-Security-Policy", policyOf(ground));
    return response;
  }
  const message = pointsTexts[languageOf(c)].unknownPlace;
  const errors = [{ field: "place", message }];
  const page = <PointsPage frame={frame} input={input} now={now} errors={errors} />;
  return showPage(c, page, { status: 422 });
}

/** The operator's own map, where one is set. Only its host may send pictures, and to this page alone. */
function streetsOf({ config }: WebGround): StreetTiles | undefined {
  if (config.tiles === undefined) return undefined;
  return { ...config.tiles, sheetUrl: paths.asset(openAssets().fileOf("streets.css")) };
}

function policyOf({ config, paymentOrigins }: WebGround): string {
  const origins = config.tiles === undefined ? [] : [new URL(config.tiles.url).origin];
  return contentSecurityPolicy(paymentOrigins, origins);
}
