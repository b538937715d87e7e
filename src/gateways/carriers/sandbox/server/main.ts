import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { runSandbox, type SandboxBindings, type SandboxGround } from "../../../sandbox/index.ts";
import { SIGNATURE_HEADER } from "../signature-header.ts";
import { adminRoutes } from "./admin.ts";
import { apiRoutes } from "./api.ts";
import { SCHEMA } from "./carrier-store.ts";
import { openSwitchboard } from "./switchboard.ts";

const BODY_BYTES_MAX = 64_000;

runSandbox({ env: process.env, schema: SCHEMA, signatureHeader: SIGNATURE_HEADER, build });

function build(ground: SandboxGround) {
  const board = openSwitchboard(ground, ground.settings.settleSeconds);
  const app = new Hono<SandboxBindings>();
  app.use("*", bodyLimit({ maxSize: BODY_BYTES_MAX }));
  app.get("/healthz", (c) => c.text("ok"));
  app.route("/v1", apiRoutes(board, ground));
  app.route("/admin", adminRoutes(board, ground));
  app.onError((error, c) => {
    process.stderr.write(`${error.stack}\n`);
    return c.json({ error: { code: "bug" } }, 500);
  });
  return { app, settleDue: board.settleDue };
}
