import {
  cacheOf,
  foreignCaches,
  holderOfCache,
  keptFor,
  keyOf,
  readMark,
  SHELL_MAX,
  toForget,
  type Kept,
} from "./rules.ts";

const SHELL = "shell";

/** Whose pages are kept here; there are never two at once. */
export async function holderHere(): Promise<string | undefined> {
  return (await caches.keys()).map(holderOfCache).find((holder) => holder !== undefined);
}

/** Takes away what is anybody's but this holder's. */
export async function wipeOthers(holder: string): Promise<void> {
  const foreign = foreignCaches(await caches.keys(), holder);
  await Promise.all(foreign.map(async (name) => caches.delete(name)));
}

/** Keeps a page that the server marks so, and forgets what is over. */
export async function keep(url: URL, answer: Response, now: number): Promise<void> {
  const { holder, keepSeconds } = readMark(answer.headers);
  // What a redirect led to is another page than the one asked for.
  if (answer.redirected || answer.status !== 200) return;
  if (holder === undefined || keepSeconds === 0) return;
  const headers = headsOf(answer);
  const asOf = Date.parse(answer.headers.get("date") ?? "");
  headers.set("kept-as-of", String(Number.isNaN(asOf) ? now : asOf));
  headers.set("kept-at", String(now));
  headers.set("kept-until", String(now + keepSeconds * 1000));
  const cache = await caches.open(cacheOf(holder));
  await cache.put(keyOf(url), new Response(await answer.text(), { headers }));
  const over = toForget(await listIn(cache), now);
  await Promise.all(over.map(async ({ key }) => cache.delete(key)));
}

/** Of a body that was unpacked already. */
export function headsOf(answer: Response): Headers {
  const headers = new Headers(answer.headers);
  headers.delete("content-length");
  headers.delete("content-encoding");
  return headers;
}

export interface Found {
  readonly kept: Kept;
  readonly html: string;
  readonly headers: Headers;
}

/** The page that was kept for an address. */
export async function find(url: URL, now: number): Promise<Found | undefined> {
  const holder = await holderHere();
  if (holder === undefined) return undefined;
  const cache = await caches.open(cacheOf(holder));
  const kept = keptFor(keyOf(url), await listIn(cache), now);
  const answer = kept === undefined ? undefined : await cache.match(kept.key);
  if (kept === undefined || answer === undefined) return undefined;
  return { kept, html: await answer.text(), headers: answer.headers };
}

/** All that is kept and good, the newest first. */
export async function allKept(now: number): Promise<readonly Found[]> {
  const holder = await holderHere();
  if (holder === undefined) return [];
  const cache = await caches.open(cacheOf(holder));
  const good = (await listIn(cache))
    .filter((one) => !toForget([one], now).includes(one))
    .sort((a, b) => b.keptAt - a.keptAt);
  const found = good.map(async (kept: Kept): Promise<readonly Found[]> => {
    const answer = await cache.match(kept.key);
    return answer === undefined
      ? []
      : [{ kept, html: await answer.text(), headers: answer.headers }];
  });
  return (await Promise.all(found)).flat();
}

async function listIn(cache: Cache): Promise<readonly Kept[]> {
  const requests = await cache.keys();
  const answers = await Promise.all(requests.map(async (request) => cache.match(request)));
  return requests.flatMap((request, i) => {
    const heads = answers[i]?.headers;
    const number = (name: string) => Number(heads?.get(name) ?? 0);
    const { pathname, search } = new URL(request.url);
    return heads === undefined
      ? []
      : [
          {
            key: pathname + search,
            asOf: number("kept-as-of"),
            keptAt: number("kept-at"),
            until: number("kept-until"),
          },
        ];
  });
}

/** What is nobody's: from the shelf, else from the network and onto the shelf. */
export async function fromShell(url: string): Promise<Response> {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(url);
  if (kept !== undefined) return kept;
  const answer = await fetch(url);
  if (answer.ok) {
    await cache.put(url, answer.clone());
    const [oldest, ...others] = await cache.keys();
    if (oldest !== undefined && others.length >= SHELL_MAX) await cache.delete(oldest);
  }
  return answer;
}

/** In whatever language there is one, rather than none. */
export async function anyOfflinePage(): Promise<Response | undefined> {
  const cache = await caches.open(SHELL);
  const page = (await cache.keys()).find(({ url }) => url.endsWith("/offline"));
  return page === undefined ? undefined : cache.match(page);
}

/** A new worker may come with new words: its pages are fetched anew. */
export async function forgetOfflinePages(): Promise<void> {
  const cache = await caches.open(SHELL);
  const pages = (await cache.keys()).filter(({ url }) => url.endsWith("/offline"));
  await Promise.all(pages.map(async (page) => cache.delete(page)));
}
