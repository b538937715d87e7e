import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import {
  answerBug,
  runSandbox,
  signBody,
  type SandboxBindings,
  type SandboxGround,
} from "../../../sandbox/index.ts";
import { SIGNATURE_HEADER } from "../signature-header.ts";
import { adminRoutes } from "./admin.ts";
import { apiRoutes } from "./api.ts";
import { Desk } from "./desk.ts";
import { keepPageRoutes, pageRoutes, readerRoutes } from "./pages/index.ts";
import { SCHEMA } from "./payments-store.ts";
import { SAVED_CARDS_SCHEMA } from "./saved-cards-store.ts";
import { Vault } from "./vault.ts";

const BODY_BYTES_MAX = 64_000;

runSandbox({
  schema: SCHEMA + SAVED_CARDS_SCHEMA,
  sign: (body, secrets, at) => ({ [SIGNATURE_HEADER]: signBody(body, secrets, at) }),
  build,
});

function build(ground: SandboxGround) {
  const desk = new Desk(ground);
  const vault = new Vault(ground);
  const app = new Hono<SandboxBindings>();
  app.use("*", bodyLimit({ maxSize: BODY_BYTES_MAX }));
  app.get("/healthz", (c) => c.text("ok"));
  app.route("/v1", apiRoutes(desk, vault, ground));
  app.route("/admin", adminRoutes(desk, vault, ground));
  app.route("/p", pageRoutes(desk, ground));
  app.route("/k", keepPageRoutes(vault, ground));
  app.route("/readers", readerRoutes(desk, ground));
  app.onError(answerBug);
  return { app, settleDue: () => desk.settleDue() };
}
