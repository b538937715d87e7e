import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { running, terms } from "../../../tests/examples/plans.ts";
import { handOut } from "../../../tests/orders.ts";
import { buildTown } from "../../../tests/town.ts";
import { writeHouse } from "../../foundation/act/index.ts";
import { addHours, addMinutes, addSeconds, instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { oneRound, type Desk } from "../../foundation/work/index.ts";
import { insertBucket } from "../buckets/index.ts";
import {
  endIncident,
  setIncident,
  tellIncident,
  type IncidentId,
  type IncidentWish,
} from "../incidents/index.ts";
import type { LineId, Proof } from "../lines/index.ts";
import type { Staff } from "../staff/index.ts";
import {
  incidentDesk,
  incidentSubscriptions,
  messageDesk,
  noticeDesk,
  type NoticeWriter,
  type SendAnswer,
} from "./index.ts";
import { insertPerson, putAddress } from "./people-store.ts";
import { CHANNELS, type PersonId } from "./person.ts";
import { putReader, updateReaderStopped } from "./readers-store.ts";

const db = await testDatabase();
const NOON = instant("2026-11-22T03:00:00Z");
const NIGHT = instant("2026-11-22T15:00:00Z");
const MORNING = instant("2026-11-22T23:00:00Z");
const act = db.act({ at: NOON });
const town = await buildTown(act);
const OPERATOR = { staffId: newId(), role: "operator" } as unknown as Staff;
const PLAN = await planOfTown();

let sent: string[];
let answer: () => SendAnswer | Promise<SendAnswer>;

beforeEach(async () => {
  for (const table of [
    ...["messages", "line_readers", "notice_people", "incidents", "incident_rounds"],
    ...["line_areas"],
  ]) {
    await db.database.run({ text: `delete from ${table}`, values: [] });
  }
  act.clock.moveTo(NOON);
  await handOut(act, []);
  sent = [];
  answer = () => ({ kind: "sent" });
});

test("whoever is reminded of a connected line of that carrier is told once, and once of its end", async () => {
  const family = await reader("kim", [await line(), await line()]);
  await reader("tanaka", [await line({ carrier: "elsewhere" })]);
  await reader("old", [await line({ isConnected: false })]);
  const { lineId } = await line();
  const stopped = await reader("stopped", [{ lineId }]);
  await writeHouse(act, { name: "line.stopped" }, [
    updateReaderStopped(act, { lineId, personId: stopped }, NOON),
  ]);
  const incidentId = await set({ isTold: true });
  for (let i = 0; i < 3; i++) {
    await work();
    await handOut(act, incidentSubscriptions);
    await wakeAll();
  }
  expect(sent).toEqual(["kim incident"]);
  act.clock.moveTo(addHours(NOON, 2));
  await end(incidentId);
  await work();
  await wakeAll();
  await work();
  expect(sent).toEqual(["kim incident", "kim incident_over"]);
  expect(await slots(family)).toEqual([`${family}:2026-11-22:incident:1`]);
  expect(await roundsLeft()).toBe(0);
});

test("what is on pages alone is told nobody, until staff decide so", async () => {
  await reader("kim", [await line()]);
  const incidentId = await set({});
  await work();
  expect(sent).toEqual([]);
  for (let i = 0; i < 2; i++) {
    expect((await tellIncident(act, OPERATOR, incidentId)).ok).toBe(true);
    await work();
  }
  expect(sent).toEqual(["kim incident"]);
  const late = await setIncident(act, OPERATOR, { ...WISH, kind: "payment_down", isTold: true });
  expect(late).toMatchObject({ refusal: "not_tellable", field: "tell" });
});

test("a holder who is elsewhere is not told; who may not know where a line is cannot tell from it", async () => {
  const away = await line({ prefecture: 13 });
  await reader("owner", [away], "owner");
  await reader("buyer", [away]);
  await reader("there", [await line({ prefecture: 27 })], "owner");
  await reader("unseen", [await line()], "owner");
  const incidentId = await set({ region: "kinki", isTold: true });
  await work();
  expect(sent.toSorted()).toEqual(["buyer incident", "there incident", "unseen incident"]);
  await end(incidentId);
  await work();
  expect(sent.filter((one) => one.endsWith("over"))).toHaveLength(3);
});

test("what is over before anybody wakes was told nobody, and neither is its end", async () => {
  await reader("kim", [await line()]);
  act.clock.moveTo(NIGHT);
  const [first, second] = [await set({ isTold: true }), await set({ kind: "slow", isTold: true })];
  await work();
  act.clock.moveTo(addHours(NIGHT, 1));
  await end(first);
  await work();
  expect(sent).toEqual([]);
  act.clock.moveTo(MORNING);
  await work();
  expect(sent).toEqual(["kim incident"]);
  await end(second);
  await work();
  expect(sent).toEqual(["kim incident", "kim incident_over"]);
});

test("ended while the sweep runs, a notice that is written already is never sent", async () => {
  await reader("kim", [await line()]);
  const incidentId = await set({ isTold: true });
  await handOut(act, incidentSubscriptions);
  await round(incidentDesk(act));
  await round(noticeDesk(act, writeNotice));
  expect(await messages()).toEqual([["incident", "waiting"]]);
  await end(incidentId);
  await work();
  act.clock.moveTo(addMinutes(NOON, 6));
  await work();
  expect(sent).toEqual([]);
  expect(await messages()).toEqual([["incident", "failed"]]);
});

test("ended while a notice is on its way, its end follows once it has arrived", async () => {
  await reader("kim", [await line()]);
  const incidentId = await set({ isTold: true });
  answer = async () => {
    answer = () => ({ kind: "sent" });
    await end(incidentId);
    await handOut(act, incidentSubscriptions);
    await round(incidentDesk(act));
    // Nobody knows yet whether the first has arrived.
    await round(noticeDesk(act, writeNotice));
    return { kind: "sent" };
  };
  await work();
  expect(sent).toEqual(["kim incident"]);
  act.clock.moveTo(addMinutes(NOON, 5));
  await work();
  expect(sent).toEqual(["kim incident", "kim incident_over"]);
});

test("nothing is over while the line suffers from another, and no day brings more than two", async () => {
  await reader("kim", [await line()]);
  const first = await set({ isTold: true });
  await work();
  const again = await set({ kind: "slow", isTold: true });
  await work();
  await end(first);
  await set({ region: "kanto", isTold: true });
  await work();
  expect(sent).toEqual(["kim incident", "kim incident"]);
  act.clock.moveTo(MORNING);
  await end(again);
  await work();
  expect(sent).toEqual(["kim incident", "kim incident", "kim incident"]);
});

test("an address that takes nothing is followed by another, whose reader hears of the end", async () => {
  await reader("kim", [await line()], "owner", ["kim", "kim-too"]);
  const answers: SendAnswer[] = [{ kind: "refused", failure: "550", ends: "bounced" }];
  answer = () => answers.shift() ?? { kind: "sent" };
  const incidentId = await set({ isTold: true });
  await work();
  await end(incidentId);
  act.clock.moveTo(addMinutes(NOON, 5));
  await work();
  expect(sent.map((one) => one.split(" ")[1])).toEqual(["incident", "incident", "incident_over"]);
  expect(new Set(sent.map((one) => one.split(" ")[0])).size).toBe(2);
});

test("ten workers that walk and sweep at once tell each reader once", async () => {
  for (const name of ["a", "b", "c"]) await reader(name, [await line(), await line()]);
  await set({ isTold: true });
  await handOut(act, incidentSubscriptions);
  const desk = incidentDesk(act);
  const leaseUntil = addSeconds(NOON, 60);
  const [roundId] = await desk.claim({ limit: 9, now: NOON, leaseUntil });
  await Promise.all(Array.from({ length: 5 }, async () => desk.work(roundId!)));
  await Promise.all(
    Array.from({ length: 5 }, async () => round(noticeDesk(act, writeNotice), "alone")),
  );
  await work();
  expect(sent.toSorted()).toEqual(["a incident", "b incident", "c incident"]);
});

const WISH = { kind: "no_data", carrier: "sandbox", sinceMinutes: 15 } as const;

async function set(wish: Partial<IncidentWish>): Promise<IncidentId> {
  const outcome = await setIncident(act, OPERATOR, { ...WISH, ...wish });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value.incidentId;
}

async function end(incidentId: IncidentId): Promise<void> {
  expect((await endIncident(act, OPERATOR, incidentId)).ok).toBe(true);
}

async function line({
  carrier = "sandbox",
  isConnected = true,
  prefecture,
}: {
  readonly carrier?: string;
  readonly isConnected?: boolean;
  readonly prefecture?: number;
} = {}): Promise<{ readonly lineId: LineId }> {
  const { lineId } = await town.line();
  await db.database.run({
    text: "update lines set carrier = $2 where line_id = $1",
    values: [lineId, carrier],
  });
  if (prefecture !== undefined) {
    await db.database.run({
      text: "insert into line_areas (line_id, prefecture, seen_at) values ($1, $2, $3)",
      values: [lineId, prefecture, addHours(NOON, -1)],
    });
  }
  if (isConnected) {
    const startsAt = addHours(NOON, -2);
    const bucket = running(terms(), startsAt, { endsAt: addHours(NOON, 24 * 20) });
    await writeHouse(act, { name: "bucket.test" }, [
      insertBucket(act, { ...bucket, lineId, bucketId: newId<"bucket">(), planId: PLAN }),
    ]);
  }
  return { lineId };
}

async function reader(
  name: string,
  lines: readonly { readonly lineId: LineId }[],
  proof: Proof = "number_and_digits",
  addresses: readonly string[] = [name],
): Promise<PersonId> {
  const personId = newId<"person">();
  const quiet = { zone: "Asia/Tokyo", fromHour: 22, untilHour: 8 };
  const since = addHours(NOON, -1);
  await writeHouse(act, { name: "person.test" }, [
    insertPerson(act, personId, { language: "en", quiet, channels: CHANNELS }),
    ...addresses.map((address) =>
      putAddress(act, personId, { channel: "email", address, consent: "asked", isVerified: true }),
    ),
    ...lines.map(({ lineId }) => putReader(act, { lineId, personId, proof, since })),
  ]);
  return personId;
}

const writeNotice: NoticeWriter = ({ notice: { name } }) => ({
  ...{ subject: name, text: name, html: name },
  enclosures: [],
});

/** Everything that is due now, worked until nothing is left. */
async function work(): Promise<void> {
  const channel = {
    name: "test",
    repeatSeconds: Infinity,
    async send({ recipient, subject }: { recipient: string; subject: string }) {
      sent.push(`${recipient} ${subject}`);
      return answer();
    },
  };
  await handOut(act, incidentSubscriptions);
  await round(incidentDesk(act));
  await round(noticeDesk(act, writeNotice));
  await round(
    messageDesk(act, {
      channels: { email: channel },
      enclose: async () => Promise.reject(new Error("nothing is enclosed")),
      stopUrl: (token) => token,
    }),
  );
}

async function round<T>(desk: Desk<T>, how: "to_the_end" | "alone" = "to_the_end"): Promise<void> {
  const ground = { clock: act.clock, log: openLog("silent"), restMs: 1, leaseSeconds: 60 };
  while ((await oneRound(desk, { ...ground, atOnce: 50 })) > 0) if (how === "alone") return;
}

async function wakeAll(): Promise<void> {
  await db.database.run({
    text: "update line_readers set due_at = $1, claimed_until = null",
    values: [act.clock.now()],
  });
}

async function messages(): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await db.database.run({
    text: "select split_part(cause, ':', 4) as name, state from messages order by written_at",
    values: [],
  });
  return (rows as { name: string; state: string }[]).map(({ name, state }) => [name, state]);
}

async function slots(personId: PersonId): Promise<readonly string[]> {
  const { rows } = await db.database.run({
    text: "select day_slot as slot from messages where person_id = $1 and day_slot is not null",
    values: [personId],
  });
  return (rows as { slot: string }[]).map(({ slot }) => slot);
}

async function roundsLeft(): Promise<number> {
  const { rows } = await db.database.run({ text: "select 1 from incident_rounds", values: [] });
  return rows.length;
}

async function planOfTown() {
  const { rows } = await db.database.run({
    text: "select plan_id from plans where code = 'week'",
    values: [],
  });
  return (rows[0] as { plan_id: Parameters<typeof insertBucket>[1]["planId"] }).plan_id;
}
