import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { runSandbox, type SandboxBindings, type SandboxGround } from "../../../sandbox/index.ts";
import { SIGNATURE_HEADER } from "../signature-header.ts";
import { adminRoutes } from "./admin.ts";
import { apiRoutes } from "./api.ts";
import { openDesk } from "./desk.ts";
import { pageRoutes } from "./pages/index.ts";
import { SCHEMA } from "./payments-store.ts";

const BODY_BYTES_MAX = 64_000;

runSandbox({ env: process.env, schema: SCHEMA, signatureHeader: SIGNATURE_HEADER, build });

function build(ground: SandboxGround) {
  const desk = openDesk(ground);
  const app = new Hono<SandboxBindings>();
  app.use("*", bodyLimit({ maxSize: BODY_BYTES_MAX }));
  app.get("/healthz", (c) => c.text("ok"));
  app.route("/v1", apiRoutes(desk, ground));
  app.route("/admin", adminRoutes(desk, ground));
  app.route("/p", pageRoutes(desk, ground));
  app.onError((error, c) => {
    process.stderr.write(`${error.stack}\n`);
    return c.json({ error: { type: "api_error", code: "bug", message: "A bug." } }, 500);
  });
  return { app, settleDue: desk.settleDue };
}
