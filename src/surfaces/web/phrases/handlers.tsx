import { Hono } from "hono";
import { openAssets } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { frameOf, showPage } from "../view.ts";
import { PhrasesPage } from "./phrases.page.tsx";

/** The board (the same for everybody, so that it may be kept by caches). */
export function phraseRoutes(ground: WebGround): Hono {
  const routes = new Hono();
  const sheetUrl = paths.asset(openAssets().fileOf("phrases.css"));
  routes.get("/phrases", (c) =>
    showPage(c, <PhrasesPage frame={frameOf(c, ground)} sheetUrl={sheetUrl} />, {
      cache: "shared",
    }),
  );
  return routes;
}
