import { WORKER_TEXTS, type WorkerLanguage as Language } from "../texts/worker-texts.ts";

/** So many pages of one holder are kept, the newest. */
export const PAGES_MAX = 24;
/** Stylesheets, scripts and pages without anybody's name, as many versions as kept pages may need. */
export const SHELL_MAX = 16;
/** So long a request waits for a connection. */
export const WAITS_MS = 7 * 24 * 3_600_000;
/** A kept page is shown when the network says nothing for so long. */
export const PATIENCE_MS = 10_000;

const CACHE = "kept.";

/** What the server says about a page, in the heads of its answer. */
export interface Mark {
  /** Whose visit this browser carries; undefined where the answer says nothing about it. */
  readonly holder: string | undefined;
  /** So long the page may be kept; 0 for every page that does not say so. */
  readonly keepSeconds: number;
}

interface Heads {
  get(name: string): string | null;
}

const HOLDER = /^[\w-]{1,64}$/u;
const SECONDS = /^\d{1,8}$/u;

export function readMark(heads: Heads): Mark {
  const holder = heads.get("offline-holder") ?? "";
  const seconds = heads.get("offline-ok") ?? "";
  const isHeld = HOLDER.test(holder);
  return {
    holder: isHeld ? holder : undefined,
    keepSeconds: isHeld && holder !== NOBODY && SECONDS.test(seconds) ? Number(seconds) : 0,
  };
}

/** The holder of a browser without a visit: it keeps nothing. */
export const NOBODY = "-";

export function cacheOf(holder: string): string {
  return `${CACHE}${holder}`;
}

export function holderOfCache(name: string): string | undefined {
  return name.startsWith(CACHE) ? name.slice(CACHE.length) : undefined;
}

/** Of these caches those that are somebody else's; without a holder all that hold pages. */
export function foreignCaches(names: readonly string[], holder: string): readonly string[] {
  return names.filter((name) => {
    const own = holderOfCache(name);
    return own !== undefined && own !== holder;
  });
}

/** A page that is kept, by its key. Moments are of the device's clock, `asOf` is of the server's. */
export interface Kept {
  readonly key: string;
  readonly asOf: number;
  readonly keptAt: number;
  readonly until: number;
}

/** Over, or kept at a moment that has not come yet: then the device's clock was moved. */
export function isStale({ keptAt, until }: Kept, now: number): boolean {
  return now >= until || now < keptAt - 60_000;
}

/** The pages to forget: stale ones, and the oldest above the number that is kept. */
export function toForget(kept: readonly Kept[], now: number): readonly Kept[] {
  const stale = kept.filter((one) => isStale(one, now));
  const rest = kept.filter((one) => !stale.includes(one));
  const oldest = [...rest].sort((a, b) => b.keptAt - a.keptAt).slice(PAGES_MAX);
  return [...stale, ...oldest];
}

const NAMES = ["kind", "part"];

/** Under what a page is kept: its path, and the words that make it another document. */
export function keyOf(url: URL): string {
  const words = NAMES.flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return url.pathname + (words.length === 0 ? "" : `?${words.join("&")}`);
}

const LANGUAGE = /^\/(zh-Hans|zh-Hant|ja|en|ko)(?=\/|$)/u;

export function languageOf(path: string): Language | undefined {
  return LANGUAGE.exec(path)?.[1] as Language | undefined;
}

/** The kept page for a key: itself, else the same in another language. */
export function keptFor(key: string, kept: readonly Kept[], now: number): Kept | undefined {
  const good = kept.filter((one) => !isStale(one, now));
  const bare = key.replace(LANGUAGE, "");
  const isAlike = (one: Kept) => bare !== key && one.key.replace(LANGUAGE, "") === bare;
  const alike = good.filter(isAlike).sort((a, b) => b.keptAt - a.keptAt);
  return good.find((one) => one.key === key) ?? alike[0];
}

/** What the worker does with a request; `none` leaves it to the browser. */
export type Way = "page" | "letter" | "farewell" | "asset" | "none";

export interface Asked {
  readonly method: string;
  readonly isPage: boolean;
  readonly path: string;
}

export function wayOf({ method, isPage, path }: Asked): Way {
  if (!isPage) return method === "GET" && ASSET.test(path) ? "asset" : "none";
  if (languageOf(path) === undefined) return "none";
  if (method === "GET") return FILE.test(path) ? "none" : "page";
  if (method !== "POST") return "none";
  if (FAREWELL.test(path)) return "farewell";
  return LETTER.test(path) ? "letter" : "none";
}

const ASSET = /^\/assets\/(?:tsunagu|offline|icon)\.[\w-]+\.(?:css|js|svg)$/u;
const FILE = /\.(?:pdf|webmanifest)$/u;
const FAREWELL = /\/(?:account\/log-out|offline\/forget)$/u;
const LETTER = /\/orders\/[0-9A-Z]{10}\/receipt$/u;

