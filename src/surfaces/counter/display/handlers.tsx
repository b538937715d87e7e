import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import { streamSSE } from "hono/streaming";
import { showOnDisplays, shownAt } from "../../../business/displays/index.ts";
import { deviceById, deviceByToken } from "../../../business/staff/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import {
  isLanguage,
  negotiateLanguage,
  type Language,
} from "../../../foundation/language/index.ts";
import { openAssets, readForm } from "../../browser/index.ts";
import type { CounterGround } from "../ground.ts";
import { displayToken } from "../keys.ts";
import { orderLinkUrl } from "../order-link.ts";
import { paths } from "../routes.ts";
import { showCustomer } from "../show-customer.ts";
import { actOf, isPlaceHere, showPage } from "../view.tsx";
import { DisplayPage, Unbound, type DisplayFiles } from "./display.page.tsx";
import { viewOf, type DisplayView } from "./shown-view.ts";

export function displayRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get("/display", async (c) => show(c, ground));
  app.post("/display/language", async (c) => choose(c, ground));
  app.get("/display/language", (c) => c.redirect(paths.display(), 303));
  app.post("/customer-language", async (c) => chooseFor(c, ground));
  app.get("/display/events", async (c) => streamNews(c, ground));
  return app;
}

interface AtDisplay {
  readonly act: Act;
  readonly displayId: string;
  /** Undefined while it belongs to no counter in use. */
  readonly counterId?: string;
}

/** Which display asks; undefined when it was never paired, or was revoked. */
async function displayOf(c: Context, ground: CounterGround): Promise<AtDisplay | undefined> {
  const act = actOf(c, ground);
  const display = await deviceByToken(act, displayToken(c));
  if (display?.kind !== "display") return undefined;
  const { deviceId: displayId, counterId } = display;
  const asDisplay: Act = { ...act, actor: { kind: "device", id: displayId } };
  const counter = counterId === undefined ? undefined : await deviceById(act, counterId);
  const isInUse = counter !== undefined && counter.revokedAt === undefined;
  return { act: asDisplay, displayId, ...(isInUse ? { counterId: counter.deviceId } : {}) };
}

interface Look {
  readonly language: Language;
  readonly view: DisplayView;
  readonly token: string;
}

async function lookAt(c: Context, ground: CounterGround, at: AtDisplay): Promise<Look | undefined> {
  const { act, counterId } = at;
  if (counterId === undefined) return undefined;
  const shown = await shownAt(act, counterId);
  const language = shown?.language ?? negotiateLanguage(c.req.header("accept-language"));
  const { publicUrl } = ground.config;
  const view = await viewOf(act, { counterId, language, publicUrl });
  const text = JSON.stringify([language, view]);
  const token = createHash("sha256").update(text).digest("base64url").slice(0, 12);
  return { language, view, token };
}

async function show(c: Context, ground: CounterGround): Promise<Response> {
  const at = await displayOf(c, ground);
  if (at === undefined) return c.redirect(paths.displayPair(), 303);
  const look = await lookAt(c, ground, at);
  if (look === undefined) {
    const language = negotiateLanguage(c.req.header("accept-language"));
    return showPage(c, <Unbound language={language} files={displayFiles()} />);
  }
  const { view, language } = look;
  const order = view.kind === "sale" && view.qr?.kind === "order" ? view.qr.order : undefined;
  const { publicUrl } = ground.config;
  const link =
    order === undefined ? {} : { orderUrl: orderLinkUrl(at.act, order, { language, publicUrl }) };
  return showPage(c, <DisplayPage files={displayFiles()} {...look} {...link} />);
}

function displayFiles(): DisplayFiles {
  const assets = openAssets();
  const url = (name: string) => `/assets/${assets.fileOf(name)}`;
  return {
    styleUrls: [url("tsunagu.css"), url("display.css")],
    scriptUrl: url("display.js"),
    iconUrl: url("icon.svg"),
  };
}

/** By touch on the display itself. */
async function choose(c: Context, ground: CounterGround): Promise<Response> {
  const language = (await readForm(c)).text("language");
  const at = await displayOf(c, ground);
  if (at?.counterId !== undefined && isLanguage(language)) {
    await showOnDisplays(at.act, at.counterId, { language });
  }
  return c.redirect(paths.display(), 303);
}

/** By the clerk, for the customer; back to where the clerk was. */
async function chooseFor(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const language = form.text("language");
  if (isLanguage(language)) await showCustomer(c, ground, { language });
  const back = form.text("back");
  return c.redirect(isPlaceHere(back) ? back : paths.home(), 303);
}

const LOOK_EVERY_MS = 1000;
const STREAM_SECONDS_MAX = 120;

/** Tells whenever the display would look different; the browser comes again when it has ended. */
async function streamNews(c: Context, ground: CounterGround): Promise<Response> {
  if ((await displayOf(c, ground)) === undefined) return c.body(null, 404);
  c.header("Cache-Control", "no-store");
  return streamSSE(c, async (stream) => {
    let told = "";
    for (let i = 0; i < STREAM_SECONDS_MAX && !stream.aborted; i++) {
      // Asked each time: one that was revoked meanwhile shows nothing more.
      const at = await displayOf(c, ground);
      const token = at === undefined ? "over" : ((await lookAt(c, ground, at))?.token ?? "unbound");
      if (token !== told) await stream.writeSSE({ event: "state", data: token });
      told = token;
      await stream.sleep(LOOK_EVERY_MS);
    }
  });
}
