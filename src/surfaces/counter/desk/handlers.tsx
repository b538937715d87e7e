import { Hono, type Context } from "hono";
import { answerCall, callsBeside } from "../../../business/kiosks/index.ts";
import { readForm, readQuery } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import type { CounterGround } from "../ground.ts";
import { errorOf } from "../refusals.ts";
import { printerHere } from "../print/index.ts";
import { paths } from "../routes.ts";
import { showCustomer } from "../show-customer.ts";
import { tillStateOf } from "../till/index.ts";
import { actOf, deviceOf, frameOf, languageOf, showPage, textsOf } from "../view.tsx";
import { DeskPage } from "./desk.page.tsx";
import { findTyped } from "./find-typed.ts";

export function deskRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get("/", async (c) => showDesk(c, ground, { typed: "", errors: [] }));
  app.post("/kiosk-calls/:deviceId", async (c) => come(c, ground));
  app.post("/find", async (c) => find(c, ground));
  app.get("/find", (c) => c.redirect(paths.home(), 303));
  return app;
}

async function showDesk(
  c: Context,
  ground: CounterGround,
  of: { readonly typed: string; readonly errors: readonly FieldError[] },
): Promise<Response> {
  await showCustomer(c, ground, "nothing");
  const act = actOf(c, ground);
  const device = deviceOf(c);
  const [till, printer, calls] = await Promise.all([
    ...([tillStateOf(act, device), printerHere(act, device), callsBeside(act, device)] as const),
  ]);
  const said = readQuery(c).text("said");
  const props = {
    said,
    frame: frameOf(c, ground, paths.home()),
    texts: textsOf(c),
    ...{ till, printer, calls },
    ...of,
  };
  return showPage(c, <DeskPage {...props} />, of.errors.length > 0 ? 422 : 200);
}

/** Somebody goes to a machine beside this counter; a call that is over needs nobody. */
async function come(c: Context, ground: CounterGround): Promise<Response> {
  await readForm(c);
  const act = actOf(c, ground);
  const deviceId = c.req.param("deviceId");
  const calls = await callsBeside(act, deviceOf(c));
  const call = calls.find((one) => one.deviceId === deviceId);
  if (call !== undefined) await answerCall(act, call.deviceId);
  return c.redirect(paths.home(), 303);
}

async function find(c: Context, ground: CounterGround): Promise<Response> {
  const typed = (await readForm(c)).text("typed");
  const asked = { text: typed, deviceId: deviceOf(c).deviceId };
  const found = await findTyped(actOf(c, ground), asked);
  if (found.ok) return c.redirect(found.value, 303);
  const { refusal } = found;
  const error: FieldError =
    refusal === "too_many_tries"
      ? errorOf({ ...found, refusal }, { field: "typed", language: languageOf(c) })
      : { field: "typed", message: textsOf(c).find.errors[refusal] };
  // What a document says is never shown again.
  return showDesk(c, ground, { typed: refusal === "document" ? "" : typed, errors: [error] });
}
