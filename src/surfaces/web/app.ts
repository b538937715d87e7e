import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { methodNotAllowed } from "hono/method-not-allowed";
import { newId } from "../../foundation/ids/index.ts";
import { accountRoutes } from "./account/index.ts";
import { autoRoutes } from "./auto/index.ts";
import { adviseRoutes } from "./advise/index.ts";
import { caseRoutes, casePhotoRoutes, rateRoutes } from "./cases/index.ts";
import { chatRoutes } from "./chat/index.ts";
import { confirmRoutes } from "./confirm/index.ts";
import { lineRoutes } from "./line/index.ts";
import { orderRoutes } from "./order/index.ts";
import { plansRoutes } from "./plans/index.ts";
import { answerAsset, openAssets, sameSiteForms, securityHeaders } from "../browser/index.ts";
import { answerException, answerFailure } from "./failures/index.ts";
import { familyRoutes } from "./family/index.ts";
import { findRoutes } from "./find/index.ts";
import { friendRoutes } from "./friend/index.ts";
import type { WebGround } from "./ground.ts";
import { guideRoutes } from "./guide/index.ts";
import { handOverRoutes } from "./hand-over/index.ts";
import { helpRoutes } from "./help/index.ts";
import { homeRoutes } from "./home/index.ts";
import { legalRoutes } from "./legal/index.ts";
import { lookupRoutes } from "./lookup/index.ts";
import { offlineRoutes, tellHolder, workerRoutes } from "./offline/index.ts";
import { outboxRoutes } from "./outbox/index.ts";
import { phraseRoutes } from "./phrases/index.ts";
import { photoRoutes, pointRoutes } from "./points/index.ts";
import { questionRoutes } from "./questions/index.ts";
import { receiptKeyRoutes, receiptRoutes, verifyRoutes } from "./receipt/index.ts";
import { mineRoutes } from "./privacy/index.ts";
import { refundRoutes } from "./refund/index.ts";
import { chatAppRoutes } from "./chat-apps/index.ts";
import { calendarRoutes } from "./calendar/index.ts";
import { reminderRoutes, stopRoutes } from "./reminders/index.ts";
import { LANGUAGE_SEGMENT, paths } from "./routes.ts";
import { languageOf } from "./view.ts";
import { signRoutes } from "./signs/index.ts";
import { voucherRoutes } from "./voucher/index.ts";
import { tripRoutes } from "./trip/index.ts";
import { zoneRoutes } from "./zone/index.ts";

const FORM_BYTES_MAX = 64 * 1024;
const CASE_PHOTOS = /\/cases\/[0-9A-Z]{9}\/photos$/;
const PHOTO_BYTES_MAX = 8 * 1024 * 1024 + FORM_BYTES_MAX;
// More than a photo may be: one that is too large is told at its field, beside what was typed.
const REPORT = /\/(?:voucher\/[0-9A-Z]{10}\/problem|chat\/(?:visit|[0-9A-Z]{9,10}))$/;
const REPORT_BYTES_MAX = 12 * 1024 * 1024 + FORM_BYTES_MAX;

const WITHOUT_LANGUAGE = [
  ...[
    "/",
    "/r/:code",
    "/guide/*",
    "/orders/*",
    "/account/*",
    "/verify",
    "/verify/:token",
    "/voucher",
    "/at/:code",
    "/f/:token",
    "/s/:code",
    "/questions",
    "/questions/*",
  ],
  ...[
    "/legal",
    "/privacy",
    "/terms",
    "/points",
    "/points/:point",
    "/advise",
    "/phrases",
    "/trip",
    "/family",
    "/checkouts/:number",
    "/help",
    "/chat",
  ],
];

/** The customers' web as one application: Request in, Response out. */
export function webApp(ground: WebGround): Hono {
  // Here rather than with the first page: what cannot be built must not be served.
  openAssets();
  const app = new Hono();
  app.use(compress());
  app.use(securityHeaders(ground));
  app.use(async (c, next) => {
    c.set("requestId", newId());
    await next();
    c.res.headers.set("X-Request-Id", c.get("requestId"));
  });
  app.use(tellHolder(ground));
  app.onError((error, c) => answerException(c, ground, error));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed(c, methods) {
        const response = answerFailure(c, ground, "notAllowed");
        response.headers.set("Allow", methods.join(", "));
        return response;
      },
    }),
  );
  app.get("/assets/:file", (c) => answerAsset(c) ?? answerFailure(c, ground, "notFound"));
  for (const path of WITHOUT_LANGUAGE) app.get(path, redirectInLanguage);
  app.use(`${LANGUAGE_SEGMENT}/*`, sameSiteForms(ground), limitBody(ground));
  app.use("/reminders/*", limitBody(ground));
  mountJourneys(app, ground);
  // A route and not `notFound`, which would be lost where this application is mounted in another.
  app.all("*", (c) => answerFailure(c, ground, "notFound"));
  return app;
}

