import { Hono, type Context } from "hono";
import { bucketsOfLine } from "../../../business/buckets/index.ts";
import { planById } from "../../../business/catalogue/index.ts";
import { maySee, type Proof } from "../../../business/lines/index.ts";
import {
  askTrip,
  keepTrip,
  keptTripsOf,
  mayKeep,
  nextOfTrip,
  stopTrip,
  type TripUse,
} from "../../../business/trips/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import { readContact } from "../../../business/renewals/index.ts";
import { JST, localDate } from "../../../foundation/clock/index.ts";
import { takeTurn } from "../../../foundation/limits/index.ts";
import { addressOf, openAssets, readForm, readQuery, type FormInput } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { askByMail, reminderTexts } from "../reminders/index.ts";
import { plansTexts } from "../plans/texts/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import type { VisitedLine } from "../visit.ts";
import { tripTexts } from "./texts/index.ts";
import { queryOf, readTripForm, type TripForm } from "./trip-question.ts";
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
  const back = (c: Context) =>
    c.redirect(paths.lineTrip(languageOf(c), encodeURIComponent(c.req.param("ref") ?? "")), 302);
  app.get("/line/:ref/trip/keep", back);
  app.get("/line/:ref/trip/stop", back);
  app.post("/line/:ref/trip/keep", (c) => keep(c, ground));
  app.post("/line/:ref/trip/stop", (c) => stop(c, ground));
  return app;
}

async function showTrip(
  c: Context,
  ground: WebGround,
  visited: VisitedLine | undefined,
  wrong?: WrongEmail,
): Promise<Response> {
  const act = actOf(c, ground);
  const now = act.clock.now();
  const form = readTripForm(wrong?.input ?? readQuery(c), now);
  const page: TripPageProps = {
    frame: frameOf(c, ground),
    sheetUrl: paths.asset(openAssets().fileOf("trip.css")),
    ...{ form, now, today: localDate(now, JST), uses: usesOf(visited?.proof) },
    ...(visited === undefined ? {} : await lineOf(act, visited, saidOf(c))),
    ...wrongIn(wrong),
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
  if (!asked.ok) return leadToFind(c);
  const status = wrong === undefined ? 200 : 422;
  return showPage(c, <TripPage {...page} answer={asked.value} />, { status });
}

/** A form that keeps a trip, and what is wrong with the address in it. */
interface WrongEmail {
  readonly input: FormInput;
  readonly message: string;
}

function wrongIn(wrong: WrongEmail | undefined): Pick<TripPageProps, "email" | "errors"> {
  if (wrong === undefined) return {};
  const errors = [{ field: "email", message: wrong.message }];
  return { email: wrong.input.text("email"), errors };
}

function saidOf(c: Context): NonNullable<TripPageProps["kept"]>["said"] {
  const said = readQuery(c).text("said");
  return said === "asked" || said === "busy" ? said : undefined;
}

/** What the page says of a line beside the answer: the trip that is kept for it, and who may keep one. */
async function lineOf(
  act: Act,
  visited: VisitedLine,
  said: ReturnType<typeof saidOf>,
): Promise<Pick<TripPageProps, "lineRef" | "kept" | "mayKeep">> {
  if (!mayKeep(visited)) return { lineRef: visited.ref };
  const [[trip], buckets] = await Promise.all([
    keptTripsOf(act, [visited.lineId]),
    bucketsOfLine(act, visited.lineId),
  ]);
  const next = trip === undefined ? undefined : nextOfTrip(trip, buckets);
  const plan = next === undefined ? undefined : await planById(act, next.planId);
  return {
    ...{ lineRef: visited.ref, mayKeep: true },
    ...(trip === undefined
      ? {}
      : {
          kept: {
            leavesAt: trip.leavesAt,
            ...(said === undefined ? {} : { said }),
            ...(next === undefined || plan === undefined ? {} : { next: { plan, ...next } }),
          },
        }),
  };
}

/** Keeps the trip that was asked about; what cannot be kept is shown as the answer says it. */
async function keep(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  const input = await readForm(c);
  if (visited === undefined) return leadToFind(c);
  const act = actOf(c, ground);
  const url = paths.lineTrip(languageOf(c), visited.ref);
  const form = readTripForm(input, act.clock.now());
  const email = input.text("email").trim();
  if (!readContact(email).ok) {
    const message = reminderTexts[languageOf(c)].unreadable;
    return showTrip(c, ground, visited, { input, message });
  }
  const turn = await takeTurn(act, limitsOf(c, ground));
  if (!turn.ok || form.days === undefined) return c.redirect(url, 303);
  const kept = await keepTrip(act, { ...form.days, use: form.use, of: visited });
  if (!kept.ok) return c.redirect(`${url}?${queryOf(form)}`, 303);
  if (email === "") return c.redirect(url, 303);
  const { tripId } = kept.value;
  const asked = await askByMail(c, ground, { visited, email, tripId });
  return c.redirect(`${url}?said=${asked?.ok === true ? "asked" : "busy"}`, 303);
}

async function stop(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  await readForm(c);
  if (visited === undefined) return leadToFind(c);
  await stopTrip(actOf(c, ground), visited);
  return c.redirect(paths.lineTrip(languageOf(c), visited.ref), 303);
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
