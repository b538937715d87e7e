import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown, type TownLine } from "../../../tests/town.ts";
import { jst, queuedBucket, running, terms } from "../../../tests/examples/plans.ts";
import { dispatchEvents, lastSeqs, writeBatch } from "../../foundation/act/index.ts";
import { addMinutes, epochMs, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { bytes, MEGABYTE } from "../../foundation/money/index.ts";
import { oneRound, type Desk } from "../../foundation/work/index.ts";
import type { CarrierSms } from "../activation/index.ts";
import { bucketDesk, insertBucket, type Bucket } from "../buckets/index.ts";
import { recordUsage } from "../usage/index.ts";
import { readerSubscriptions } from "./enrol.ts";
import {
  messageDesk,
  noticeDesk,
  stopReminders,
  type MessageChannel,
  type NoticeWriter,
} from "./index.ts";
import { expectedOf, type Story, type Told } from "./month.fixture.ts";
import type { NoticeName } from "./notice.ts";
import { insertPerson, putAddress } from "./people-store.ts";
import { CHANNELS, type ChannelName, type PersonId } from "./person.ts";
import { putReader } from "./readers-store.ts";

// The clocks of two of these zones change within the month.
const BEGIN = jst("2026-10-12T00:00");
const MONTH = { beginsAt: epochMs(BEGIN), minutes: 32 * 1440 };
const PEOPLE = 500;
const ZONES = [
  ...["Asia/Tokyo", "Asia/Shanghai", "Asia/Kolkata"],
  ...["Europe/Berlin", "America/New_York", "Pacific/Auckland"],
];

const db = await testDatabase();
const act = db.act({ at: BEGIN });
const log = openLog("silent");

interface Reader {
  readonly personId: PersonId;
  readonly lines: readonly { readonly line: TownLine; readonly story: Story }[];
}

test("a month of 500 people in six zones brings exactly the messages that it must", async () => {
  const readers = await move();
  watched = readers.filter((_, i) => i % 10 === 3).map(({ personId }) => personId);
  const happenings = readers.flatMap(happeningsOf).toSorted((a, b) => a.at - b.at);
  for (let at = 0; at < MONTH.minutes;) {
    act.clock.moveTo(minute(at));
    while (happenings[0] !== undefined && happenings[0].at <= at)
      await happenings.shift()!.happen();
    await work();
    const next = await nextDue();
    at = Math.min(next ?? Infinity, happenings[0]?.at ?? Infinity, MONTH.minutes);
  }
  const told = await allTold();
  const wrong = readers.flatMap(({ personId, lines }) => {
    const expected = shown(
      expectedOf(
        lines.map(({ story }) => story),
        MONTH,
      ),
    );
    const found = shown(told.get(personId) ?? []);
    return JSON.stringify(found) === JSON.stringify(expected)
      ? []
      : [{ stories: lines.map(({ story }) => story), found, expected }];
  });
  expect(wrong.slice(0, 2)).toEqual([]);
  expect([...told.values()].flat().length).toBeGreaterThan(2 * PEOPLE);
  expect(new Set(arrived).size).toBe(arrived.length);
  expect(arrived.length).toBe(watched.flatMap((personId) => told.get(personId) ?? []).length);
  expect(await waysUsed()).toEqual(["email", "line", "sms", "telegram"]);
}, 60_000);

function storyOf(i: number, nth: number): Story {
  const startsAt = (i % 4) * 360;
  const endsAt = startsAt + [2, 5, 9, 20][(i >> 2) % 4]! * 1440;
  const boughtAt = endsAt - [5, 2, 1][i % 3]! * 600;
  const uses = (i % 3 === 0 ? USES[i % USES.length]! : [])
    .map(([days, megabytes]) => ({
      at: startsAt + days * 1440 + 65,
      megabytes,
    }))
    .filter(({ at }) => at < endsAt - 600 * 6);
  return {
    ...{ startsAt, endsAt, zone: ZONES[i % ZONES.length]! },
    uses: nth === 0 ? uses : [],
    ...(i % 5 === 1 ? { queued: { boughtAt, endsAt: endsAt + 7 * 1440 } } : {}),
    ...(i % 25 === 7 ? { stopsAt: 6 * 1440 + 30 } : {}),
  };
}

const USES: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [0.5, 1400],
    [1, 1600],
    [2, 2500],
  ],
  [[0.25, 2950]],
  [
    [1, 2000],
    [1.5, 3000],
  ],
  [[3, 2699]],
  [
    [0.5, 2750],
    [1, 2800],
    [6, 3100],
  ],
  [],
];

// Everybody and their first plans stand there from the beginning, as if an order had led to them.
async function move(): Promise<readonly Reader[]> {
  const town = await buildTown(act);
  const model = await town.line();
  const readers = Array.from({ length: PEOPLE }, (_, i) => ({
    personId: newId<"person">(),
    lines: Array.from({ length: i % 50 === 13 ? 5 : 1 }, (__, nth) => ({
      line: { ...model, lineId: newId<"line">() },
      story: storyOf(i, nth),
    })),
  }));
  plan = await planOfTown();
  await copyLine(
    model,
    readers.flatMap(({ lines }) => lines.map(({ line }) => line.lineId)),
  );
  await writeBatch(act, async (batch) => {
    for (let i = 0; i < readers.length; i += 25) {
      await batch.write([], readers.slice(i, i + 25).flatMap(partsOf));
    }
  });
  await rest(readers);
  return readers;
}

