import { allWaiting, dropWaiting, putWaiting } from "./island/letters.ts";
import { hearPushes } from "./island/pushes.ts";
import {
  asOfText,
  cameOf,
  fallsBack,
  frozen,
  keyOf,
  languageOf,
  newsOf,
  NOBODY,
  onceOf,
  PATIENCE_MS,
  readMark,
  seenText,
  titleOf,
  tooOld,
  toSend,
  wayOf,
  withLine,
  withList,
  type Again,
} from "./island/rules.ts";
import type { WorkerScope } from "./island/scope.ts";
import {
  allKept,
  anyOfflinePage,
  find,
  forgetOfflinePages,
  fromShell,
  headsOf,
  holderHere,
  keep,
  wipeOthers,
  type Found,
} from "./island/shelf.ts";
import { WORKER_TEXTS, type WorkerLanguage as Language } from "./texts/worker-texts.ts";

/** Keeps the last pages of this browser's holder, for when there is no connection. */
const scope = globalThis as unknown as WorkerScope;

scope.addEventListener("install", (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener("activate", (event) => event.waitUntil(begin()));
scope.addEventListener("sync", (event) => event.waitUntil(sendAll()));

hearPushes(scope);

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== scope.location.origin) return;
  const asked = { method: request.method, isPage: request.mode === "navigate", path: url.pathname };
  switch (wayOf(asked)) {
    case "page":
      event.respondWith(openPage(request, url, (work) => event.waitUntil(work)));
      return;
    case "letter":
      event.respondWith(sendOrKeep(request, url));
      return;
    case "asset":
      event.respondWith(fromShell(request.url));
      return;
    case "farewell":
      event.waitUntil(wipe(NOBODY));
      return;
    case "none":
  }
});

// A page that came before the worker did tells it where it stands; every page, that one may send.
scope.addEventListener("message", (event) => {
  const { url, assets } = event.data as { url?: string; assets?: readonly string[] };
  event.waitUntil(
    Promise.all([
      sendAll(),
      ...(assets ?? []).map(async (asset) => fromShell(asset)),
      url === undefined ? undefined : keepAgain(new URL(url)),
    ]),
  );
});

async function begin(): Promise<void> {
  await forgetOfflinePages();
  await scope.clients.claim();
}

async function keepAgain(url: URL): Promise<void> {
  const isPage = wayOf({ method: "GET", isPage: true, path: url.pathname }) === "page";
  if (!isPage) return;
  await fromShell(offlineUrl(languageOf(url.pathname)));
  await hear(url, await fetch(keyOf(url), { headers: { accept: "text/html" } }));
}

async function openPage(
  request: Request,
  url: URL,
  later: (work: Promise<unknown>) => void,
): Promise<Response> {
  const language = languageOf(url.pathname)!;
  const coming = fetch(request).catch(() => undefined);
  const kept = await find(url, Date.now());
  const answer = await (kept === undefined ? coming : patiently(coming));
  if (answer === undefined || (kept !== undefined && fallsBack(answer.status))) {
    return kept === undefined ? offlinePage(language) : keptPage(kept, url, language);
  }
  later(hear(url, answer.clone()).then(async () => fromShell(offlineUrl(language))));
  later(sendAll());
  return answer.type === "basic" ? withNews(answer, language) : answer;
}

async function hear(url: URL, answer: Response): Promise<void> {
  const { holder } = readMark(answer.headers);
  if (holder !== undefined) await wipe(holder);
  await keep(url, answer, Date.now());
}

/** Whatever is not this holder's goes: pages and requests. */
async function wipe(holder: string): Promise<void> {
  await wipeOthers(holder);
  await dropWaiting((await allWaiting()).filter((one) => one.holder !== holder));
}

async function patiently(coming: Promise<Response | undefined>): Promise<Response | undefined> {
  return Promise.race([coming, new Promise<undefined>((end) => setTimeout(end, PATIENCE_MS))]);
}

async function keptPage({ kept, html, headers }: Found, url: URL, language: Language) {
  const line = asOfText(kept.asOf, Date.now(), language);
  const again = { url: url.pathname + url.search, label: WORKER_TEXTS[language].again };
  const news = newsOf(await allWaiting(), language);
  const text = news === undefined ? line : `${line} ${news}`;
  return new Response(withLine(frozen(html), text, escaped(again)), { headers });
}

async function offlinePage(language: Language): Promise<Response> {
  const page = await fromShell(offlineUrl(language)).catch(anyOfflinePage);
  if (page === undefined) return Response.error();
  const listed = (await allKept(Date.now())).map(({ kept, html }) => ({
    key: kept.key,
    title: titleOf(html),
    seen: seenText(kept.asOf, Date.now(), language),
  }));
  const news = newsOf(await allWaiting(), language);
  const html = withList(await page.text(), listed, language);
  const text = news === undefined ? html : withLine(html, news);
  return new Response(text, { headers: page.headers });
}

function escaped({ url, label }: Again): Again {
  return { url: url.replaceAll("&", "&amp;").replaceAll('"', "%22"), label };
}

/** Said once on a page from the network; what waits is said while it waits. */
async function withNews(answer: Response, language: Language): Promise<Response> {
  const told = (await allWaiting()).filter(({ state }) => state !== "waits");
  const news = newsOf(told, language);
  if (news === undefined) return answer;
  await dropWaiting(told);
  const { status } = answer;
  const headers = headsOf(answer);
  return new Response(withLine(await answer.text(), news), { status, headers });
}

/** Sends a form; one that bears to be sent again is kept when there is no connection. */
async function sendOrKeep(request: Request, url: URL): Promise<Response> {
  const body = await request.clone().text();
  const [once, holder] = [onceOf(body), await holderHere()];
  const answer = await fetch(request).catch(() => undefined);
  if (answer !== undefined) return answer;
  if (once === undefined || holder === undefined) {
    return offlinePage(languageOf(url.pathname)!);
  }
  const at = Date.now();
  await putWaiting({ once, holder, url: url.pathname, body, at, state: "waits" });
  await scope.registration.sync?.register("send").catch(() => {});
  return Response.redirect(url.pathname + url.search, 303);
}

let sending: Promise<void> = Promise.resolve();

/** One after the other, and never two rounds at once. */
async function sendAll(): Promise<void> {
  sending = sending.catch(() => {}).then(sendRound);
  return sending;
}

async function sendRound(): Promise<void> {
  const all = await allWaiting();
  const now = Date.now();
  for (const one of tooOld(all, now)) await putWaiting({ ...one, state: "refused" });
  for (const one of toSend(all, { holder: await holderHere(), now })) {
    const answer = await fetch(one.url, {
      method: "POST",
      body: one.body,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    const state = cameOf(answer);
    if (state === "waits") throw new Error("not now");
    const isStillHere = (await allWaiting()).some(({ once }) => once === one.once);
    if (isStillHere) await putWaiting({ ...one, state });
  }
}

function offlineUrl(language: Language | undefined): string {
  return `/${language ?? "en"}/offline`;
}
