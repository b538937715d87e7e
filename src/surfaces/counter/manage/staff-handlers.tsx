import { Hono, type Context } from "hono";
import {
  allStaff,
  hireUnder,
  mayRule,
  ruleStaff,
  STAFF_ROLES,
  type RuleWish,
  type Staff,
} from "../../../business/staff/index.ts";
import { isLanguage } from "../../../foundation/language/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { errorOf, refusalText } from "../refusals.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf, showPage, staffOf, type Trouble } from "../view.tsx";
import { managed, partsOf, typedOf } from "./managed.tsx";
import { PasscodeHandOver, PeoplePage, PersonPage } from "./staff.page.tsx";

export function staffRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "manage_staff");
  const rule = (verb: "suspend" | "take_back" | "reset") =>
    may.form(async (c) => decide(c, ground, { wish: { kind: verb } }));
  app.get(
    "/manage/staff",
    may.page(async (c) => showPeople(c, ground)),
  );
  app.post(
    "/manage/staff",
    may.form(async (c, form) => hire(c, ground, form)),
  );
  app.get(
    "/manage/staff/:staffId",
    may.page(async (c) => showPerson(c, ground)),
  );
  app.post(
    "/manage/staff/:staffId",
    may.form(async (c, form) => change(c, ground, form)),
  );
  app.post("/manage/staff/:staffId/suspend", rule("suspend"));
  app.post("/manage/staff/:staffId/take-back", rule("take_back"));
  app.post("/manage/staff/:staffId/reset", rule("reset"));
  return app;
}

const FIELDS = ["number", "name", "role", "language"] as const;

async function showPeople(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly form?: FormInput } = {},
): Promise<Response> {
  const by = staffOf(c);
  const people = (await allStaff(actOf(c, ground))).filter((one) => mayRule(by, one));
  const page = (
    <PeoplePage
      {...partsOf(c, ground, { at: paths.manageStaff(), ...of })}
      people={people}
      roles={rolesOf(by)}
      typed={typedOf(of.form, FIELDS)}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

/** Which roles somebody may give. */
function rolesOf(by: Staff): readonly Staff["role"][] {
  const { agentId } = by;
  return STAFF_ROLES.filter((role) =>
    mayRule(by, { role, ...(agentId === undefined ? {} : { agentId }) }),
  );
}

async function hire(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const by = staffOf(c);
  const { agentId } = by;
  const hired = await hireUnder(actOf(c, ground), by, {
    number: form.text("number"),
    name: form.text("name"),
    ...chosenIn(form, { role: "clerk", language: by.language }),
    ...(agentId === undefined ? {} : { agentId }),
  });
  if (!hired.ok) {
    const error = errorOf(hired, { field: "number", language: languageOf(c) });
    return showPeople(c, ground, { form, trouble: { errors: [error], status: 422 } });
  }
  return handOver(c, ground, hired.value);
}

function chosenIn(form: FormInput, otherwise: Pick<Staff, "role" | "language">) {
  const role = STAFF_ROLES.find((one) => one === form.text("role"));
  const language = form.text("language");
  return {
    role: role ?? otherwise.role,
    language: isLanguage(language) ? language : otherwise.language,
  };
}

function handOver(
  c: Context,
  ground: CounterGround,
  of: { readonly staff: Staff; readonly passcode: string },
): Response {
  const at = paths.manageStaff(of.staff.staffId);
  return showPage(c, <PasscodeHandOver {...partsOf(c, ground, { at })} {...of} />);
}

async function personOf(c: Context, ground: CounterGround): Promise<Staff | undefined> {
  const by = staffOf(c);
  const people = await allStaff(actOf(c, ground));
  return people.find((one) => one.staffId === c.req.param("staffId") && mayRule(by, one));
}

async function showPerson(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly form?: FormInput } = {},
): Promise<Response> {
  const person = await personOf(c, ground);
  if (person === undefined) return answerFailure(c, ground, "notFound");
  const by = staffOf(c);
  const page = (
    <PersonPage
      {...partsOf(c, ground, { at: paths.manageStaff(person.staffId), ...of })}
      person={person}
      roles={rolesOf(by)}
      isSelf={person.staffId === by.staffId}
      typed={typedOf(of.form, FIELDS)}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function change(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const person = await personOf(c, ground);
  if (person === undefined) return answerFailure(c, ground, "notFound");
  const wish: RuleWish = { kind: "change", name: form.text("name"), ...chosenIn(form, person) };
  return decide(c, ground, { wish, form });
}

async function decide(
  c: Context,
  ground: CounterGround,
  of: { readonly wish: RuleWish; readonly form?: FormInput },
): Promise<Response> {
  const staffId = (await personOf(c, ground))?.staffId;
  if (staffId === undefined) return answerFailure(c, ground, "notFound");
  const ruled = await ruleStaff(actOf(c, ground), staffOf(c), { staffId, wish: of.wish });
  if (ruled.ok) {
    const { staff, passcode } = ruled.value;
    if (passcode !== undefined) return handOver(c, ground, { staff, passcode });
    return c.redirect(paths.manageStaff(staffId), 303);
  }
  const language = languageOf(c);
  const trouble: Trouble =
    ruled.field === undefined
      ? { errors: [], notice: refusalText(ruled, language), status: 409 }
      : { errors: [errorOf(ruled, { field: "name", language })], status: 422 };
  return showPerson(c, ground, { trouble, ...(of.form === undefined ? {} : { form: of.form }) });
}
