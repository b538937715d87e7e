import { Hono, type Context } from "hono";
import { addPhoto, photoFile } from "../../../business/cases/index.ts";
import { readForm, sendPicture } from "../../browser/index.ts";
import { answerFailure } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf } from "../view.ts";
import { isHolder } from "./holder.ts";
import { caseHere, leadToCase, showCase } from "./show-case.tsx";
import { photoTexts } from "./texts/photos.ts";

const PHOTOS = "/cases/:case{[0-9A-Z]{9}}/photos";

/** Photos of a case, seen and added by its holder alone. */
export function photoRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.post(PHOTOS, async (c) => add(c, ground));
  app.get(`${PHOTOS}/:photo{[1-9]}`, async (c) => send(c, ground));
  return app;
}

async function add(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const found = await caseHere(c, ground);
  if (found === undefined || !isHolder(c, ground, found.caseId)) return leadToCase(c);
  const language = languageOf(c);
  const { errors } = photoTexts[language];
  const refuse = async (message: string, status: 409 | 422) =>
    showCase(c, ground, { errors: [{ field: "photo", message }], status });
  const file = form.file("photo");
  if (file === undefined) return refuse(errors.photo_missing, 422);
  const content = new Uint8Array(await file.arrayBuffer());
  const added = await addPhoto(actOf(c, ground), found, content);
  if (added.ok) return c.redirect(paths.cases(language, found.number), 303);
  if (added.refusal === "case_unknown") return leadToCase(c);
  const isLate = added.refusal === "case_moved_on" || added.refusal === "enough_photos";
  return refuse(errors[added.refusal], isLate ? 409 : 422);
}

async function send(c: Context, ground: WebGround): Promise<Response> {
  const found = await caseHere(c, ground);
  if (found === undefined || !isHolder(c, ground, found.caseId)) return leadToCase(c);
  const jpeg = await photoFile(actOf(c, ground), found, Number(c.req.param("photo")));
  if (jpeg === undefined) return answerFailure(c, ground, "notFound");
  return sendPicture(c, jpeg);
}
