import type { Context } from "hono";
import { gatherEvidence } from "../../../business/evidence/index.ts";
import { evidenceFile } from "../../documents/index.ts";
import { proofOfOrder } from "../../../business/friends/index.ts";
import type { Proof } from "../../../business/lines/index.ts";
import type { WebGround } from "../ground.ts";
import { actOf, languageOf } from "../view.ts";
import { visitOf, type VisitedOrder } from "../visit.ts";
import { leadToLookUp, visitedOrder } from "./visited-order.ts";

/** Everything that stands about the order, as a file; for whoever has proven the order, not its slip. */
export async function sendRecord(c: Context, ground: WebGround): Promise<Response> {
  const visited = visitedOrder(c, ground);
  const act = actOf(c, ground);
  const evidence =
    visited === undefined
      ? undefined
      : await gatherEvidence(act, visited, await proofIn(c, ground, visited));
  if (evidence === undefined) return leadToLookUp(c);
  const file = await evidenceFile(evidence, languageOf(c));
  return c.body(file.content, 200, {
    "Content-Type": file.contentType,
    "Content-Disposition": `inline; filename="${file.fileName}"`,
    "Cache-Control": "no-store",
  });
}

/** What this browser has shown of the line itself, else what the order lets it see. */
async function proofIn(c: Context, ground: WebGround, order: VisitedOrder): Promise<Proof> {
  const line = visitOf(c, ground).lines.find(({ lineId }) => lineId === order.lineId);
  return line?.proof ?? proofOfOrder(actOf(c, ground), order);
}
