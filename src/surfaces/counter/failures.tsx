import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { ButtonLink, Page } from "../html/index.ts";
import type { CounterGround } from "./ground.ts";
import { paths } from "./routes.ts";
import { frameOf, showPage, textsOf } from "./view.tsx";

const STATUS = {
  badRequest: 400,
  notOurForm: 403,
  notFound: 404,
  notAllowed: 405,
  tooLarge: 413,
  broken: 503,
} as const;
export type FailureKind = keyof typeof STATUS;

/** What is certain, and what to do next. */
export function answerFailure(c: Context, ground: CounterGround, kind: FailureKind): Response {
  const texts = textsOf(c);
  const { title, lead } = texts.failures[kind];
  const page = (
    <Page frame={frameOf(c, ground, paths.home())} title={title} lead={lead} isPrivate>
      <ButtonLink href={paths.home()}>{texts.nav.find}</ButtonLink>
    </Page>
  );
  const response = showPage(c, page, STATUS[kind]);
  if (kind === "broken") response.headers.set("Retry-After", "5");
  return response;
}

/** Bugs and outages are logged with the request's number; nothing is known to have failed. */
export function answerException(c: Context, ground: CounterGround, error: unknown): Response {
  if (error instanceof HTTPException) {
    return answerFailure(c, ground, error.status === 403 ? "notOurForm" : "badRequest");
  }
  const path = c.req.routePath;
  ground.log.error({ err: error, requestId: c.get("requestId"), path }, "request failed");
  return answerFailure(c, ground, "broken");
}
