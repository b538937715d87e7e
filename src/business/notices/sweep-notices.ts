import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, localDate, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { bucketsOfLines, type Bucket } from "../buckets/index.ts";
import { giftsSince } from "../friends/index.ts";
import { runningPromises, type RunningPromise } from "../renewals/index.ts";
import { keptTripsOf } from "../trips/index.ts";
import { dueNotices, SCHEDULED_PER_DAY, type Due } from "./due-notices.ts";
import type { Message } from "./message.ts";
import { insertMessages, takenSlots, toldCauses } from "./messages-store.ts";
import { messageCause, slotOf } from "./notice-cause.ts";
import { CLASS_OF, type Notice } from "./notice.ts";
import { openNoticeFacts, type NoticeWish, type NoticeWriter } from "./notice-words.ts";
import { sealLineToken, sealPersonToken } from "./notice-tokens.ts";
import { peopleByIds } from "./people-store.ts";
import { usableAddresses, type LineReader, type Person } from "./person.ts";
import { GIFT_HOURS, planNotices } from "./plan-notices.ts";
import { claimDueReaders, letRest, restReaders } from "./readers-store.ts";

/** So many readers are looked at together: one statement reads them, one writes for all of them. */
export const NOTICE_PAGE = 500;

/** Where what is due to be told becomes messages; an item is a page of readers. */
export function noticeDesk(act: Act, writeNotice: NoticeWriter): Desk<readonly LineReader[]> {
  return {
    name: "notices",
    async claim(claim) {
      const readers = await claimDueReaders(act, { ...claim, limit: NOTICE_PAGE });
      return readers.length === 0 ? [] : [readers];
    },
    work: async (readers) => sweepPage(act, readers, writeNotice),
  };
}

async function sweepPage(
  act: Act,
  readers: readonly LineReader[],
  writeNotice: NoticeWriter,
): Promise<void> {
  try {
    await sweep(act, readers, writeNotice);
  } catch (error) {
    // Somebody else told one of them something meanwhile. Each alone is looked at anew.
    if (!isTold(error) || readers.length === 1) throw error;
    for (const reader of readers) await sweepPage(act, [reader], writeNotice);
  }
}

async function sweep(
  act: Act,
  readers: readonly LineReader[],
  writeNotice: NoticeWriter,
): Promise<void> {
  const now = act.clock.now();
  const page = await readPage(act, readers, now);
  const days = openDays(page);
  const looked = page.looks.map((look) => ({ ...look, due: dueFor(look, { page, days, now }) }));
  const messages = await wordMessages(act, looked, writeNotice);
  act.failpoint("notices.before_write");
  const rests = looked.map(({ reader, due }) => ({ reader, ...restOf(due) }));
  if (messages.length === 0) {
    await letRest(act, rests);
    return;
  }
  const slots = messages.map((message) => days.take(message, now));
  await writeHouse(
    act,
    { name: "notices.written", after: { messages: messages.length, readers: readers.length } },
    [insertMessages(act, slots), restReaders(rests)],
  );
  act.failpoint("notices.written");
}

interface Look {
  readonly reader: LineReader;
  readonly person: Person | undefined;
  readonly buckets: readonly Bucket[];
  readonly promises: readonly RunningPromise[];
  readonly planned: readonly Notice[];
}

interface Page {
  readonly looks: readonly Look[];
  readonly told: ReadonlySet<string>;
  readonly slots: ReadonlySet<string>;
}

async function readPage(act: Act, readers: readonly LineReader[], now: Instant): Promise<Page> {
  const lineIds = [...new Set(readers.map(({ lineId }) => lineId))];
  const [buckets, promises, gifts, trips, people] = await Promise.all([
    bucketsOfLines(act, lineIds),
    runningPromises(act, lineIds),
    giftsSince(act, lineIds, addHours(now, -GIFT_HOURS)),
    keptTripsOf(act, lineIds),
    peopleByIds(act, [...new Set(readers.map(({ personId }) => personId))]),
  ]);
  const promisesOf = Map.groupBy(promises, ({ lineId }) => lineId);
  const giftsOf = Map.groupBy(gifts, ({ lineId }) => lineId);
  const tripsOf = Map.groupBy(trips, ({ lineId }) => lineId as string);
  const looks = readers.map((reader) => {
    const own = buckets.get(reader.lineId) ?? [];
    const running = promisesOf.get(reader.lineId) ?? [];
    const given = giftsOf.get(reader.lineId) ?? [];
    const kept = tripsOf.get(reader.lineId) ?? [];
    const planned = planNotices(
      { buckets: own, promises: running, gifts: given, trips: kept },
      now,
    );
    const person = people.get(reader.personId);
    return { reader, person, buckets: own, promises: running, planned };
  });
  const causes = looks.flatMap(({ reader, planned }) =>
    planned.flatMap(({ cause, unlessTold }) =>
      [cause, ...unlessTold].map((one) => messageCause(reader, one)),
    ),
  );
  const slots = [...people.values()].flatMap((person) => slotsOf(person, now));
  const [told, taken] = await Promise.all([toldCauses(act, causes), takenSlots(act, slots)]);
  return { looks, told, slots: taken };
}

