import type { NoticeName } from "./notice.ts";

/**
 * What a month brings, reckoned the slow way: minute by minute on the clocks of the engine, and
 * from a story instead of from buckets. It shares nothing with the rules but their names.
 */

/** One line's month; times in minutes since the month began. */
export interface Story {
  readonly startsAt: number;
  readonly endsAt: number;
  /** A second plan that waits for the end of the first. */
  readonly queued?: { readonly boughtAt: number; readonly endsAt: number };
  /** Megabytes in all of 3,000, as measured then; rising. */
  readonly uses: readonly { readonly at: number; readonly megabytes: number }[];
  readonly stopsAt?: number;
  readonly zone: string;
}

export interface Told {
  readonly name: NoticeName;
  readonly at: number;
}

const DAY = 1440;
const COUNTDOWN = [
  { name: "end_3d", before: 3 * DAY, until: DAY },
  { name: "end_1d", before: DAY, until: 180 },
  { name: "end_3h", before: 180, until: 0 },
] as const;

/** Everything that a person with these lines must be told, and when, in the month's minutes. */
export function expectedOf(stories: readonly Story[], month: Month): readonly Told[] {
  const atOnce = stories.flatMap(toldByUse);
  const waiting = stories.flatMap((story) => countdownsOf(story, month));
  return [...atOnce, ...perDay(waiting, stories[0]!, month)].filter(
    ({ at }) => at < month.minutes && stories.every(({ stopsAt = Infinity }) => at < stopsAt),
  );
}

export interface Month {
  readonly beginsAt: number;
  readonly minutes: number;
}

interface Pending extends Told {
  /** From then on it is untrue, or said better. */
  readonly until: number;
}

/** Which end somebody looks forward to from when to when. */
function endsOf(story: Story): readonly { end: number; from: number; to: number; since: number }[] {
  const { startsAt, endsAt, queued } = story;
  const empty = story.uses.find(({ megabytes }) => megabytes >= 3000)?.at ?? Infinity;
  if (queued === undefined) {
    return [{ end: endsAt, from: startsAt, to: Math.min(endsAt, empty), since: startsAt }];
  }
  const known = Math.min(queued.boughtAt, empty);
  const first = { end: endsAt, from: startsAt, to: known, since: startsAt };
  const second = { end: queued.endsAt, since: queued.boughtAt };
  return [
    first,
    { ...second, from: queued.boughtAt, to: Math.min(empty, queued.endsAt) },
    ...(empty < endsAt ? [{ ...second, from: endsAt, to: queued.endsAt }] : []),
  ];
}

function countdownsOf(story: Story, month: Month): readonly Pending[] {
  const pending: Pending[] = [];
  for (const { end, from, to, since } of endsOf(story)) {
    for (const { name, before, until } of COUNTDOWN) {
      const wanted = end - before;
      if (wanted < since) continue;
      let at = Math.max(evening(wanted, story.zone, month), from);
      while (isQuiet(at, story.zone, month)) at += 1;
      const over = Math.min(end - until, to);
      const isTold = pending.some((one) => one.name === name && one.until === end - until);
      if (at < over && !isTold) pending.push({ name, at, until: over });
    }
  }
  return pending;
}

function toldByUse({ uses, queued, startsAt }: Story): readonly Told[] {
  const marks = [
    ["used_50", 1500],
    ["used_80", 2400],
    ["used_90", 2700],
    // 300 MB of 3 GB are its last tenth; the later name says it.
    ["low_data", 2700],
    ["used_100", 3000],
  ] as const;
  const told: Told[] = [];
  let deepest = -1;
  for (const { at, megabytes } of uses) {
    if (at < startsAt) continue;
    const passed = marks.findLastIndex(([, from]) => megabytes >= from);
    if (passed <= deepest) continue;
    deepest = passed;
    const isWaitingPlan =
      passed === marks.length - 1 && queued !== undefined && queued.boughtAt <= at;
    told.push({ name: isWaitingPlan ? "offline" : marks[passed]![0], at });
  }
  const empty = told.find(({ name }) => name === "used_100");
  // Whoever buys when nothing is left may start at once what they have just bought.
  if (empty !== undefined && queued !== undefined)
    told.push({ name: "offline", at: queued.boughtAt });
  return told;
}

// Three on one of the reader's days; the others on the next, the most urgent first.
function perDay(pending: readonly Pending[], { zone }: Story, month: Month): readonly Told[] {
  const counts = new Map<string, number>();
  const told: Told[] = [];
  const queue = [...pending];
  while (queue.length > 0) {
    queue.sort((a, b) => a.at - b.at || a.until - b.until);
    const next = queue.shift()!;
    const day = clocksOf(next.at, zone, month).day;
    const count = counts.get(day) ?? 0;
    if (count < 3) {
      counts.set(day, count + 1);
      told.push({ name: next.name, at: next.at });
      continue;
    }
    let at = next.at;
    while (clocksOf(at, zone, month).day === day || isQuiet(at, zone, month)) at += 1;
    if (at < next.until) queue.push({ ...next, at });
  }
  return told;
}

function evening(at: number, zone: string, month: Month): number {
  let moved = at;
  while (isQuiet(moved, zone, month) || isQuiet(moved + 14, zone, month)) moved -= 1;
  return moved;
}

function isQuiet(at: number, zone: string, month: Month): boolean {
  const { hour } = clocksOf(at, zone, month);
  return hour >= 22 || hour < 8;
}

const formats = new Map<string, Intl.DateTimeFormat>();
const known = new Map<string, { day: string; hour: number }>();

function clocksOf(at: number, zone: string, { beginsAt }: Month): { day: string; hour: number } {
  const key = `${zone} ${at}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      ...({ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit" } as const),
    });
  formats.set(zone, format);
  const [day = "", hour = ""] = format.format(new Date(beginsAt + at * 60_000)).split(", ");
  const clocks = { day, hour: Number(hour) };
  known.set(key, clocks);
  return clocks;
}
