import { Hono, type Context } from "hono";
import { setCookie } from "hono/cookie";
import { isZone } from "../../../foundation/clock/index.ts";
import type { FieldError } from "../../html/index.ts";
import { readForm } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { frameOf, languageOf, showPage } from "../view.ts";
import { zoneTexts } from "./texts/index.ts";
import { ZonePage } from "./zone.page.tsx";

const KEPT_SECONDS = 30 * 86_400;

export function zoneRoutes(ground: WebGround): Hono {
  const routes = new Hono();
  routes.get("/zone", (c) => {
    const referer = c.req.header("referer") ?? "";
    const path = URL.canParse(referer) ? new URL(referer) : undefined;
    const back = path === undefined ? "" : path.pathname + path.search;
    return showZonePage(c, ground, { back: ownPath(c, back) });
  });
  routes.post("/zone", async (c) => {
    const form = await readForm(c);
    const [zone, back] = [form.text("zone"), ownPath(c, form.text("back"))];
    if (!isZone(zone) || zone.length > 64) {
      const message = zoneTexts[languageOf(c)].unknown;
      return showZonePage(c, ground, { back, errors: [{ field: "zone", message }] });
    }
    const secure = ground.config.publicUrl.startsWith("https:");
    setCookie(c, "zone", zone, { path: "/", sameSite: "Lax", maxAge: KEPT_SECONDS, secure });
    return c.redirect(back, 303);
  });
  return routes;
}

function showZonePage(
  c: Context,
  ground: WebGround,
  shown: { readonly back: string; readonly errors?: readonly FieldError[] },
): Response {
  const page = (
    <ZonePage frame={frameOf(c, ground, { at: paths.zone })} now={ground.clock.now()} {...shown} />
  );
  return showPage(c, page, { status: shown.errors === undefined ? 200 : 422 });
}

/** A path of this site in this language; anything else is the first page. */
function ownPath(c: Context, path: string): string {
  const language = languageOf(c);
  const isOwn = path.startsWith(`/${language}/`) && !path.startsWith(paths.zone(language));
  return isOwn && /^\/[\w/.~?=&%+:-]*$/.test(path) ? path : paths.home(language);
}
