import { Hono, type Context } from "hono";
import { mayAnswerQuestions } from "../../../business/questions/index.ts";
import { may } from "../../../business/staff/index.ts";
import { ButtonLink, Buttons, Page } from "../../html/index.ts";
import type { CounterGround } from "../ground.ts";
import { incidentRoutes } from "../incidents/index.ts";
import { alarmRoutes, kioskRoutes, KiosksLook, lookOfShop } from "../kiosks/index.ts";
import { paths } from "../routes.ts";
import { signRoutes } from "../signs/index.ts";
import { frameOf, showPage, staffOf, textsOf } from "../view.tsx";
import { deviceRoutes } from "./device-handlers.tsx";
import { managed } from "./managed.tsx";
import { deliveryRoutes } from "./deliveries.tsx";
import { noticeRoutes } from "./notice-handlers.tsx";
import { staffRoutes } from "./staff-handlers.tsx";
import { drawerRoutes } from "./till-handlers.tsx";

/** What a manager decides about the own shop, an operator about all. */
export function manageRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get(
    "/manage",
    managed(ground, "manage_staff").page(async (c) => showStart(c, ground)),
  );
  for (const routes of [
    ...[staffRoutes, deviceRoutes, drawerRoutes, kioskRoutes, alarmRoutes, signRoutes],
    ...[noticeRoutes, deliveryRoutes, incidentRoutes],
  ]) {
    app.route("/", routes(ground));
  }
  return app;
}

async function showStart(c: Context, ground: CounterGround): Promise<Response> {
  const texts = textsOf(c);
  const { manage: words, cases } = texts;
  const staff = staffOf(c);
  const look = may(staff, "pair_device") ? await lookOfShop(c, ground) : undefined;
  const page = (
    <Page frame={frameOf(c, ground)} title={words.title} lead={words.lead} isPrivate>
      {look === undefined ? null : <KiosksLook look={look} texts={texts} />}
      <Buttons>
        <ButtonLink href={paths.manageStaff()}>{words.staff}</ButtonLink>
        {may(staff, "pair_device") ? (
          <ButtonLink href={paths.manageDevices()}>{words.devices}</ButtonLink>
        ) : null}
        {may(staff, "pair_device") ? (
          <ButtonLink href={paths.manageKiosks()}>{texts.kiosks.title}</ButtonLink>
        ) : null}
        {may(staff, "manage_tills") ? (
          <ButtonLink href={paths.manageTills()}>{words.tills}</ButtonLink>
        ) : null}
        {may(staff, "manage_tills") ? (
          <ButtonLink href={paths.manageCash()}>{texts.kioskCash.title}</ButtonLink>
        ) : null}
        <ButtonLink href={paths.manageNotices()}>{texts.notices.title}</ButtonLink>
        <ButtonLink href={paths.deliveries()}>{texts.deliveries.title}</ButtonLink>
        {may(staff, "tell_incident") ? (
          <ButtonLink href={paths.incidents()}>{texts.incidents.title}</ButtonLink>
        ) : null}
        {may(staff, "answer_case") ? (
          <ButtonLink href={paths.manageCases()}>{cases.title}</ButtonLink>
        ) : null}
        {mayAnswerQuestions(staff) ? (
          <ButtonLink href={paths.manageQuestions()}>{texts.questions.title}</ButtonLink>
        ) : null}
      </Buttons>
    </Page>
  );
  return showPage(c, page);
}
