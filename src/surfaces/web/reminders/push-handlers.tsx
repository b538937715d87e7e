import { Hono, type Context } from "hono";
import {
  openPersonToken,
  showReminders,
  subscribePush,
  type LinkTarget,
} from "../../../business/notices/index.ts";
import { addressOf, readForm } from "../../browser/index.ts";
import { Notice, Page, showDuration } from "../../html/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage, visitorOf } from "../view.ts";
import { keepVisit } from "../visit.ts";
import { reminderTexts } from "./texts/index.ts";
import { keepDevice } from "./device.ts";
import { pushTexts } from "./texts/index.ts";

/** A browser tells how it is pushed to, after a tap. */
export function pushRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.post("/line/:ref/reminders/push", async (c) => pushToLine(c, ground));
  app.post("/reminders/:token/push", async (c) => pushToPerson(c, ground, c.req.param("token")));
  return app;
}

async function pushToLine(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const { lineId, proof, ref } = visited;
  const target: LinkTarget = { kind: "line", lineId, proof, ...visitorOf(c) };
  return subscribe(c, ground, { target, back: paths.lineReminders(languageOf(c), ref) });
}

async function pushToPerson(c: Context, ground: WebGround, token: string): Promise<Response> {
  const act = actOf(c, ground);
  await readForm(c);
  const opened = openPersonToken(act, token);
  if (opened?.isFresh !== true) return leadToFind(c);
  const { personId } = opened;
  if ((await showReminders(act, personId)) === undefined) return leadToFind(c);
  const back = paths.reminders(languageOf(c), token);
  return subscribe(c, ground, { target: { kind: "person", personId }, back });
}

async function subscribe(
  c: Context,
  ground: WebGround,
  { target, back }: { readonly target: LinkTarget; readonly back: string },
): Promise<Response> {
  const { text } = await readForm(c);
  const act = actOf(c, ground);
  const typed = { endpoint: text("endpoint"), p256dh: text("p256dh"), auth: text("auth") };
  const by = { address: addressOf(c, ground), device: keepVisit(c, ground).visitorId };
  const subscribed = await subscribePush(act, { target, typed, by });
  const language = languageOf(c);
  // Back to what was open before: on a shared phone the browser may be another person's as well.
  if (subscribed.ok) {
    keepDevice(c, ground, subscribed.value.personId);
    return c.redirect(`${back}?said=pushed`, 303);
  }
  const waits = Number(subscribed.facts?.["retryAfterSeconds"] ?? 60);
  const isTooMany = subscribed.refusal === "too_many_tries";
  const texts = reminderTexts[language];
  const frame = frameOf(c, ground, { at: (other) => back.replace(/^\/[^/]+/u, `/${other}`) });
  const page = (
    <Page frame={frame} title={texts.title} isPrivate>
      <Notice kind="careful">
        <p>
          {isTooMany ? texts.tooMany(showDuration(waits, language)) : pushTexts[language].failed}
        </p>
        <p>
          <a href={back}>{pushTexts[language].again}</a>
        </p>
      </Notice>
    </Page>
  );
  const response = showPage(c, page, { status: isTooMany ? 429 : 422 });
  if (isTooMany) response.headers.set("Retry-After", String(waits));
  return response;
}
