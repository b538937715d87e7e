import type { Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { readAutos } from "../auto-renewals/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import { giftsSince } from "../friends/index.ts";
import { runningPromises } from "../renewals/index.ts";
import { keptTripsOf } from "../trips/index.ts";
import type { LineId } from "../lines/index.ts";
import { autoOf } from "./auto-notices.ts";
import { isAskedFor, quietMoment } from "./due-notices.ts";
import type { Message } from "./message.ts";
import { readNoticeCause } from "./notice-cause.ts";
import { personById } from "./people-store.ts";
import { readerWish } from "./person.ts";
import { GIFT_HOURS, planNotices } from "./plan-notices.ts";
import { readIncidentFacts } from "./read-incident-facts.ts";
import { readerOf } from "./readers-store.ts";

export type Timeliness =
  | { readonly kind: "timely" }
  | { readonly kind: "waits"; readonly until: Instant }
  | { readonly kind: "overtaken" };

/**
 * What has become of a notice since it was written, for a mail server may have been away for days:
 * the line was renewed, it is night where its reader is, or they want no more of it.
 */
export async function timelinessOf(
  act: Act,
  { cause, lineId }: Pick<Message, "cause" | "lineId">,
): Promise<Timeliness> {
  const read = readNoticeCause(cause);
  if (read === undefined || lineId === undefined) return { kind: "timely" };
  const now = act.clock.now();
  const [person, reader, buckets, promises, gifts, trips, autos] = await Promise.all([
    personById(act, read.personId),
    readerOf(act, lineId, read.personId),
    bucketsOfLine(act, lineId),
    runningPromises(act, [lineId]),
    giftsSince(act, [lineId], addHours(now, -GIFT_HOURS)),
    keptTripsOf(act, [lineId]),
    readAutos(act, [lineId]),
  ]);
  const told = { lineId: lineId as LineId, proof: reader?.proof ?? "typed_number" };
  const suffered = (await readIncidentFacts(act, [told]))(told);
  const own = person === undefined ? {} : autoOf(person, autos.get(lineId));
  const planned = planNotices({ buckets, promises, gifts, trips, suffered, ...own }, now);
  const notice = planned.find((one) => one.cause === read.cause);
  if (person === undefined || notice === undefined) return { kind: "overtaken" };
  const isWanted = isAskedFor(notice, readerWish(person, reader));
  const at = isWanted ? quietMoment(notice, person.quiet, now) : undefined;
  if (at === undefined) return { kind: "overtaken" };
  return at > now ? { kind: "waits", until: at } : { kind: "timely" };
}