async function copyLine(model: TownLine, lineIds: readonly string[]): Promise<void> {
  await db.database.run({
    text: `insert into lines (line_id, seller_id, network, carrier, form, status, iccid_sealed,
        msisdn_sealed, renewal_code_sealed, imported_at, has_sms)
      select n.line_id, l.seller_id, l.network, l.carrier, l.form, l.status, l.iccid_sealed,
        l.msisdn_sealed, l.renewal_code_sealed, l.imported_at, true
      from lines l, unnest($2::uuid[]) as n (line_id) where l.line_id = $1`,
    values: [model.lineId, lineIds],
  });
}

// That a plan ended behind which nothing waits is no news to any reader, and takes its time.
async function rest(readers: readonly Reader[]): Promise<void> {
  const quiet = readers.flatMap(({ lines }) =>
    lines.flatMap(({ line, story }) => (story.queued === undefined ? [line.lineId] : [])),
  );
  await db.database.run({
    text: "update buckets set due_at = null where line_id = any($1::uuid[])",
    values: [quiet],
  });
}

let plan: Bucket["planId"];

async function planOfTown(): Promise<Bucket["planId"]> {
  const { rows } = await db.database.run({
    text: "select plan_id from plans where code = 'week'",
    values: [],
  });
  return (rows[0] as { plan_id: Bucket["planId"] }).plan_id;
}

function partsOf({ personId, lines }: Reader) {
  const { zone } = lines[0]!.story;
  const quiet = { zone, fromHour: 22, untilHour: 8 };
  const addressOf = (channel: ChannelName) =>
    channel === "sms" ? lines[0]!.line.lineId : `${personId}@example.com`;
  return [
    insertPerson(act, personId, {
      ...{ language: "en", quiet, channels: ["sms", ...CHANNELS.filter((one) => one !== "sms")] },
    }),
    ...waysOf(personId).map((channel) =>
      putAddress(act, personId, {
        ...{ channel, address: addressOf(channel), consent: "asked", isVerified: true },
      }),
    ),
    ...lines.flatMap(({ line: { lineId }, story }) => [
      putReader(act, { lineId, personId, proof: "renewal_code", since: BEGIN }),
      insertBucket(act, firstBucket(lineId, story)),
    ]),
  ];
}

/** Mail alone, or another way before it. */
function waysOf(personId: PersonId): readonly ChannelName[] {
  const nth = Number.parseInt(personId.slice(-4), 16) % 5;
  const others = ["line", "telegram", "sms"] as const;
  return nth < 2 ? ["email"] : [others[nth - 2]!, "email"];
}

function firstBucket(lineId: TownLine["lineId"], story: Story): Bucket {
  const startsAt = minute(story.startsAt);
  const bucket = running(terms(), startsAt, { endsAt: minute(story.endsAt) });
  return { ...bucket, lineId, bucketId: newId<"bucket">(), planId: plan };
}

interface Happening {
  readonly at: number;
  happen(): Promise<void>;
}

function happeningsOf({ personId, lines }: Reader): readonly Happening[] {
  const { stopsAt } = lines[0]!.story;
  return [
    ...(stopsAt === undefined
      ? []
      : [{ at: stopsAt, happen: async () => stopReminders(act, personId) }]),
    ...lines.flatMap(({ line, story }) => [
      ...story.uses.map(({ at, megabytes }) => ({
        at,
        happen: async () => use(line, bytes(megabytes * MEGABYTE)),
      })),
      ...(story.queued === undefined
        ? []
        : [{ at: story.queued.boughtAt, happen: async () => buy(line, story) }]),
    ]),
  ];
}

async function use({ lineId }: TownLine, usedBytes: ReturnType<typeof bytes>): Promise<void> {
  const { rows } = await db.database.run({
    text: "select bucket_id from buckets where line_id = $1 order by granted_at limit 1",
    values: [lineId],
  });
  const { bucket_id: bucketId } = rows[0] as { bucket_id: Bucket["bucketId"] };
  const measurement = {
    bucketId,
    usedBytes,
    counts: "in_all",
    measuredAt: act.clock.now(),
  } as const;
  await recordUsage(act, lineId, [measurement]);
}

async function buy({ lineId }: TownLine, story: Story): Promise<void> {
  const { endsAt, queued } = story;
  const duration = { unit: "days", count: (queued!.endsAt - endsAt) / 1440 } as const;
  const waiting = queuedBucket(
    terms({ duration, clock: { kind: "rolling_24h" } }),
    act.clock.now(),
  );
  const bucket = {
    ...waiting,
    lineId,
    bucketId: newId<"bucket">(),
    planId: plan,
  };
  await writeBatch(act, async (batch) => {
    const seq = ((await lastSeqs(act, [lineId])).get(lineId) ?? 0) + 1;
    const news = { name: "bucket.imported", line: lineId, seq, thing: bucket.bucketId };
    await batch.write([news], [insertBucket(act, bucket)]);
  });
}

