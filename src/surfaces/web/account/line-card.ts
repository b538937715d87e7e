import {
  bucketsOfLine,
  isRunning,
  latestEnd,
  lineDataLeft,
  lineState,
  type Bucket,
} from "../../../business/buckets/index.ts";
import type { SavedLine } from "../../../business/customers/index.ts";
import { maskNumber, type Line } from "../../../business/lines/index.ts";
import type { Act } from "../../../foundation/act/index.ts";
import type { Instant } from "../../../foundation/clock/index.ts";
import type { Bytes } from "../../../foundation/money/index.ts";
import type { LineStateTexts } from "./texts/index.ts";

/** A kept line at a glance. Every proof with which one may be kept may see all of this. */
export interface LineCard {
  readonly lineId: string;
  readonly nickname?: string;
  readonly mask: string;
  readonly isOwner: boolean;
  readonly state: keyof LineStateTexts;
  /** Exclusive; only while something runs. */
  readonly endsAt?: Instant;
  /** `null` for unlimited; only while something runs. */
  readonly dataLeftBytes?: Bytes | null;
}

export async function lineCard(act: Act, saved: SavedLine, line: Line): Promise<LineCard> {
  const buckets = await bucketsOfLine(act, line.lineId);
  return {
    lineId: line.lineId,
    mask: maskNumber(line.msisdn ?? line.iccid),
    isOwner: saved.proof === "renewal_code",
    ...(saved.nickname === undefined ? {} : { nickname: saved.nickname }),
    ...standing(line, buckets, act.clock.now()),
  };
}

function standing(
  line: Line,
  buckets: readonly Bucket[],
  now: Instant,
): Pick<LineCard, "state" | "endsAt" | "dataLeftBytes"> {
  if (line.status !== "in_service") return { state: line.status };
  const state = lineState(buckets, now, 0);
  if (state === "grace") return { state: "expired" };
  const endsAt = latestEnd(buckets.filter(isRunning));
  if (endsAt === undefined || (state !== "active" && state !== "depleted")) return { state };
  return { state, endsAt, dataLeftBytes: lineDataLeft(buckets, now) ?? null };
}
