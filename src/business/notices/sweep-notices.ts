import { writeHouse, type Act } from "../../foundation/act/index.ts";
import { addHours, type Instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import type { Desk } from "../../foundation/work/index.ts";
import { readAutos, type AutoStanding } from "../auto-renewals/index.ts";
import { bucketsOfLines, type Bucket } from "../buckets/index.ts";
import { giftsSince } from "../friends/index.ts";
import { runningPromises, type RunningPromise } from "../renewals/index.ts";
import { keptTripsOf } from "../trips/index.ts";
import { autoOf, waysFor } from "./auto-notices.ts";
import { isConnected } from "./coverage.ts";
import { openDays, placesOfDay, type Days } from "./days.ts";
import { dueNotices, type Due } from "./due-notices.ts";
import type { Worded } from "./days.ts";
import type { Message, MessageState } from "./message.ts";
import { insertMessages, statesOf, takenSlots, toldCauses } from "./messages-store.ts";
import { causeOfWay, messageCause, readNoticeCause } from "./notice-cause.ts";
import type { Notice } from "./notice.ts";
import { openNoticeFacts, type NoticeWish, type NoticeWriter } from "./notice-words.ts";
import { sealLineToken, sealPersonToken } from "./notice-tokens.ts";
import { peopleByIds } from "./people-store.ts";
import { addressesFor, readerWish, type Address, type LineReader, type Person } from "./person.ts";
import { GIFT_HOURS, planNotices } from "./plan-notices.ts";
import { readIncidentFacts } from "./read-incident-facts.ts";
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
  const days = openDays(page.slots);
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
  readonly auto?: AutoStanding;
  readonly planned: readonly Notice[];
  /** By which it may be told of this line, the first to be tried first. */
  readonly addresses: readonly Address[];
}

interface Page {
  readonly looks: readonly Look[];
  /** Causes of messages that were written, and of those that this page writes. */
  readonly told: Set<string>;
  readonly slots: ReadonlySet<string>;
  readonly arrived: ReadonlySet<string>;
  readonly underway: ReadonlySet<string>;
}

async function readPage(act: Act, readers: readonly LineReader[], now: Instant): Promise<Page> {
  const lineIds = [...new Set(readers.map(({ lineId }) => lineId))];
  const [buckets, promises, gifts, trips, autos, people, sufferedBy] = await Promise.all([
    bucketsOfLines(act, lineIds),
    runningPromises(act, lineIds),
    giftsSince(act, lineIds, addHours(now, -GIFT_HOURS)),
    keptTripsOf(act, lineIds),
    readAutos(act, lineIds),
    peopleByIds(act, [...new Set(readers.map(({ personId }) => personId))]),
    readIncidentFacts(act, readers),
  ]);
  const promisesOf = Map.groupBy(promises, ({ lineId }) => lineId);
  const giftsOf = Map.groupBy(gifts, ({ lineId }) => lineId);
  const tripsOf = Map.groupBy(trips, ({ lineId }) => lineId as string);
  const looks = readers.map((reader) => {
    const own = buckets.get(reader.lineId) ?? [];
    const running = promisesOf.get(reader.lineId) ?? [];
    const given = giftsOf.get(reader.lineId) ?? [];
    const kept = tripsOf.get(reader.lineId) ?? [];
    const suffered = sufferedBy(reader);
    const person = people.get(reader.personId);
    const agreed = person === undefined ? {} : autoOf(person, autos.get(reader.lineId));
    const planned = planNotices(
      { buckets: own, promises: running, gifts: given, trips: kept, suffered, ...agreed },
      now,
    );
    const place = { lineId: reader.lineId, isConnected: isConnected(own, now) };
    const addresses = person === undefined ? [] : addressesFor(person, place);
    return { reader, person, buckets: own, promises: running, planned, addresses, ...agreed };
  });
  const causes = looks.flatMap(({ reader, planned }) =>
    planned.flatMap(({ cause, unlessTold }) =>
      [cause, ...unlessTold].map((one) => messageCause(reader, one)),
    ),
  );
  const slots = [...people.values()].flatMap((person) => placesOfDay(person, now));
  const [told, taken, states] = await Promise.all([
    toldCauses(act, causes),
    takenSlots(act, slots),
    statesOf(act, looks.flatMap(waysBefore)),
  ]);
  return { looks, told: new Set(told), slots: taken, ...comeTo(states) };
}

