import { Hono, type Context } from "hono";
import { allStaff, isOfShop } from "../../../business/staff/index.ts";
import {
  allTills,
  latestSession,
  makeTill,
  retireTill,
  sessionsOf,
  tillById,
  type Till,
} from "../../../business/tills/index.ts";
import { isId } from "../../../foundation/ids/index.ts";
import type { FormInput } from "../../browser/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { errorOf, refusalText } from "../refusals.ts";
import { paths } from "../routes.ts";
import { brandsIn, ReportPage } from "../till/index.ts";
import { actOf, frameOf, languageOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { managed, partsOf, typedOf } from "./managed.tsx";
import { DrawerPage, DrawersPage } from "./till.page.tsx";

const NAME_LENGTH_MAX = 60;

export function drawerRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "manage_tills");
  const till = "/manage/tills/:tillId";
  app.get(
    "/manage/tills",
    may.page(async (c) => showDrawers(c, ground)),
  );
  app.post(
    "/manage/tills",
    may.form(async (c, form) => make(c, ground, form)),
  );
  app.get(
    till,
    may.page(async (c) => showDrawer(c, ground)),
  );
  app.post(
    `${till}/out-of-use`,
    may.form(async (c) => retire(c, ground, "out_of_use")),
  );
  app.post(
    `${till}/in-use`,
    may.form(async (c) => retire(c, ground, "in_use")),
  );
  app.get(
    `${till}/reports/:number`,
    managed(ground, "read_till").page(async (c) => showReport(c, ground)),
  );
  return app;
}

async function showDrawers(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly form?: FormInput } = {},
): Promise<Response> {
  const act = actOf(c, ground);
  const tills = (await allTills(act)).filter((one) => isOfShop(staffOf(c), one));
  const latest = await Promise.all(tills.map(async ({ tillId }) => latestSession(act, tillId)));
  const page = (
    <DrawersPage
      {...partsOf(c, ground, { at: paths.manageTills(), ...of })}
      drawers={tills.map((till, i) => ({ till, session: latest[i] }))}
      typed={typedOf(of.form, ["code", "name"])}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function make(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const { agentId } = staffOf(c);
  const language = languageOf(c);
  const name = form.text("name").normalize("NFC");
  const again = async (error: Trouble["errors"][number]) =>
    showDrawers(c, ground, { form, trouble: { errors: [error], status: 422 } });
  if (name === "" || [...name].length > NAME_LENGTH_MAX) {
    return again({ field: "name", message: textsOf(c).manage.drawer.nameUnreadable });
  }
  const made = await makeTill(actOf(c, ground), {
    ...{ code: form.text("code"), name },
    ...(agentId === undefined ? {} : { agentId }),
  });
  if (!made.ok) return again(errorOf(made, { field: "code", language }));
  return c.redirect(paths.manageTills(made.value.tillId), 303);
}

async function managedTill(c: Context, ground: CounterGround): Promise<Till | undefined> {
  const tillId = c.req.param("tillId") ?? "";
  if (!isId(tillId)) return undefined;
  const till = await tillById(actOf(c, ground), tillId);
  return till !== undefined && isOfShop(staffOf(c), till) ? till : undefined;
}

async function showDrawer(c: Context, ground: CounterGround, trouble?: Trouble): Promise<Response> {
  const till = await managedTill(c, ground);
  if (till === undefined) return answerFailure(c, ground, "notFound");
  const act = actOf(c, ground);
  const [sessions, people] = await Promise.all([sessionsOf(act, till.tillId), allStaff(act)]);
  const page = (
    <DrawerPage
      {...partsOf(c, ground, {
        at: paths.manageTills(till.tillId),
        ...(trouble === undefined ? {} : { trouble }),
      })}
      till={till}
      sessions={sessions}
      nameOf={(staffId) => people.find((one) => one.staffId === staffId)?.name ?? ""}
    />
  );
  return showPage(c, page, trouble?.status ?? 200);
}

async function retire(
  c: Context,
  ground: CounterGround,
  to: "out_of_use" | "in_use",
): Promise<Response> {
  const till = await managedTill(c, ground);
  if (till === undefined) return answerFailure(c, ground, "notFound");
  const { tillId } = till;
  const retired = await retireTill(actOf(c, ground), staffOf(c), { tillId, to });
  if (retired.ok) return c.redirect(paths.manageTills(tillId), 303);
  const notice = refusalText(retired, languageOf(c));
  return showDrawer(c, ground, { errors: [], notice, status: 409 });
}

async function showReport(c: Context, ground: CounterGround): Promise<Response> {
  const till = await managedTill(c, ground);
  if (till === undefined) return answerFailure(c, ground, "notFound");
  const number = Number(c.req.param("number"));
  const sessions = await sessionsOf(actOf(c, ground), till.tillId);
  const report = sessions.find((one) => one.number === number)?.report;
  if (report === undefined) return answerFailure(c, ground, "notFound");
  const page = (
    <ReportPage
      frame={frameOf(c, ground)}
      texts={textsOf(c)}
      language={languageOf(c)}
      code={till.code}
      brands={await brandsIn(actOf(c, ground), languageOf(c))}
      report={report}
      back={{ url: paths.manageTills(till.tillId), label: textsOf(c).manage.back }}
    />
  );
  return showPage(c, page);
}
