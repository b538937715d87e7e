import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { FieldError } from "../../html/index.ts";
import { readQuery } from "../../browser/index.ts";
import type { WebGround } from "../ground.ts";
import { incidentsNow } from "../incidents/index.ts";
import { paths } from "../routes.ts";
import { frameOf, showPage } from "../view.ts";
import { visitOf } from "../visit.ts";
import { HomePage, type HomePageProps } from "./home.page.tsx";
import { HOME_SAYS } from "./texts/index.ts";

export function homeRoutes(ground: WebGround): Hono {
  const routes = new Hono();
  routes.get("/", async (c) => showHome(c, ground, { incidents: await incidentsNow(c, ground) }));
  return routes;
}

/** The first page; with errors, as the answer to a number or photo that leads nowhere. */
export function showHome(
  c: Context,
  ground: WebGround,
  shown: {
    readonly typed?: string;
    readonly errors?: readonly FieldError[];
    readonly status?: ContentfulStatusCode;
    readonly here?: NonNullable<HomePageProps["here"]>;
    readonly incidents?: NonNullable<HomePageProps["incidents"]>;
  } = {},
): Response {
  const { status = 200, ...props } = shown;
  const wanted = c.req.method === "GET" ? readQuery(c).text("say") : "";
  const say = HOME_SAYS.find((known) => known === wanted);
  const last = visitOf(c, ground).lines[0];
  const page = (
    <HomePage
      frame={frameOf(c, ground, { at: (language) => paths.home(language, say) })}
      {...props}
      {...(say === undefined ? {} : { say })}
      {...(last === undefined ? {} : { lastRef: last.ref })}
    />
  );
  return showPage(c, page, { status });
}