function dueFor(
  { reader, person, planned }: Look,
  { page, days, now }: { readonly page: Page; readonly days: Days; readonly now: Instant },
): Due {
  if (person === undefined || usableAddresses(person).length === 0) return { now: [] };
  const causes = planned.flatMap(({ cause, unlessTold }) => [cause, ...unlessTold]);
  const due = dueNotices(
    planned,
    {
      since: reader.since,
      quiet: person.quiet,
      isStopped: (person.stoppedAt ?? reader.stoppedAt) !== undefined,
      told: new Set(causes.filter((cause) => page.told.has(messageCause(reader, cause)))),
      leftToday: days.left(person, now),
    },
    now,
  );
  days.keep(person, due.now.filter(({ name }) => CLASS_OF[name] === "scheduled").length);
  return due;
}

function restOf({ nextAt }: Due): { readonly dueAt?: Instant } {
  return nextAt === undefined ? {} : { dueAt: nextAt };
}

interface Days {
  left(person: Person, now: Instant): number;
  keep(person: Person, count: number): void;
  /** Gives a message its place in its reader's day, where it needs one. */
  take(message: Worded, now: Instant): Message & { readonly daySlot?: string };
}

// How many scheduled notices each person may still have today, all of their lines together.
function openDays({ slots }: Page): Days {
  const kept = new Map<string, number>();
  const given = new Map<string, number>();
  const free = (person: Person, now: Instant) =>
    slotsOf(person, now).filter((slot) => !slots.has(slot));
  return {
    left: (person, now) => free(person, now).length - (kept.get(person.personId) ?? 0),
    keep(person, count) {
      kept.set(person.personId, (kept.get(person.personId) ?? 0) + count);
    },
    take({ message, person, notice }, now) {
      if (CLASS_OF[notice.name] !== "scheduled") return message;
      const nth = given.get(person.personId) ?? 0;
      given.set(person.personId, nth + 1);
      const daySlot = free(person, now)[nth];
      if (daySlot === undefined) throw new RangeError("more notices than the day has places");
      return { ...message, daySlot };
    },
  };
}

function slotsOf({ personId, quiet }: Person, now: Instant): readonly string[] {
  const date = localDate(now, quiet.zone);
  return Array.from({ length: SCHEDULED_PER_DAY }, (_, i) => slotOf(personId, date, i + 1));
}

interface Worded {
  readonly message: Message;
  readonly person: Person;
  readonly notice: Notice;
}

async function wordMessages(
  act: Act,
  looked: readonly (Look & { readonly due: Due })[],
  writeNotice: NoticeWriter,
): Promise<readonly Worded[]> {
  const wishes = looked.flatMap(({ reader, person, buckets, promises, due }) =>
    due.now.flatMap((notice): readonly NoticeWish[] => {
      if (person === undefined) return [];
      const order = promises.find(({ renewalId }) => renewalId === notice.facts.renewalId);
      const number = order === undefined ? {} : { orderNumber: order.number };
      return [{ reader, person, notice, buckets, ...number }];
    }),
  );
  const factsOf = await openNoticeFacts(act, wishes);
  return wishes.flatMap((wish) => {
    const { reader, person, notice } = wish;
    const facts = factsOf(wish, {
      lineToken: sealLineToken(act, reader),
      personToken: sealPersonToken(act, person.personId),
    });
    const [first] = usableAddresses(person);
    if (facts === undefined || first === undefined) return [];
    const message: Message = {
      ...writeNotice(facts),
      messageId: newId(),
      cause: messageCause(reader, notice.cause),
      channel: first.channel,
      addressId: first.addressId,
      lineId: reader.lineId,
      personId: person.personId,
      recipient: first.address,
      language: person.language,
      state: "waiting",
      tries: 0,
      isInDoubt: false,
      writtenAt: act.clock.now(),
    };
    return [{ message, person, notice }];
  });
}

function isTold(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  const known = ["messages_cause_key", "messages_day_slot_key"];
  return code === "23505" && known.includes(constraint ?? "");
}
