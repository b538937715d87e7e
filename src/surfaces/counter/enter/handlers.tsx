import { Hono, type Context } from "hono";
import { z } from "zod";
import {
  choosePasscode,
  logIn,
  logOut,
  offerSecondFactor,
  pairDevice,
  secondFactorUri,
  takeSecondFactor,
} from "../../../business/staff/index.ts";
import { addMinutes } from "../../../foundation/clock/index.ts";
import { addressOf, readForm, readQuery } from "../../browser/index.ts";
import type { FieldError } from "../../html/index.ts";
import type { CounterGround } from "../ground.ts";
import {
  dropSession,
  keepDevice,
  keepDisplay,
  keepLanguage,
  keepSession,
  sessionToken,
} from "../keys.ts";
import { errorOf } from "../refusals.ts";
import { paths } from "../routes.ts";
import {
  actOf,
  deviceOf,
  frameOf,
  languageOf,
  showPage,
  staffOf,
  textsOf,
  isPlaceHere,
} from "../view.tsx";
import { LeavePage, LogInPage, PairPage, PasscodePage, SecondFactorPage } from "./pages.tsx";

export function enterRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  app.get("/language", (c) => changeLanguage(c, ground));
  for (const at of [paths.pair(), paths.displayPair()]) {
    const place = at.replace(paths.home(), "");
    app.get(place, (c) => showPair(c, ground, at));
    app.post(place, async (c) => pair(c, ground, at));
  }
  app.get("/log-in", (c) => showLogIn(c, ground));
  app.post("/log-in", async (c) => enter(c, ground));
  app.get("/log-out", (c) => showLeave(c, ground));
  app.post("/log-out", async (c) => leave(c, ground));
  app.get("/passcode", (c) => showPasscode(c, ground));
  app.post("/passcode", async (c) => changePasscode(c, ground));
  app.get("/second-factor", (c) => showSecondFactor(c, ground));
  app.post("/second-factor", async (c) => setSecondFactor(c, ground));
  return app;
}

function propsOf(c: Context, ground: CounterGround, errors: readonly FieldError[], at: string) {
  return { frame: frameOf(c, ground, at), texts: textsOf(c), errors };
}

function statusOf(errors: readonly FieldError[]): 200 | 422 {
  return errors.length > 0 ? 422 : 200;
}

function changeLanguage(c: Context, ground: CounterGround): Response {
  const query = readQuery(c);
  const to = query.text("to");
  if (to === "ja" || to === "en") keepLanguage(c, ground, to);
  const back = query.text("back");
  return c.redirect(isPlaceHere(back) ? back : paths.home(), 303);
}

function showPair(
  c: Context,
  ground: CounterGround,
  at: string,
  errors: readonly FieldError[] = [],
) {
  if (isPairedAlready(c, at)) return c.redirect(paths.home(), 303);
  const code = readQuery(c).text("code").slice(0, 20);
  const page = <PairPage {...propsOf(c, ground, errors, at)} action={at} code={code} />;
  return showPage(c, page, statusOf(errors));
}

// One browser may be a counter in one window and its display in another.
function isPairedAlready(c: Context, at: string): boolean {
  return at === paths.pair() && c.get("device") !== undefined;
}

async function pair(c: Context, ground: CounterGround, at: string): Promise<Response> {
  const form = await readForm(c);
  if (isPairedAlready(c, at)) return c.redirect(paths.home(), 303);
  const typed = { code: form.text("code"), address: addressOf(c, ground) };
  const paired = await pairDevice(actOf(c, ground), { ...typed, kinds: ["counter", "display"] });
  if (!paired.ok) {
    return showPair(c, ground, at, [errorOf(paired, { field: "code", language: languageOf(c) })]);
  }
  const { device, token } = paired.value;
  if (device.kind === "display") {
    keepDisplay(c, ground, token);
    return c.redirect(paths.display(), 303);
  }
  keepDevice(c, ground, token);
  return c.redirect(paths.logIn(), 303);
}

