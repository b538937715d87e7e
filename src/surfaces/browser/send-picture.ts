import type { Context } from "hono";

/** A picture that is for its reader alone, and is not kept on the way. */
export function sendPicture(c: Context, jpeg: Buffer): Response {
  return c.body(new Uint8Array(jpeg), 200, {
    "Content-Type": "image/jpeg",
    "Cache-Control": "no-store",
  });
}
