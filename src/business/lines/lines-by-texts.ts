import type { Act } from "../../foundation/act/index.ts";
import type { LineId } from "./line.ts";
import { linesByClaims, type Claim } from "./lines-store.ts";
import { readTyped } from "./read-typed.ts";

/**
 * The lines that texts of an operator's own files lead to, by the text as given: card numbers,
 * phone numbers, EIDs or renewal codes. Not for visitors: it asks for no proof.
 */
export async function linesByTexts(
  act: Act,
  texts: readonly string[],
): Promise<ReadonlyMap<string, LineId>> {
  const claims = new Map(texts.flatMap((text) => asClaim(text)));
  const lineIds = await linesByClaims(act, [...claims.values()]);
  const found = new Map<string, LineId>();
  for (const [text, { kind, value }] of claims) {
    const lineId = lineIds.get(`${kind} ${value}`);
    if (lineId !== undefined) found.set(text, lineId);
  }
  return found;
}

function asClaim(text: string): readonly (readonly [string, Claim])[] {
  const { kind, value } = readTyped(text);
  switch (kind) {
    case "iccid":
    case "msisdn":
    case "eid":
    case "lpa":
    case "renewal_code":
      return [[text, { kind, value }]];
    default:
      return [];
  }
}
