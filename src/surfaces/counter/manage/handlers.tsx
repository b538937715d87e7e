import { Hono, type Context } from "hono";
import { may } from "../../../business/staff/index.ts";
import { ButtonLink, Buttons, Page } from "../../html/index.ts";
import type { CounterGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { frameOf, showPage, staffOf, textsOf } from "../view.tsx";
import { deviceRoutes } from "./device-handlers.tsx";
import { managed } from "./managed.tsx";
import { staffRoutes } from "./staff-handlers.tsx";
import { drawerRoutes } from "./till-handlers.tsx";

/** What a manager decides about the own shop, an operator about all. */
export function manageRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get(
    "/manage",
    managed(ground, "manage_staff").page((c) => showStart(c, ground)),
  );
  for (const routes of [staffRoutes, deviceRoutes, drawerRoutes]) app.route("/", routes(ground));
  return app;
}

function showStart(c: Context, ground: CounterGround): Response {
  const { manage: words, cases } = textsOf(c);
  const staff = staffOf(c);
  const page = (
    <Page frame={frameOf(c, ground)} title={words.title} lead={words.lead} isPrivate>
      <Buttons>
        <ButtonLink href={paths.manageStaff()}>{words.staff}</ButtonLink>
        {may(staff, "pair_device") ? (
          <ButtonLink href={paths.manageDevices()}>{words.devices}</ButtonLink>
        ) : null}
        {may(staff, "manage_tills") ? (
          <ButtonLink href={paths.manageTills()}>{words.tills}</ButtonLink>
        ) : null}
        {may(staff, "answer_case") ? (
          <ButtonLink href={paths.manageCases()}>{cases.title}</ButtonLink>
        ) : null}
      </Buttons>
    </Page>
  );
  return showPage(c, page);
}
