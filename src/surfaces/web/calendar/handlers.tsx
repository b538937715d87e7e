import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import {
  calendarToken,
  endCalendar,
  makeCalendar,
  readCalendar,
} from "../../../business/notices/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import { calendarFile } from "../../documents/index.ts";
import { answerFailure } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { leadToFind, visitedLine } from "../line/index.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { CalendarPage } from "./calendar.page.tsx";

export function calendarRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/line/:ref/calendar", async (c) => show(c, ground));
  app.post("/line/:ref/calendar", async (c) => change(c, ground));
  app.get("/calendar/:token", async (c) => answerFile(c, ground));
  return app;
}

async function show(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const token = await calendarToken(actOf(c, ground), visited.lineId);
  const said = (["made", "ended"] as const).find((word) => word === readQuery(c).text("said"));
  const url = token && ground.config.publicUrl + paths.calendar(languageOf(c), token);
  return showPage(
    c,
    <CalendarPage
      frame={frameOf(c, ground)}
      ref={visited.ref}
      {...(url === undefined ? {} : { url })}
      {...(said === undefined ? {} : { said })}
    />,
  );
}

async function change(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedLine(c, ground);
  if (visited === undefined) return leadToFind(c);
  const act = actOf(c, ground);
  const isEnd = (await readForm(c)).text("act") === "end";
  await (isEnd ? endCalendar : makeCalendar)(act, visited.lineId);
  const path = paths.lineCalendar(languageOf(c), visited.ref);
  return c.redirect(`${path}?said=${isEnd ? "ended" : "made"}`, 303);
}

// Programs ask every hour or so: what has not changed is not sent again.
async function answerFile(c: Context, ground: WebGround): Promise<Response> {
  const [, token] = /^([\w-]+)\.ics$/u.exec(c.req.param("token") ?? "") ?? [];
  const calendar = token === undefined ? undefined : await readCalendar(actOf(c, ground), token);
  if (calendar === undefined) return answerFailure(c, ground, "notFound");
  const file = calendarFile(calendar, languageOf(c), ground.config);
  const tag = `"${createHash("sha256").update(file).digest("base64url").slice(0, 22)}"`;
  const headers = { ETag: tag, "Cache-Control": "private, no-cache" };
  const known = (c.req.header("if-none-match") ?? "").split(",").map((one) => one.trim());
  if (known.some((one) => one.replace(/^W\//u, "") === tag)) return c.body(null, 304, headers);
  return c.body(file, 200, {
    ...headers,
    "Content-Type": "text/calendar; charset=utf-8",
    "Content-Disposition": 'inline; filename="sim.ics"',
  });
}
