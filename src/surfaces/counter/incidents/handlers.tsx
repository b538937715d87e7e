import { Hono, type Context } from "hono";
import {
  endIncident,
  expectIncident,
  INCIDENT_KINDS,
  openIncidents,
  REGIONS,
  setIncident,
  tellIncident,
  type IncidentId,
  type IncidentWish,
} from "../../../business/incidents/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import type { FormInput } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf } from "../manage/managed.tsx";
import { paths } from "../routes.ts";
import { actOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { EXPECTED_HOURS, IncidentsPage, SINCE_MINUTES } from "./incidents.page.tsx";

/** What many lines suffer from, as the operator tells it. */
export function incidentRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "tell_incident");
  app.get(
    "/manage/incidents",
    may.page(async (c) => showAll(c, ground)),
  );
  app.post(
    "/manage/incidents",
    may.form(async (c, form) => set(c, ground, form)),
  );
  app.post(
    "/manage/incidents/:incident/expect",
    may.form(async (c, form) => expect(c, ground, form)),
  );
  app.post(
    "/manage/incidents/:incident/tell",
    may.form(async (c) => tell(c, ground)),
  );
  app.post(
    "/manage/incidents/:incident/end",
    may.form(async (c) => end(c, ground)),
  );
  return app;
}

async function showAll(c: Context, ground: CounterGround, trouble?: Trouble): Promise<Response> {
  const at = paths.incidents();
  const parts = partsOf(c, ground, { at, ...(trouble === undefined ? {} : { trouble }) });
  const carriers = ground.carriers.map(({ name }) => name);
  const page = (
    <IncidentsPage
      {...parts}
      carriers={carriers}
      incidents={await openIncidents(actOf(c, ground))}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

async function set(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const read = readWish(ground, form);
  if ("field" in read) return showAll(c, ground, wrongAt(c, read.field));
  const outcome = await setIncident(actOf(c, ground), staffOf(c), read);
  if (outcome.ok) return c.redirect(paths.incidents(), 303);
  if (outcome.refusal !== "not_tellable") return answerFailure(c, ground, "notFound");
  const message = textsOf(c).incidents.notTellable;
  return showAll(c, ground, { errors: [{ field: "tell", message }], status: 422 });
}

async function expect(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const incidentId = incidentOf(c);
  if (incidentId === undefined) return answerFailure(c, ground, "notFound");
  const expected = readExpected(form);
  if (expected === undefined) return showAll(c, ground, wrongAt(c, "expected"));
  const of = { incidentId, ...expected };
  const outcome = await expectIncident(actOf(c, ground), staffOf(c), of);
  return outcome.ok ? c.redirect(paths.incidents(), 303) : answerFailure(c, ground, "notFound");
}

async function tell(c: Context, ground: CounterGround): Promise<Response> {
  const incidentId = incidentOf(c);
  if (incidentId === undefined) return answerFailure(c, ground, "notFound");
  const outcome = await tellIncident(actOf(c, ground), staffOf(c), incidentId);
  return outcome.ok ? c.redirect(paths.incidents(), 303) : answerFailure(c, ground, "notFound");
}

// Over twice is over: whoever presses again sees the list without it.
async function end(c: Context, ground: CounterGround): Promise<Response> {
  const incidentId = incidentOf(c);
  if (incidentId === undefined) return answerFailure(c, ground, "notFound");
  await endIncident(actOf(c, ground), staffOf(c), incidentId);
  return c.redirect(paths.incidents(), 303);
}

function incidentOf(c: Context): IncidentId | undefined {
  const id = c.req.param("incident") ?? "";
  return isId(id) ? (id as IncidentId) : undefined;
}

function readWish(
  ground: CounterGround,
  form: FormInput,
): IncidentWish | { readonly field: string } {
  const kind = INCIDENT_KINDS.find((one) => one === form.text("kind"));
  if (kind === undefined) return { field: "kind" };
  const carrier = ground.carriers.find(({ name }) => name === form.text("carrier"))?.name;
  if (carrier === undefined && form.text("carrier") !== "") return { field: "carrier" };
  const region = REGIONS.find((one) => one === form.text("region"));
  if (region === undefined && form.text("region") !== "") return { field: "region" };
  const since = SINCE_MINUTES.find((one) => one === form.text("since"));
  if (since === undefined) return { field: "since" };
  const expected = readExpected(form);
  if (expected === undefined) return { field: "expected" };
  return {
    ...{ kind, sinceMinutes: Number(since), isTold: form.text("tell") === "yes", ...expected },
    ...(carrier === undefined ? {} : { carrier }),
    ...(region === undefined ? {} : { region }),
  };
}

/** Empty: nobody knows. */
function readExpected(form: FormInput): Pick<IncidentWish, "expectedHours"> | undefined {
  const typed = form.text("expected");
  if (typed === "") return {};
  const expectedHours = EXPECTED_HOURS.find((hours) => String(hours) === typed);
  return expectedHours === undefined ? undefined : { expectedHours };
}

function wrongAt(c: Context, field: string): Trouble {
  const errors: readonly FieldError[] = [{ field, message: textsOf(c).incidents.wrong }];
  return { errors, status: 422 };
}
