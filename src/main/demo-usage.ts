import { bucketsOfLines, type Bucket } from "../business/buckets/index.ts";
import { dailyWindow } from "../business/catalogue/index.ts";
import { linesByIds, type Line } from "../business/lines/index.ts";
import type { Act } from "../foundation/act/index.ts";
import {
  addHours,
  earlier,
  epochMs,
  HOUR_MS,
  instant,
  later,
  type Instant,
} from "../foundation/clock/index.ts";
import type { Table, TableRow } from "../foundation/tables/index.ts";

/**
 * What the demo's lines used over the past weeks, by hour: always the same for the same card, most
 * in the evening, adding up to what each bucket says was used.
 */
export async function demoUsage(act: Act, lineIds: readonly Line["lineId"][]): Promise<Table> {
  const lines = await linesByIds(act, lineIds);
  const buckets = await bucketsOfLines(act, lineIds);
  const now = act.clock.now();
  const cells = lines
    .toSorted((a, b) => (a.iccid < b.iccid ? -1 : 1))
    .flatMap((line) =>
      (buckets.get(line.lineId) ?? []).flatMap((bucket) =>
        hoursOf(bucket, { now, seed: line.iccid }).map(({ hour, used }) => [
          line.iccid,
          hour,
          bucket.carrierReference ?? "",
          String(used),
        ]),
      ),
    );
  const rows: TableRow[] = cells.map((row, i) => ({ row: i + 1, cells: row, hasSurplus: false }));
  return { format: "json", encoding: "utf-8", columns: COLUMNS, rows };
}

const COLUMNS = ["iccid", "hour", "reference", "used"];
const DAYS_SHOWN = 35;

interface Hour {
  readonly hour: Instant;
  readonly used: number;
}

function hoursOf(bucket: Bucket, { now, seed }: { now: Instant; seed: string }): readonly Hour[] {
  const { startsAt, endsAt = now, depletedAt = now, terms } = bucket;
  if (startsAt === undefined) return [];
  const first = hourOf(later(startsAt, addHours(now, -24 * DAYS_SHOWN)));
  const until = earlier(earlier(endsAt, now), terms.allowance.kind === "capped" ? depletedAt : now);
  const hours: Instant[] = [];
  for (let hour = first; hour < until; hour = addHours(hour, 1)) hours.push(hour);
  const random = randomFrom(`${seed} ${bucket.carrierReference}`);
  const weighed = hours.map((hour) => ({ hour, weight: weightOf(hour, random) }));
  const shares = sharesOf(bucket, weighed, random);
  return shares.filter(({ used }) => used > 0);
}

type Weighed = { readonly hour: Instant; readonly weight: number };

function sharesOf(bucket: Bucket, hours: readonly Weighed[], random: () => number): Hour[] {
  const { allowance } = bucket.terms;
  if (allowance.kind !== "daily") return share(hours, bucket.dataUsedBytes);
  const days = Map.groupBy(hours, ({ hour }) => dailyWindow(allowance.resetZone, hour).opensAt);
  const today = [...days.keys()].at(-1);
  return [...days].flatMap(([day, ofDay]) =>
    share(
      ofDay,
      day === today ? bucket.dataUsedBytes : Math.round(allowance.bytesPerDay * dayShare(random)),
    ),
  );
}

/** Some days a little, some the whole gigabyte. */
function dayShare(random: () => number): number {
  return Math.min(1, 0.25 + random());
}

function share(hours: readonly Weighed[], total: number): Hour[] {
  const sum = hours.reduce((all, { weight }) => all + weight, 0);
  let left = total;
  return hours.map(({ hour, weight }, i) => {
    const isLast = i === hours.length - 1;
    const used = isLast ? left : Math.min(left, Math.floor((total * weight) / (sum || 1)));
    left -= used;
    return { hour, used };
  });
}

// By the hour in Japan: asleep, on the way, at noon, and most of all before bed.
const DIURNAL = [
  3, 1, 0.3, 0.1, 0.1, 0.3, 1, 3, 5, 4, 3, 3, 6, 4, 3, 3, 4, 5, 7, 8, 9, 10, 9, 6,
] as const;

function weightOf(hour: Instant, random: () => number): number {
  const hourInJapan = Math.floor(epochMs(hour) / HOUR_MS) + 9;
  const isIdle = random() < 0.15;
  return isIdle ? 0 : DIURNAL[hourInJapan % 24]! * (0.3 + random());
}

function hourOf(at: Instant): Instant {
  return instant(epochMs(at) - (epochMs(at) % HOUR_MS));
}

/** A generator of numbers in [0, 1) that begins the same for the same text (mulberry32). */
function randomFrom(text: string): () => number {
  let state = 2166136261;
  for (const letter of text) state = Math.imul(state ^ letter.codePointAt(0)!, 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
