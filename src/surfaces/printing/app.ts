import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { methodNotAllowed } from "hono/method-not-allowed";
import { epsonRoutes } from "./epson.ts";
import type { PrintingGround } from "./ground.ts";
import { starRoutes } from "./star.ts";

const BODY_BYTES_MAX = 64 * 1024;

/** The doors of printers that call us. Their addresses carry a token; nothing else opens them. */
export function printingApp(
  ground: PrintingGround & { readonly tell: (error: unknown) => void },
): Hono {
  const app = new Hono().basePath("/printing");
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.body(null, error.status);
    ground.tell(error);
    return c.body(null, 503, { "Retry-After": "5" });
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => c.body(null, 405, { Allow: methods.join(", ") }),
    }),
  );
  app.use(bodyLimit({ maxSize: BODY_BYTES_MAX, onError: (c) => c.body(null, 413) }));
  app.route("/", starRoutes(ground));
  app.route("/", epsonRoutes(ground));
  app.notFound((c) => c.body(null, 404));
  return app;
}