const arrived: string[] = [];
let watched: readonly string[] = [];
const writeNotice: NoticeWriter = ({ notice: { name }, smsCode }) => ({
  ...{ subject: name, text: name, html: name },
  brief: {
    ...{ title: name, body: name, url: "" },
    ...(smsCode === undefined ? {} : { sms: [smsCode] }),
  },
  enclosures: [],
});

// LINE was left by every other reader, Telegram takes everything and never says so.
function way(name: ChannelName): MessageChannel {
  const isMail = name === "email";
  return {
    name,
    repeatSeconds: isMail ? Infinity : 0,
    async send({ messageId, recipient }) {
      if (name === "line" && Number.parseInt(recipient.slice(30, 32), 16) % 2 === 0) {
        return { kind: "refused", failure: "403", ends: "left" };
      }
      arrived.push(messageId);
      return name === "telegram" ? { kind: "unknown", failure: "timeout" } : { kind: "sent" };
    },
  };
}

// Every third text is refused for good, every third is never answered.
const texts: CarrierSms = {
  ...{ carrier: "sandbox", repeatSeconds: 0, partsMax: 2 },
  async send({ reference }) {
    const nth = Number.parseInt(reference.slice(-4), 16) % 3;
    if (nth === 0) return { kind: "refused", failure: "carrier_refused" };
    arrived.push(reference);
    return nth === 1 ? { kind: "unknown" } : { kind: "accepted" };
  },
};

async function work(): Promise<void> {
  const desks = [
    bucketDesk(act),
    noticeDesk(act, writeNotice),
    messageDesk(act, {
      channels: { email: way("email"), line: way("line"), telegram: way("telegram") },
      sms: [texts],
      enclose: async () => Promise.reject(new Error("nothing is enclosed")),
      stopUrl: (token) => token,
    }),
  ] as readonly Desk<unknown>[];
  for (const desk of desks) {
    if (desk === desks[2]) await settleOthers();
    while ((await round(desk)) > 0);
    if (desk === desks[0]) while ((await dispatchEvents(act, readerSubscriptions, log)) > 0);
  }
}

// One in ten goes all the way to the channel; for the others it is enough that they are written.
async function settleOthers(): Promise<void> {
  await db.database.run({
    text: `update messages set state = 'sent', settled_at = due_at, due_at = null
      where due_at is not null and not (person_id = any($1::uuid[]))`,
    values: [watched],
    isFrequent: true,
  });
}

async function round(desk: Desk<unknown>): Promise<number> {
  return oneRound(desk, { clock: act.clock, log, restMs: 1, leaseSeconds: 60, atOnce: 100 });
}

async function nextDue(): Promise<number | undefined> {
  const { rows } = await db.database.run({
    text: `select min(due_at) as "dueAt" from (
      select min(due_at) as due_at from line_readers where due_at > $1
      union all select min(due_at) from buckets where due_at > $1
      union all select min(due_at) from messages where due_at > $1) as due`,
    values: [act.clock.now()],
    isFrequent: true,
  });
  const { dueAt } = rows[0] as { dueAt: Instant | null };
  return dueAt === null ? undefined : (epochMs(dueAt) - MONTH.beginsAt) / 60_000;
}

// What went by another way than the first is the same once more: of each cause one was taken.
async function allTold(): Promise<ReadonlyMap<string, readonly Told[]>> {
  const { rows } = await db.database.run({
    text: `select person_id as "personId", split_part(split_part(cause, ':', 4), ':', 1) as name,
        min(written_at) as at, count(*) filter (where state in ('sent', 'unknown'))::int as taken,
        count(*) filter (where state = 'waiting')::int as waiting
      from messages group by person_id, split_part(cause, '|', 1), 2`,
    values: [],
  });
  const told = rows as {
    personId: string;
    name: NoticeName;
    at: Instant;
    taken: number;
    waiting: number;
  }[];
  expect(told.filter(({ taken, waiting }) => taken !== 1 || waiting !== 0)).toEqual([]);
  return Map.groupBy(
    told.map((one) => ({ ...one, at: (epochMs(one.at) - MONTH.beginsAt) / 60_000 })),
    ({ personId }) => personId,
  );
}

async function waysUsed(): Promise<readonly string[]> {
  const { rows } = await db.database.run({
    text: `select distinct channel from messages where state <> 'failed' and person_id = any($1::uuid[])
      order by channel`,
    values: [watched],
  });
  return (rows as { channel: string }[]).map(({ channel }) => channel);
}

function shown(told: readonly Told[]): readonly string[] {
  return told.map(({ name, at }) => `${String(at).padStart(6)} ${name}`).toSorted();
}

function minute(at: number): Instant {
  return addMinutes(BEGIN, at);
}
