import type { Instant } from "../../foundation/clock/index.ts";
import type { Bucket } from "../buckets/index.ts";
import { isOver } from "./auto-renewal.ts";
import { nextMove } from "./next-move.ts";
import { announcementOf, endOfDay, wantedOn } from "./moment.ts";
import type { AutoStanding } from "./read-auto.ts";

/** A charge that will be announced by time, if nothing happens before. */
export interface AnnouncementAhead {
  /** Of the occasion that it will be. */
  readonly cause: string;
  readonly tellAt: Instant;
  readonly chargeAt: Instant;
}

/**
 * What will be announced, known as soon as the line has an end: whoever may not be told at night is
 * told the evening before. `buckets` as stored. Undefined where the worker would not announce it.
 */
export function announcementAhead(
  { auto, plan, method, occasions }: AutoStanding,
  buckets: readonly Bucket[],
  now: Instant,
): AnnouncementAhead | undefined {
  if (auto.state === "off" || plan === undefined) return undefined;
  const wanted = wantedOn(buckets, auto.trigger, now);
  const ofThis = occasions.filter(({ armedAt }) => armedAt === auto.consentedAt);
  if (wanted?.end === undefined || occasions.some((one) => !isOver(one))) return undefined;
  const { tellAt, chargeAt } = announcementOf(wanted, plan.terms, now);
  if (endOfDay(auto.until) <= tellAt) return undefined;
  const move = nextMove(
    {
      ...{ auto, plan, buckets, occasions, isKept: true },
      causes: ofThis.map(({ cause }) => cause),
      ...(method === undefined ? {} : { method }),
    },
    // What the worker will do at that moment, by what is known now.
    now < tellAt ? tellAt : now,
  );
  return move.do === "announce" ? { cause: wanted.cause, tellAt, chargeAt } : undefined;
}
