import { open } from "node:fs/promises";
import path from "node:path";
import type { Context } from "hono";
import { isPhotoFile } from "../../../business/points/index.ts";
import type { WebGround } from "../ground.ts";

const TYPES: Readonly<Record<string, string>> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
};
const BYTES_MAX = 2_000_000;

/** A photo from the operator's folder `photos`; undefined when there is no such file. */
export async function answerPhoto(c: Context, ground: WebGround): Promise<Response | undefined> {
  const name = c.req.param("file") ?? "";
  if (!isPhotoFile(name)) return undefined;
  const file = await open(path.join(ground.config.dataDir, "photos", name)).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    if (size > BYTES_MAX) return undefined;
    const bytes = new Uint8Array(await file.readFile());
    return c.body(bytes, 200, {
      "Content-Type": TYPES[name.split(".").at(-1)!]!,
      "Cache-Control": "public, max-age=86400",
    });
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
