import { Hono, type Context } from "hono";
import { answerAsset, openAssets, readForm, readQuery } from "../../browser/index.ts";
import { answerFailure } from "../failures/index.ts";
import { forgetAll } from "../farewell.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { frameOf, languageOf, showPage } from "../view.ts";
import { drawAppIcon } from "./app-icon.ts";
import { OfflinePage } from "./offline.page.tsx";
import { offlineTexts } from "./texts/index.ts";

/** What makes the pages an app that opens without a connection. */
export function offlineRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/offline", (c) => showOffline(c, ground));
  app.post("/offline/forget", async (c) => forget(c, ground));
  app.get("/app.webmanifest", (c) => sendManifest(c));
  return app;
}

/** What the browser asks for beside the pages, without a language. */
export function workerRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/worker.js", (c) => sendWorker(c));
  app.get("/app-icons/:file", (c) => sendIcon(c) ?? answerFailure(c, ground, "notFound"));
  return app;
}

function showOffline(c: Context, ground: WebGround): Response {
  const said = (["about", "forgotten"] as const).find((word) => word === readQuery(c).text("said"));
  if (said !== undefined)
    return showPage(c, <OfflinePage frame={frameOf(c, ground)} said={said} />);
  // No worker shows it in another language: there it says what it is for.
  const frame = frameOf(c, ground, { at: (other) => paths.offline(other, "about") });
  return showPage(c, <OfflinePage frame={frame} />, { cache: "shared" });
}

async function forget(c: Context, ground: WebGround): Promise<Response> {
  await readForm(c);
  forgetAll(c, ground);
  return c.redirect(paths.offline(languageOf(c), "forgotten"), 303);
}

const ICON_SIDES = [180, 192, 512];
const GROUND_COLOUR = "#faf7f0";
const DAY = "public, max-age=86400";

function sendManifest(c: Context): Response {
  const language = languageOf(c);
  const { appName, appText } = offlineTexts[language];
  const icons = [192, 512].map((side) => ({
    src: paths.appIcon(side),
    sizes: `${side}x${side}`,
    type: "image/png",
    purpose: "any maskable",
  }));
  const manifest = {
    ...{ id: "/", scope: "/", start_url: paths.home(language), display: "standalone" },
    ...{ name: appName, short_name: "Tsunagu", description: appText, lang: language, dir: "ltr" },
    ...{ background_color: GROUND_COLOUR, theme_color: GROUND_COLOUR },
    icons,
  };
  return c.body(JSON.stringify(manifest), 200, {
    "Content-Type": "application/manifest+json; charset=utf-8",
    "Cache-Control": DAY,
  });
}

// Its address stays and its content does not: a browser looks for a new one by itself.
function sendWorker(c: Context): Response {
  const answer = answerAsset(c, openAssets().fileOf("worker.js"))!;
  answer.headers.set("Cache-Control", "no-cache");
  answer.headers.set("Content-Security-Policy", "default-src 'none'; connect-src 'self'");
  return answer;
}

const drawn = new Map<number, Uint8Array<ArrayBuffer>>();

function sendIcon(c: Context): Response | undefined {
  const side = ICON_SIDES.find((one) => c.req.param("file") === `${one}.png`);
  if (side === undefined) return undefined;
  const icon = drawn.get(side) ?? drawAppIcon(side);
  drawn.set(side, icon);
  return c.body(icon, 200, { "Content-Type": "image/png", "Cache-Control": DAY });
}
