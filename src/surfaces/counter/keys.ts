import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { CounterGround } from "./ground.ts";

const DEVICE = "counter_device";
// Its own cookie: the second screen of one machine is a window of the same browser.
const DISPLAY = "counter_display";
const SESSION = "counter_session";
const LANGUAGE = "counter_language";
// Browsers keep a cookie 400 days at most (RFC 6265bis); each visit begins them anew.
const YEAR_SECONDS = 400 * 86_400;

export function deviceToken(c: Context): string {
  return getCookie(c, nameHere(c, DEVICE)) ?? "";
}

export function keepDevice(c: Context, ground: CounterGround, token: string): void {
  setCookie(c, nameHere(c, DEVICE), token, { ...closed(ground), maxAge: YEAR_SECONDS });
}

export function displayToken(c: Context): string {
  return getCookie(c, nameHere(c, DISPLAY)) ?? "";
}

export function keepDisplay(c: Context, ground: CounterGround, token: string): void {
  setCookie(c, nameHere(c, DISPLAY), token, {
    ...closed(ground),
    path: "/counter/display",
    maxAge: YEAR_SECONDS,
  });
}

export function sessionToken(c: Context): string {
  return getCookie(c, nameHere(c, SESSION)) ?? "";
}

/** Ends with the browser; the session itself ends sooner. */
export function keepSession(c: Context, ground: CounterGround, token: string): void {
  setCookie(c, nameHere(c, SESSION), token, closed(ground));
}

export function dropSession(c: Context): void {
  deleteCookie(c, nameHere(c, SESSION), { path: "/counter" });
}

export function chosenLanguage(c: Context): string {
  return getCookie(c, nameHere(c, LANGUAGE)) ?? "";
}

export function keepLanguage(c: Context, ground: CounterGround, language: string): void {
  setCookie(c, nameHere(c, LANGUAGE), language, { ...closed(ground), maxAge: YEAR_SECONDS });
}

// Browsers share cookies among the ports of a host: practice must not take the real till's place.
function nameHere(c: Context, name: string): string {
  return c.get("isTraining") ? `training_${name}` : name;
}

function closed(ground: CounterGround) {
  const isSecure = ground.config.publicUrl.startsWith("https:");
  return { httpOnly: true, sameSite: "Strict", path: "/counter", secure: isSecure } as const;
}
