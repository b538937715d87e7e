import { Hono, type Context } from "hono";
import { openRating, rateCase } from "../../../business/cases/index.ts";
import { readForm } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { RatedPage, RateOverPage, RatePage } from "./rate.page.tsx";
import { rateTexts } from "./texts/rate.ts";

/** What a closing mail leads to: how it was, once. */
export function rateRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/rate/:token", async (c) => show(c, ground));
  app.post("/rate/:token", async (c) => rate(c, ground));
  return app;
}

async function show(c: Context, ground: WebGround): Promise<Response> {
  const token = c.req.param("token") ?? "";
  const opened = await openRating(actOf(c, ground), token);
  const frame = frameOf(c, ground);
  if (opened === undefined) return showPage(c, <RateOverPage frame={frame} />, { status: 404 });
  if (opened.rating !== undefined) {
    return showPage(c, <RatedPage frame={frame} rating={opened.rating} />);
  }
  return showPage(c, <RatePage frame={frame} token={token} words="" />);
}

async function rate(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const token = c.req.param("token") ?? "";
  const words = form.text("words");
  const rated = await rateCase(actOf(c, ground), token, { stars: form.text("stars"), words });
  if (rated.ok) return c.redirect(paths.rateCase(languageOf(c), token), 303);
  const frame = frameOf(c, ground);
  if (rated.refusal === "token_over") {
    return showPage(c, <RateOverPage frame={frame} />, { status: 404 });
  }
  const texts = rateTexts[languageOf(c)];
  const message =
    rated.refusal === "stars_missing"
      ? texts.missing
      : texts.tooLong(Number(rated.facts?.["lengthMax"]));
  const errors = [{ field: rated.field ?? "stars", message }];
  return showPage(c, <RatePage {...{ frame, token, words, errors }} />, { status: 422 });
}
