import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import { addressOf } from "./address.ts";
import { takePlace } from "./stream-places.ts";

export interface StreamedNews {
  readonly event: string;
  readonly data: string;
  /** What the browser names when it connects again. */
  readonly id?: string;
}

const LOOK_EVERY_MS = 1000;
const LOOKS_MAX = 120;

/**
 * Sends what `look` finds each second, for two minutes; the browser then connects again and says what
 * it heard last. Ends when `look` answers nothing more. 503 when too many listen already.
 */
export function streamNews(
  c: Context,
  ground: Parameters<typeof addressOf>[1],
  look: (round: number) => Promise<readonly StreamedNews[] | undefined>,
): Response {
  c.header("Cache-Control", "no-store");
  const giveBack = takePlace(addressOf(c, ground));
  if (giveBack === undefined) return c.body(null, 503, { "Retry-After": "60" });
  return streamSSE(c, async (stream) => {
    try {
      for (let round = 0; round < LOOKS_MAX && !stream.aborted; round++) {
        const news = await look(round);
        if (news === undefined) return;
        for (const one of news) await stream.writeSSE(one);
        await stream.sleep(LOOK_EVERY_MS);
      }
    } finally {
      giveBack();
    }
  });
}

/** The last event that this browser heard: what it says itself, else what its page was drawn with. */
export function lastHeard(c: Context): number {
  const said = c.req.header("last-event-id") ?? new URL(c.req.url).searchParams.get("after") ?? "";
  return /^\d{1,9}$/.test(said) ? Number(said) : 0;
}