function mountJourneys(app: Hono, ground: WebGround): void {
  app.route(LANGUAGE_SEGMENT, homeRoutes(ground));
  app.route(LANGUAGE_SEGMENT, signRoutes(ground));
  app.route(LANGUAGE_SEGMENT, findRoutes(ground));
  app.route(LANGUAGE_SEGMENT, guideRoutes(ground));
  app.route(LANGUAGE_SEGMENT, questionRoutes(ground));
  app.route(LANGUAGE_SEGMENT, legalRoutes(ground));
  app.route(LANGUAGE_SEGMENT, zoneRoutes(ground));
  app.route(LANGUAGE_SEGMENT, offlineRoutes(ground));
  app.route(LANGUAGE_SEGMENT, pointRoutes(ground));
  app.route(LANGUAGE_SEGMENT, adviseRoutes(ground));
  app.route(LANGUAGE_SEGMENT, phraseRoutes(ground));
  app.route(LANGUAGE_SEGMENT, lineRoutes(ground));
  app.route(LANGUAGE_SEGMENT, autoRoutes(ground));
  app.route(LANGUAGE_SEGMENT, reminderRoutes(ground));
  app.route(LANGUAGE_SEGMENT, calendarRoutes(ground));
  app.route(LANGUAGE_SEGMENT, chatAppRoutes(ground));
  app.route(LANGUAGE_SEGMENT, plansRoutes(ground));
  app.route(LANGUAGE_SEGMENT, tripRoutes(ground));
  app.route(LANGUAGE_SEGMENT, handOverRoutes(ground));
  app.route(LANGUAGE_SEGMENT, confirmRoutes(ground));
  app.route(LANGUAGE_SEGMENT, familyRoutes(ground));
  app.route(LANGUAGE_SEGMENT, friendRoutes(ground));
  app.route(LANGUAGE_SEGMENT, lookupRoutes(ground));
  app.route(LANGUAGE_SEGMENT, orderRoutes(ground));
  app.route(LANGUAGE_SEGMENT, voucherRoutes(ground));
  app.route(LANGUAGE_SEGMENT, caseRoutes(ground));
  app.route(LANGUAGE_SEGMENT, casePhotoRoutes(ground));
  app.route(LANGUAGE_SEGMENT, rateRoutes(ground));
  app.route(LANGUAGE_SEGMENT, helpRoutes(ground));
  app.route(LANGUAGE_SEGMENT, mineRoutes(ground));
  app.route(LANGUAGE_SEGMENT, chatRoutes(ground));
  app.route(LANGUAGE_SEGMENT, refundRoutes(ground));
  app.route(LANGUAGE_SEGMENT, receiptRoutes(ground));
  app.route(LANGUAGE_SEGMENT, verifyRoutes(ground));
  app.route("/", workerRoutes(ground));
  app.route("/", stopRoutes(ground));
  app.route("/", photoRoutes(ground));
  app.route("/", receiptKeyRoutes(ground));
  app.route("/", outboxRoutes(ground));
  app.route(LANGUAGE_SEGMENT, accountRoutes(ground));
}

function limitBody(ground: WebGround) {
  const onError = (c: Context) => answerFailure(c, ground, "tooLarge");
  const form = bodyLimit({ maxSize: FORM_BYTES_MAX, onError });
  const photo = bodyLimit({ maxSize: PHOTO_BYTES_MAX, onError });
  const report = bodyLimit({ maxSize: REPORT_BYTES_MAX, onError });
  return (c: Context, next: () => Promise<void>) => {
    if (REPORT.test(c.req.path)) return report(c, next);
    return takesPhoto(c) ? photo(c, next) : form(c, next);
  };
}

function takesPhoto(c: Context): boolean {
  const { path } = c.req;
  return path === paths.findPhoto(languageOf(c)) || CASE_PHOTOS.test(path);
}

// The path as it was sent: decoded, it could hold what no header may.
function redirectInLanguage(c: Context): Response {
  const { pathname, search } = new URL(c.req.url);
  c.header("Vary", "Accept-Language");
  c.header("Cache-Control", "no-store");
  return c.redirect(`/${languageOf(c)}${pathname === "/" ? "" : pathname}${search}`, 302);
}
