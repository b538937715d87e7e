import { Hono, type Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { HTTPException } from "hono/http-exception";
import { allSellers } from "../../../business/catalogue/index.ts";
import { callAt, hasStaff, readKiosk, type ReadKiosk } from "../../../business/kiosks/index.ts";
import { sealKioskHelp } from "../../../business/support/index.ts";
import {
  findPoints,
  readPoint,
  WALK_MINUTES_MAX,
  type FoundPoint,
} from "../../../business/points/index.ts";
import { deviceByToken } from "../../../business/staff/index.ts";
import { isLanguage } from "../../../foundation/language/index.ts";
import { refused } from "../../../foundation/outcome/index.ts";
import {
  addressOf,
  readForm,
  readQuery,
  sameSiteForms,
  securityHeaders,
  type FormInput,
} from "../../browser/index.ts";
import { renderPage } from "../../html/index.ts";
import { languageOf } from "../answer.ts";
import { actOf } from "../gate.ts";
import type { AtKiosk, KioskGround } from "../ground.ts";
import { deviceKey, keepDevice } from "../keys.ts";
import { openPageKey, pairKiosk } from "../pair.ts";
import { messageOf, statusOf, type KioskRefusal } from "../refusals.ts";
import { cashAt } from "./cash-look.ts";
import { moveAtCash } from "./cash-moves.ts";
import { CashPage } from "./cash-page.tsx";
import { easedBy } from "./choosing.ts";
import { lookAt, type Help } from "./look.ts";
import { move } from "./moves.ts";
import { FailurePage, PairPage } from "./pair.page.tsx";
import { RestPage } from "./rest.page.tsx";
import { SCREEN } from "./shell.tsx";
import { paperAfter } from "./slip-moves.ts";
import { VisitPage } from "./visit.page.tsx";
import { inLanguage, readVisit, saveVisit, type Visit } from "./visit.ts";

const FORM_BYTES_MAX = 64 * 1024;

/** What customers see at a machine, at one address: it shows, and whatever is pressed comes back to it. */
export function kioskScreens(ground: KioskGround): Hono {
  const app = new Hono().basePath(SCREEN);
  app.use(compress());
  app.use(securityHeaders({ config: ground.config, paymentOrigins: [] }));
  app.onError((error, c) => answerException(c, ground, error));
  app.use(sameSiteForms(ground));
  app.use(bodyLimit({ maxSize: FORM_BYTES_MAX, onError: (c) => fail(c, "too_large") }));
  app.get("/", async (c) => show(c, ground));
  app.post("/", async (c) => press(c, ground));
  app.all("/", (c) => {
    const response = fail(c, "not_allowed");
    response.headers.set("Allow", "GET, HEAD, POST");
    return response;
  });
  app.all("*", (c) => fail(c, "not_found"));
  return app;
}

async function show(c: Context, ground: KioskGround): Promise<Response> {
  const key = readQuery(c).text("key");
  if (key !== "") return enter(c, ground, key);
  const at = await atScreen(c, ground);
  if (at === undefined) return page(c, <PairPage language={languageOf(c)} />);
  // Begun anew with each visit, so that a machine in use is never forgotten.
  keepDevice(c, ground, deviceKey(c)!.token);
  const read = await readKiosk(at.act, at.device);
  const visit = await readVisit(at);
  if (visit === undefined) return page(c, await rest(at, read));
  if (visit.step === "language") return page(c, await rest(at, read, visit));
  const here = inLanguage(at, visit);
  const cash = await cashAt(here, visit);
  if (cash !== undefined && visit.isHelp !== true) {
    return page(c, <CashPage visit={visit} look={cash} />);
  }
  const look = await lookAt(here, visit);
  if (!look.ok) {
    const { language } = visit;
    const anew = { language, step: "find", eases: visit.eases } as const;
    await saveVisit(at, { ...anew, said: messageOf(look, language) }, visit);
    return c.redirect(SCREEN, 303);
  }
  const sellers = await allSellers(at.act);
  const help = visit.isHelp === true ? { help: await helpAt(here, visit) } : {};
  return page(c, <VisitPage {...{ visit, read, sellers, ...help }} look={look.value} />);
}

async function helpAt({ act, device, ground }: AtKiosk, { step, language }: Visit): Promise<Help> {
  const call = await callAt(act, device.deviceId);
  const mayCall = await hasStaff(act, device);
  const token = sealKioskHelp(act, { device, step });
  const at = new URLSearchParams({ at: token });
  const chatUrl = `${ground.config.publicUrl}/${language}/chat/visit?${at}`;
  return { mayCall, chatUrl, ...(call === undefined ? {} : { call }) };
}

/** What was pressed on a screen that is not there any more does nothing. */
async function press(c: Context, ground: KioskGround): Promise<Response> {
  const form = await readForm(c);
  if (form.text("do") === "pair") return pair(c, ground, form.text("code"));
  const at = await atScreen(c, ground);
  if (at === undefined) return c.redirect(SCREEN, 303);
  const visit = await readVisit(at);
  if (visit === undefined) {
    const anew = await begin(at, form);
    if (anew !== undefined) await saveVisit(at, anew);
  } else if (form.text("step") === visit.step) {
    const here = inLanguage(at, visit);
    const look = await cashAt(here, visit);
    const next =
      look === undefined
        ? await move(here, visit, form)
        : await moveAtCash(here, visit, { form, look });
    await paperAfter(here, visit, next);
    await saveVisit(at, next, visit);
    // No page is kept in a cache; the sheet and the script in it are wanted at once again.
    if (next === undefined) c.header("Clear-Site-Data", '"storage"');
  }
  return c.redirect(SCREEN, 303);
}

/** Somebody chose a language, or wants the choice itself larger, lower or read out. */
async function begin(at: AtKiosk, form: FormInput): Promise<Visit | undefined> {
  const { takes } = (await readKiosk(at.act, at.device)).sales;
  if (takes.length === 0) return undefined;
  const language = form.text("language");
  if (form.text("do") === "start" && isLanguage(language)) return { language, step: "find" };
  const eased = easedBy({ language: "ja", step: "language" }, form.text("ease"));
  return form.text("do") === "ease" && eased.eases !== undefined ? eased : undefined;
}

/** The machine whose browser asks; undefined when it was never paired, or was revoked. */
async function atScreen(c: Context, ground: KioskGround): Promise<AtKiosk | undefined> {
  const key = deviceKey(c);
  const device =
    key === undefined ? undefined : await deviceByToken(actOf(c, ground, "unpaired"), key.token);
  if (device?.kind !== "kiosk") return undefined;
  const act = actOf(c, ground, device.deviceId);
  return { act, device, ground, address: addressOf(c, ground) };
}

async function pair(c: Context, ground: KioskGround, code: string): Promise<Response> {
  const address = addressOf(c, ground);
  const paired = await pairKiosk(actOf(c, ground, "unpaired"), { code, address });
  const language = languageOf(c);
  if (!paired.ok) {
    const said = messageOf(paired, language);
    return page(c, <PairPage language={language} said={said} />, statusOf(paired.refusal));
  }
  keepDevice(c, ground, paired.value.token);
  return c.redirect(SCREEN, 303);
}

/** The machine's program opens its browser at `?key=`, so that both are one machine. */
async function enter(c: Context, ground: KioskGround, key: string): Promise<Response> {
  const opened = await openPageKey(actOf(c, ground, "unpaired"), key);
  if (opened.ok) keepDevice(c, ground, opened.value.token);
  return c.redirect(SCREEN, 303);
}

async function rest({ act, device, ground }: AtKiosk, read: ReadKiosk, visit?: Visit) {
  const nearest = read.sales.takes.length > 0 ? undefined : await nearestTo(act, device.pointId);
  const { publicUrl } = ground.config;
  const more = { ...(nearest ? { nearest } : {}), ...(visit ? { visit } : {}) };
  return <RestPage read={read} adviseUrl={`${publicUrl}/advise`} {...more} />;
}

/** Another point that renews on the spot, open now, well, and near enough to walk to. */
async function nearestTo(
  act: AtKiosk["act"],
  pointId: string | undefined,
): Promise<FoundPoint | undefined> {
  const here = pointId === undefined ? undefined : await readPoint(act, pointId);
  if (here === undefined) return undefined;
  const filter = { does: ["renews"], openAt: act.clock.now() } as const;
  const found = await findPoints(act, { near: here.point.place, filter, limit: 5 });
  return found.find(
    ({ point, walkMinutes, state }) =>
      point.pointId !== pointId &&
      walkMinutes <= WALK_MINUTES_MAX &&
      state?.state !== "out_of_order",
  );
}

function answerException(c: Context, ground: KioskGround, error: unknown): Response {
  if (error instanceof HTTPException) {
    return fail(c, error.status === 403 ? "not_ours" : "body_unreadable");
  }
  ground.log.error({ err: error, path: c.req.routePath }, "a kiosk's screen was not answered");
  const response = fail(c, "broken");
  response.headers.set("Retry-After", "5");
  return response;
}

function fail(c: Context, refusal: KioskRefusal): Response {
  const language = languageOf(c);
  const said = messageOf(refused(refusal), language);
  return page(c, <FailurePage language={language} said={said} />, statusOf(refusal));
}

function page(
  c: Context,
  shown: { toString(): string | Promise<string> },
  status: ReturnType<typeof statusOf> | 200 = 200,
): Response {
  return c.html(renderPage(shown), status, { "Cache-Control": "no-store" });
}
