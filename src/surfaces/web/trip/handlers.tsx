import { Hono, type Context } from "hono";
import { maySee, type Proof } from "../../../business/lines/index.ts";
import { askTrip, type TripUse } from "../../../business/trips/index.ts";
import { JST, localDate } from "../../../foundation/clock/index.ts";
import { takeTurn } from "../../../foundation/limits/index.ts";
import { addressOf, openAssets, readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { plansTexts } from "../plans/texts/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import type { VisitedLine } from "../visit.ts";
import { tripTexts } from "./texts/index.ts";
import { readTripForm, type TripForm } from "./trip-question.ts";
import { TripPage, type TripPageProps } from "./trip.page.tsx";

/** Which plans a trip takes, for a line or for somebody who has none yet. */
export function tripRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/trip", async (c) => showTrip(c, ground, undefined));
  app.get("/line/:ref/trip", async (c) => {
    const visited = visitedLine(c, ground);
    const mayRenew = visited !== undefined && maySee(visited.proof, "renew");
    return mayRenew ? showTrip(c, ground, visited) : leadToFind(c);
  });
  return app;
}

async function showTrip(
  c: Context,
  ground: WebGround,
  visited: VisitedLine | undefined,
): Promise<Response> {
  const act = actOf(c, ground);
  const now = act.clock.now();
  const form = readTripForm(readQuery(c), now);
  const page: TripPageProps = {
    frame: frameOf(c, ground),
    sheetUrl: paths.asset(openAssets().fileOf("trip.css")),
    ...{ form, now, today: localDate(now, JST), uses: usesOf(visited?.proof) },
    ...(visited === undefined ? {} : { lineRef: visited.ref }),
  };
  if (form.days === undefined) return showQuestion(c, page);
  const turn = await takeTurn(act, limitsOf(c, ground));
  if (!turn.ok) {
    const message = tripTexts[languageOf(c)].errors.busy;
    const busy = showPage(c, <TripPage {...page} errors={[{ field: "leaves", message }]} />, {
      status: 429,
    });
    busy.headers.set("Retry-After", String(turn.facts?.["retryAfterSeconds"] ?? 60));
    return busy;
  }
  const asked = await askTrip(act, {
    ...form.days,
    use: form.use,
    ...(visited === undefined ? {} : { of: visited }),
  });
  return asked.ok ? showPage(c, <TripPage {...page} answer={asked.value} />) : leadToFind(c);
}

function showQuestion(c: Context, page: TripPageProps): Response {
  const { error } = page.form;
  if (error === undefined) return showPage(c, <TripPage {...page} />);
  const errors = [{ field: error.field, message: messageFor(error.why, c) }];
  return showPage(c, <TripPage {...page} errors={errors} />, { status: 422 });
}

function messageFor(why: NonNullable<TripForm["error"]>["why"], c: Context): string {
  const language = languageOf(c);
  if (why === "badDate" || why === "pastDate") return plansTexts[language][why];
  return tripTexts[language].errors[why];
}

/** What the line itself has used is offered to whoever may see it. */
function usesOf(proof: Proof | undefined): readonly TripUse[] {
  const measured = proof !== undefined && maySee(proof, "usage_chart");
  const levels = ["light", "normal", "heavy"] as const;
  return [...(measured ? (["measured"] as const) : []), ...levels, "unknown"];
}

// A search may take most of a second of a processor.
const TRIES = { perWindow: 40, windowSeconds: 600 } as const;

function limitsOf(c: Context, ground: WebGround) {
  const address = ground.secrets.blind("limit", addressOf(c, ground)).toString("base64url");
  return [{ key: `trip:${address}`, ...TRIES }];
}
