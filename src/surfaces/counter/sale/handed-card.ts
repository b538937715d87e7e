import { openHandOver, type HandOver } from "../../../business/renewals/index.ts";
import type { LineId } from "../../../business/lines/index.ts";
import type { Act } from "../../../foundation/act/index.ts";

/** What the customer's card says beside the line, carried along sealed as it was scanned. */
export interface HandedCard extends Pick<HandOver, "trip" | "language" | "wish"> {
  readonly token: string;
  readonly planCode?: string;
}

/** Undefined when none was handed over, its time is over, or it is of another line. */
export async function cardFor(
  act: Act,
  { token, lineId }: { readonly token: string; readonly lineId: LineId },
): Promise<HandedCard | undefined> {
  if (token === "") return undefined;
  const opened = await openHandOver(act, token);
  if (!opened.ok || opened.value.lineId !== lineId) return undefined;
  const { lineId: _, ...says } = opened.value;
  return { token, ...says };
}
