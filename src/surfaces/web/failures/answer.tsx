import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { WebGround } from "../ground.ts";
import { frameOf, showPage } from "../view.ts";
import { paths } from "../routes.ts";
import { FailurePage } from "./failure.page.tsx";
import type { FailureKind } from "./texts/index.ts";

const STATUS: Readonly<Record<FailureKind, ContentfulStatusCode>> = {
  badRequest: 400,
  notOurForm: 403,
  notFound: 404,
  notAllowed: 405,
  tooLarge: 413,
  tooMany: 429,
  broken: 500,
  unavailable: 503,
};
const RETRY_SECONDS = 10;

/** Answers with a failure page in the visitor's language and the status that belongs to it. */
export function answerFailure(
  c: Context,
  ground: WebGround,
  kind: FailureKind,
  options: { readonly retryAfterSeconds?: number } = {},
): Response {
  const requestId = c.get("requestId");
  // What was sent is not sent again in another language.
  const frame = frameOf(c, ground, c.req.method === "GET" ? {} : { at: paths.home });
  const shown = kind === "broken" ? { requestId } : {};
  const wait = options.retryAfterSeconds ?? (kind === "unavailable" ? RETRY_SECONDS : undefined);
  // Whoever waits for an order need not know to load the page again; a form is sent by its sender.
  const turns = kind === "unavailable" && c.req.method === "GET" ? { refreshSeconds: wait } : {};
  const response = showPage(c, <FailurePage {...{ frame, kind, ...shown, ...turns }} />, {
    status: STATUS[kind],
  });
  if (wait !== undefined) response.headers.set("Retry-After", String(wait));
  return response;
}

/** What an exception means for the visitor; bugs are logged with the request's number. */
export function answerException(c: Context, ground: WebGround, error: unknown): Response {
  if (error instanceof HTTPException) {
    const kind = (Object.keys(STATUS) as FailureKind[]).find((k) => STATUS[k] === error.status);
    if (error.res !== undefined && kind === undefined) return error.getResponse();
    return answerFailure(c, ground, kind ?? "badRequest");
  }
  ground.log.error(
    { err: error, requestId: c.get("requestId"), path: c.req.routePath },
    "request failed",
  );
  return answerFailure(c, ground, isOutage(error) ? "unavailable" : "broken");
}

// PostgreSQL classes 08 (connection), 53 (out of resources), 57 (shutting down) and the sockets'.
const OUTAGE = /^(08|53|57)[0-9A-Z]{3}$|^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|NOENT)$/;

/** Whether it means that the database is away, or has no room just now. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === "LineBusy") return true;
  const code = (error as Error & { code?: unknown }).code;
  if (typeof code === "string" && OUTAGE.test(code)) return true;
  return /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}
