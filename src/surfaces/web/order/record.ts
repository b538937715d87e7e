import type { Context } from "hono";
import { gatherEvidence } from "../../../business/evidence/index.ts";
import { evidenceFile } from "../../documents/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf, languageOf } from "../view.ts";
import { leadToLookUp, visitedOrder } from "./visited-order.ts";

/** Everything that stands about the order, as a file; for whoever has proven the order, not its slip. */
export async function sendRecord(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  const evidence =
    visited === undefined ? undefined : await gatherEvidence(actOf(c, ground), visited);
  if (evidence === undefined) return leadToLookUp(c);
  const file = await evidenceFile(evidence, languageOf(c));
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `inline; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}
