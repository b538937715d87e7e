import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { methodNotAllowed } from "hono/method-not-allowed";
import { newId } from "../../foundation/ids/index.ts";
import { sameSiteForms, securityHeaders } from "../browser/index.ts";
import { agentRoutes } from "./agent/index.ts";
import { caseRoutes } from "./cases/index.ts";
import { chatRoutes } from "./chats/index.ts";
import { deskRoutes } from "./desk/index.ts";
import { displayRoutes } from "./display/index.ts";
import { esimRoutes } from "./esim/index.ts";
import { enterRoutes } from "./enter/index.ts";
import { answerException, answerFailure } from "./failures.tsx";
import { gate } from "./gate.ts";
import type { CounterGround } from "./ground.ts";
import { kioskCashRoutes } from "./kiosk-cash/index.ts";
import { manageRoutes } from "./manage/index.ts";
import { goodsRoutes } from "./goods/index.ts";
import { orderRoutes } from "./order/index.ts";
import { printRoutes } from "./print/index.ts";
import { questionRoutes } from "./questions/index.ts";
import { saleRoutes } from "./sale/index.ts";
import { tillRoutes } from "./till/index.ts";

const FORM_BYTES_MAX = 64 * 1024;

/** The staff's counter as one application: Request in, Response out. */
export function counterApp(ground: CounterGround): Hono {
  const app = new Hono().basePath("/counter");
  app.use(compress());
  app.use(securityHeaders({ config: ground.config, paymentOrigins: [] }));
  app.use(async (c, next) => {
    c.set("requestId", newId());
    c.set("isTraining", ground.config.isTraining);
    await next();
    c.res.headers.set("X-Request-Id", c.get("requestId"));
  });
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
  app.use(sameSiteForms(ground));
  app.use(
    bodyLimit({ maxSize: FORM_BYTES_MAX, onError: (c) => answerFailure(c, ground, "tooLarge") }),
  );
  app.use(gate(ground));
  for (const routes of [
    enterRoutes,
    displayRoutes,
    deskRoutes,
    saleRoutes,
    orderRoutes,
    tillRoutes,
    goodsRoutes,
    agentRoutes,
    printRoutes,
    manageRoutes,
    caseRoutes,
    chatRoutes,
    questionRoutes,
    kioskCashRoutes,
    esimRoutes,
  ]) {
    app.route("/", routes(ground));
  }
  app.all("*", (c) => answerFailure(c, ground, "notFound"));
  return app;
}
