import { regionOfPrefecture, type Whereabouts } from "../../../business/incidents/index.ts";
import { maySee, type LineId, type Proof } from "../../../business/lines/index.ts";
import { areaOf } from "../../../business/usage/index.ts";
import type { Act } from "../../../foundation/act/index.ts";

/** Where a line was last is for its holder alone: whoever may not know it is told of every region. */
export async function whereaboutsOf(
  act: Act,
  { lineId, proof }: { readonly lineId: LineId; readonly proof: Proof },
  carrier: string,
): Promise<Whereabouts> {
  const prefecture = maySee(proof, "area") ? await areaOf(act, lineId) : undefined;
  const region = prefecture === undefined ? undefined : regionOfPrefecture(prefecture);
  return { carrier, ...(region === undefined ? {} : { region }) };
}