function showLogIn(
  c: Context,
  ground: CounterGround,
  of: { readonly number: string; readonly errors: readonly FieldError[] } = {
    number: "",
    errors: [],
  },
): Response {
  if (c.get("staff") !== undefined) return c.redirect(paths.home(), 303);
  const props = propsOf(c, ground, of.errors, paths.logIn());
  const page = <LogInPage {...props} device={deviceOf(c).name} number={of.number} />;
  return showPage(c, page, statusOf(of.errors));
}

async function enter(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const number = form.text("number");
  const typed = { number, passcode: form.text("passcode"), code: form.text("code") };
  const opened = await logIn(actOf(c, ground), deviceOf(c), typed);
  if (!opened.ok) {
    const error = errorOf(opened, { field: "number", language: languageOf(c) });
    return showLogIn(c, ground, { number, errors: [error] });
  }
  keepSession(c, ground, opened.value.token);
  return c.redirect(paths.home(), 303);
}

function showLeave(c: Context, ground: CounterGround): Response {
  return showPage(c, <LeavePage frame={frameOf(c, ground)} texts={textsOf(c)} />);
}

async function leave(c: Context, ground: CounterGround): Promise<Response> {
  const staff = c.get("staff");
  if (staff !== undefined) await logOut(actOf(c, ground), staff, sessionToken(c));
  dropSession(c);
  return c.redirect(paths.logIn(), 303);
}

function showPasscode(c: Context, ground: CounterGround, errors: readonly FieldError[] = []) {
  const page = <PasscodePage {...propsOf(c, ground, errors, paths.passcode())} />;
  return showPage(c, page, statusOf(errors));
}

async function changePasscode(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const typed = { present: form.text("present"), passcode: form.text("passcode") };
  const chosen = await choosePasscode(actOf(c, ground), staffOf(c).staffId, typed);
  if (chosen.ok) return c.redirect(paths.home(), 303);
  const language = languageOf(c);
  return showPasscode(c, ground, [errorOf(chosen, { field: "passcode", language })]);
}

const ENROL_MINUTES = 15;
const secretSchema = z.object({ secret: z.string(), staffId: z.string() });

function showSecondFactor(
  c: Context,
  ground: CounterGround,
  of: { readonly secret?: string; readonly errors: readonly FieldError[] } = { errors: [] },
): Response {
  const staff = staffOf(c);
  if (staff.hasSecondFactor) return c.redirect(paths.home(), 303);
  const secret = of.secret ?? offerSecondFactor();
  const expiresAt = addMinutes(ground.clock.now(), ENROL_MINUTES);
  const content = { secret, staffId: staff.staffId };
  const page = (
    <SecondFactorPage
      {...propsOf(c, ground, of.errors, paths.secondFactor())}
      secret={secret}
      uri={secondFactorUri(secret, { number: staff.number, house: "Tsunagu" })}
      sealed={ground.secrets.sealToken(content, { purpose: "second factor", expiresAt })}
    />
  );
  return showPage(c, page, statusOf(of.errors));
}

async function setSecondFactor(c: Context, ground: CounterGround): Promise<Response> {
  const form = await readForm(c);
  const staff = staffOf(c);
  const now = ground.clock.now();
  const sealed = ground.secrets.openToken(form.text("sealed"), { purpose: "second factor", now });
  const opened = secretSchema.safeParse(sealed);
  const isOwn = opened.success && opened.data.staffId === staff.staffId;
  if (!isOwn || staff.hasSecondFactor) return c.redirect(paths.secondFactor(), 303);
  const { secret } = opened.data;
  const typed = { secret, code: form.text("code") };
  const taken = await takeSecondFactor(actOf(c, ground), staff.staffId, typed);
  if (taken.ok) return c.redirect(paths.home(), 303);
  const errors = [errorOf(taken, { field: "code", language: languageOf(c) })];
  return showSecondFactor(c, ground, { secret, errors });
}