/** The key that makes a form done once however often it is sent; undefined for any other form. */
export function onceOf(body: string): string | undefined {
  const form = new URLSearchParams(body);
  const once = form.get("once") ?? "";
  return form.get("do") === "mail" && /^[\w-]{8,60}$/u.test(once) ? once : undefined;
}

/** A request that waits for a connection. */
export interface Waiting {
  readonly once: string;
  readonly holder: string;
  readonly url: string;
  readonly body: string;
  readonly at: number;
  readonly state: "waits" | "sent" | "refused";
}

/** What came of sending it; the key in the form makes sending it again harmless. */
export function cameOf(answer: { readonly status: number; readonly url: string }): Came {
  if (answer.status >= 500 || answer.status === 429) return "waits";
  const isDone = answer.status < 300 && /[?&]said=mailed(?:&|$)/u.test(answer.url);
  return isDone ? "sent" : "refused";
}
export type Came = Waiting["state"];

/** Nobody answers for the house: then what was kept says more. */
export function fallsBack(status: number): boolean {
  return status >= 502 && status <= 504;
}

/** Those that may be sent now; what is another holder's or too old never is. */
export function toSend(
  waiting: readonly Waiting[],
  { holder, now }: { readonly holder: string | undefined; readonly now: number },
): readonly Waiting[] {
  return waiting.filter(
    (one) => one.holder === holder && one.state === "waits" && now < one.at + WAITS_MS,
  );
}

/** Those that nobody can wait for any more. */
export function tooOld(waiting: readonly Waiting[], now: number): readonly Waiting[] {
  return waiting.filter((one) => one.state === "waits" && now >= one.at + WAITS_MS);
}

/** What there is to say about requests, once; undefined when there is nothing. */
export function newsOf(waiting: readonly Waiting[], language: Language): string | undefined {
  const texts = WORKER_TEXTS[language];
  const has = (state: Came) => waiting.some((one) => one.state === state);
  if (has("refused")) return texts.refused;
  if (has("waits")) return texts.waits;
  return has("sent") ? texts.sent : undefined;
}

/** `as of 21:40`: in Japan, with the day when it is not today there. */
export function asOfText(asOf: number, now: number, language: Language): string {
  return WORKER_TEXTS[language].asOf(momentText(asOf, now, language));
}

export function seenText(asOf: number, now: number, language: Language): string {
  return WORKER_TEXTS[language].seen(momentText(asOf, now, language));
}

function momentText(asOf: number, now: number, language: Language): string {
  const part = (at: number, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: "Asia/Tokyo", ...options }).format(at);
  const day = { month: "short", day: "numeric" } as const;
  const time = part(asOf, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const isToday = part(asOf, { dateStyle: "short" }) === part(now, { dateStyle: "short" });
  return isToday ? time : `${part(asOf, day)} ${time}`;
}

/** Where lines that the worker adds begin on every page. */
export const TOP = '<header class="top">';
/** Where the page that stands for an unseen one lists what was kept. */
export const LIST = '<div id="kept"></div>';

/** A page with a line above it; `again` is where it can be tried again. */
export function withLine(html: string, text: string, again?: Again): string {
  const link = again === undefined ? "" : ` <a href="${again.url}">${escape(again.label)}</a>`;
  return html.replace(
    TOP,
    () => `${TOP}<p class="banner" role="status">${escape(text)}${link}</p>`,
  );
}

export interface Again {
  readonly url: string;
  readonly label: string;
}

const SCRIPT = /<script type="module" src="(?!\/assets\/offline\.)[^"]*"><\/script>/gu;

/** A kept page as it was: nothing on it counts or waits for news any more. */
export function frozen(html: string): string {
  return html.replaceAll(SCRIPT, "");
}

/** What a page calls itself, with its number where it has one; still escaped as HTML is. */
export function titleOf(html: string): string {
  const [, title = ""] = /<title>([^<]*)<\/title>/u.exec(html) ?? [];
  const [, number = ""] = /<span class="code">([\w-]+)<\/span>/u.exec(html) ?? [];
  return `${title.replace(/ · Tsunagu$/u, "")} ${number}`.trim();
}

export interface Listed {
  readonly key: string;
  /** As HTML. */
  readonly title: string;
  readonly seen: string;
}

/** The page for what was never seen, with what is kept on this device. */
export function withList(html: string, kept: readonly Listed[], language: Language): string {
  if (kept.length === 0) return html;
  const items = kept.map(
    ({ key, title, seen }) =>
      `<li><a href="${escape(key)}">${title}</a><br><span class="soft small">${escape(seen)}</span></li>`,
  );
  const heading = `<h2>${escape(WORKER_TEXTS[language].kept)}</h2>`;
  return html.replace(LIST, () => `${heading}<ul>${items.join("")}</ul>`);
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
