import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { getCookie } from "hono/cookie";
import type { Act } from "../../foundation/act/index.ts";
import { isZone } from "../../foundation/clock/index.ts";
import {
  isLanguage,
  LANGUAGES,
  negotiateLanguage,
  type Language,
} from "../../foundation/language/index.ts";
import { renderPage, type Frame } from "../html/index.ts";
import { openAssets } from "../browser/index.ts";
import { helpTexts } from "../words/index.ts";
import { adviseTexts } from "./advise/texts/index.ts";
import type { WebGround } from "./ground.ts";
import { paths, sameIn } from "./routes.ts";
import { webTexts } from "./texts/index.ts";
import { visitOf } from "./visit.ts";

/** The language of the address; without one, the browser's wish. */
export function languageOf(c: Context): Language {
  const first = new URL(c.req.url).pathname.split("/")[1] ?? "";
  return isLanguage(first) ? first : negotiateLanguage(c.req.header("accept-language"));
}

export interface FrameOptions {
  /** Where this page is found by GET when its own address takes only POST. */
  readonly at?: (language: Language) => string;
  readonly current?: "guide" | "orders" | "account";
}

/** The head and foot of every customer's page, in the language of its address. */
export function frameOf(c: Context, ground: WebGround, options: FrameOptions = {}): Frame {
  const language = languageOf(c);
  const texts = webTexts[language];
  const { pathname, search } = new URL(c.req.url);
  const assets = openAssets();
  const zone = zoneOf(c);
  const is = (name: FrameOptions["current"]) => ({ isCurrent: options.current === name });
  return {
    language,
    languages: LANGUAGES,
    urlIn: options.at ?? ((other) => sameIn(pathname + search, other)),
    homeUrl: paths.home(language),
    links: [
      { label: texts.guide, url: paths.guide(language), ...is("guide") },
      { label: texts.orders, url: paths.orders(language), ...is("orders") },
      { label: texts.account, url: paths.account(language), ...is("account") },
    ],
    footLinks: [
      { label: texts.points, url: paths.points(language) },
      { label: adviseTexts[language].title, url: paths.advise(language) },
      { label: helpTexts[language].title, url: paths.help(language) },
      { label: texts.voucher, url: paths.voucher(language) },
      { label: texts.legal, url: paths.legal(language) },
      { label: texts.terms, url: paths.terms(language) },
      { label: texts.privacy, url: paths.privacy(language) },
      { label: texts.zone, url: paths.zone(language) },
    ],
    styleUrl: paths.asset(assets.fileOf("tsunagu.css")),
    iconUrl: paths.asset(assets.fileOf("icon.svg")),
    scriptUrl: (island) => paths.asset(assets.fileOf(`${island}.js`)),
    islands: zone === undefined ? ["offline", "zone"] : ["offline"],
    app: { manifestUrl: paths.manifest(language), iconUrl: paths.appIcon(180) },
    ...(zone === undefined ? {} : { zone }),
    ...(ground.isDemo ? { banner: texts.demo } : {}),
  };
}

/** The viewer's zone as an island or the zone page left it in a cookie. */
export function zoneOf(c: Context): string | undefined {
  const zone = getCookie(c, "zone");
  return zone !== undefined && zone.length <= 64 && isZone(zone) ? zone : undefined;
}

/** What is known of somebody without asking: language, and the zone of the clock. */
export function visitorOf(c: Context): { readonly language: Language; readonly zone?: string } {
  const zone = zoneOf(c);
  return { language: languageOf(c), ...(zone === undefined ? {} : { zone }) };
}

/** Acts as this visitor. */
export function actOf(c: Context, ground: WebGround): Act {
  return {
    actor: { kind: "visitor", id: visitOf(c, ground).visitorId },
    clock: ground.clock,
    language: languageOf(c),
    database: ground.database,
    secrets: ground.secrets,
    failpoint: ground.failpoint,
    isNews: ground.isNews,
    requestId: c.get("requestId"),
  };
}

const CACHES = { shared: "public, max-age=300", private: "private, max-age=60" };

/**
 * How long a browser may keep a page for when it has no connection: what its visit opens, and what
 * was shown for an hour.
 */
export const KEPT_SECONDS = { visit: 14 * 86_400, shown: 3600 } as const;

/**
 * Answers with a page. Pages about a person are never stored; `cache: "shared"` is for pages
 * that are the same for everybody, `"private"` for one that its browser may show again without a
 * connection, as browsers do on Back and when a tab comes up again (RFC 9111, 6).
 */
export function showPage(
  c: Context,
  page: { toString(): string | Promise<string> },
  options: {
    readonly status?: ContentfulStatusCode;
    readonly cache?: keyof typeof CACHES;
    /** It may be read later without a connection, by the same holder alone (`offline/`). */
    readonly kept?: keyof typeof KEPT_SECONDS;
  } = {},
): Response {
  const { status = 200, kept } = options;
  return c.html(renderPage(page), status, {
    "Cache-Control": options.cache === undefined ? "no-store" : CACHES[options.cache],
    ...(kept === undefined || status !== 200 ? {} : { "Offline-Ok": String(KEPT_SECONDS[kept]) }),
  });
}
