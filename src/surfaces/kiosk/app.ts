import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { methodNotAllowed } from "hono/method-not-allowed";
import { refused } from "../../foundation/outcome/index.ts";
import { securityHeaders } from "../browser/index.ts";
import { answerException, answerRefusal } from "./answer.ts";
import { apiRoutes } from "./api.ts";
import type { KioskGround } from "./ground.ts";

// A hundred lines of a journal.
const BODY_BYTES_MAX = 64 * 1024;

/** What the kiosks' screens and programs ask, as one application: Request in, Response out. */
export function kioskApp(ground: KioskGround): Hono {
  const app = new Hono().basePath("/kiosk/api");
  app.use(securityHeaders({ config: ground.config, paymentOrigins: [] }));
  app.onError((error, c) => answerException(c, ground, error));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed(c, methods) {
        const response = answerRefusal(c, refused("not_allowed"));
        response.headers.set("Allow", methods.join(", "));
        return response;
      },
    }),
  );
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES_MAX,
      onError: (c) => answerRefusal(c, refused("too_large")),
    }),
  );
  app.route("/", apiRoutes(ground));
  app.all("*", (c) => answerRefusal(c, refused("not_found")));
  return app;
}
