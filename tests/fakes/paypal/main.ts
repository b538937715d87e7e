import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import {
  answerBug,
  runSandbox,
  type SandboxBindings,
  type SandboxGround,
} from "../../../src/gateways/sandbox/index.ts";
import { tokenRoute, withToken } from "./access.ts";
import { adminRoutes } from "./admin.ts";
import { SCHEMA } from "./books-store.ts";
import { Desk } from "./desk.ts";
import { disputesApi } from "./disputes-api.ts";
import { notificationsApi } from "./notifications-api.ts";
import { ordersApi } from "./orders-api.ts";
import { pages } from "./pages.ts";
import { paymentsApi } from "./payments-api.ts";
import { payoutsApi } from "./payouts-api.ts";
import { reportingApi } from "./reporting-api.ts";
import { signDelivery } from "./signature.ts";
import { bySpecification } from "./speech.ts";
import { vaultApi } from "./vault-api.ts";
import { vaultPages } from "./vault-pages.ts";

const BODY_BYTES_MAX = 2_000_000;

/**
 * PayPal as this project reads its specifications: a process of its own with a memory of its own,
 * which refuses, forgets, repeats itself and goes silent as the real one may.
 */
runSandbox({ schema: SCHEMA, sign: signDelivery, build });

function build(ground: SandboxGround) {
  const desk = new Desk(ground);
  const app = new Hono<SandboxBindings>();
  app.use("*", bodyLimit({ maxSize: BODY_BYTES_MAX }));
  app.get("/healthz", (c) => c.text("ok"));
  app.route("/admin", adminRoutes(desk));
  app.route("/checkoutnow", pages(desk));
  app.route("/agreements", vaultPages(desk));
  tokenRoute(app, desk);
  for (const version of ["/v1/*", "/v2/*", "/v3/*"])
    app.use(version, withToken(desk), bySpecification(desk));
  app.route("/v2/checkout/orders", ordersApi(desk));
  app.route("/v2/payments", paymentsApi(desk));
  app.route("/v1/payments/payouts", payoutsApi(desk));
  app.route("/v1/customer/disputes", disputesApi(desk));
  app.route("/v1/notifications", notificationsApi(desk));
  app.route("/v1/reporting", reportingApi(desk));
  app.route("/v3/vault", vaultApi(desk));
  app.onError(answerBug);
  return { app, settleDue: () => desk.settleDue() };
}