// By whichever way what must come before was told.
function waysBefore({ reader, person, planned }: Look): readonly string[] {
  const ways = person?.addresses.length ?? 0;
  return planned.flatMap(({ onlyAfter }) => {
    if (onlyAfter === undefined) return [];
    const first = messageCause(reader, onlyAfter);
    return Array.from({ length: ways }, (_, i) => causeOfWay(first, i + 1));
  });
}

function comeTo(states: Awaited<ReturnType<typeof statesOf>>): Pick<Page, "arrived" | "underway"> {
  const those = (wanted: readonly MessageState[]) =>
    new Set(
      states.flatMap(({ cause, state }) =>
        wanted.includes(state) ? (readNoticeCause(cause)?.first ?? []) : [],
      ),
    );
  return { arrived: those(["sent", "unknown"]), underway: those(["waiting"]) };
}

function dueFor(
  { reader, person, planned: all, auto, addresses }: Look,
  { page, days, now }: { readonly page: Page; readonly days: Days; readonly now: Instant },
): Due {
  if (person === undefined || waysFor(person, auto, addresses).length === 0) return { now: [] };
  const isReachable = addresses.length > 0;
  const planned = isReachable ? all : all.filter(({ name }) => isOfAuto(name));
  const causes = planned.flatMap(({ cause, unlessTold, onlyAfter = [] }) => [
    ...[cause, ...unlessTold].concat(onlyAfter),
  ]);
  const those = (known: ReadonlySet<string>) =>
    new Set(causes.filter((cause) => known.has(messageCause(reader, cause))));
  const due = dueNotices(
    planned,
    {
      since: reader.since,
      quiet: person.quiet,
      ...readerWish(person, reader),
      told: those(page.told),
      leftToday: days.left(person, now),
      arrived: those(page.arrived),
      underway: those(page.underway),
    },
    now,
  );
  days.keep(person, due.now);
  for (const { cause } of due.now) page.told.add(messageCause(reader, cause));
  return due;
}

function isOfAuto(name: Notice["name"]): boolean {
  return name.startsWith("auto_");
}

function restOf({ nextAt }: Due): { readonly dueAt?: Instant } {
  return nextAt === undefined ? {} : { dueAt: nextAt };
}

async function wordMessages(
  act: Act,
  looked: readonly (Look & { readonly due: Due })[],
  writeNotice: NoticeWriter,
): Promise<readonly Worded[]> {
  const wishes = looked.flatMap(({ reader, person, buckets, promises, auto, due, addresses }) =>
    due.now.flatMap((notice): readonly (NoticeWish & Pick<Look, "addresses">)[] => {
      if (person === undefined) return [];
      const order = promises.find(({ renewalId }) => renewalId === notice.facts.renewalId);
      const number = order === undefined ? {} : { orderNumber: order.number };
      const agreed = auto === undefined || !isOfAuto(notice.name) ? {} : { auto };
      return [{ reader, person, notice, buckets, addresses, ...number, ...agreed }];
    }),
  );
  const factsOf = await openNoticeFacts(act, wishes);
  return wishes.flatMap((wish) => {
    const { reader, person, notice, addresses } = wish;
    const smsCode = addresses.find(({ channel }) => channel === "sms")?.smsCode;
    const facts = factsOf(wish, {
      lineToken: sealLineToken(act, reader),
      personToken: sealPersonToken(act, person.personId),
      ...(smsCode === undefined ? {} : { smsCode }),
    });
    const [first] = waysFor(person, wish.auto, addresses);
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
