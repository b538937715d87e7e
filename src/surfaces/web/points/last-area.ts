import type { Context } from "hono";
import { maySee } from "../../../business/lines/index.ts";
import { placeOfPrefecture } from "../../../business/points/index.ts";
import { areaOf } from "../../../business/usage/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf, languageOf } from "../view.ts";
import { visitOf } from "../visit.ts";

/**
 * The name of the prefecture in which this visitor's line was last, offered as a place to look
 * around. For its holder alone, and never asked for where nobody may see it.
 */
export async function lastAreaOf(c: Context, ground: WebGround): Promise<string | undefined> {
  const line = visitOf(c, ground).lines.find(({ proof }) => maySee(proof, "area"));
  if (line === undefined) return undefined;
  // The page stands without it, also while the database is away.
  const prefecture = await areaOf(actOf(c, ground), line.lineId).catch(() => undefined);
  return prefecture === undefined ? undefined : placeOfPrefecture(prefecture, languageOf(c))?.label;
}
