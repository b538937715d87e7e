import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { answering, handOut, orderOn } from "../../../tests/orders.ts";
import { buildTown, type TownLine } from "../../../tests/town.ts";
import { addHours, addMinutes, addSeconds, instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { bytes, GIGABYTE } from "../../foundation/money/index.ts";
import { oneRound, type Desk } from "../../foundation/work/index.ts";
import { bucketsOfLine } from "../buckets/index.ts";
import { keepTrip, type KeptTrip } from "../trips/index.ts";
import { recordUsage } from "../usage/index.ts";
import {
  askReminders,
  changePreferences,
  confirmReminders,
  hearBounce,
  linesOfPerson,
  linkAddress,
  messageDesk,
  noticeDesk,
  readerSubscriptions,
  recentMessages,
  resumeLine,
  resumeReminders,
  showReminders,
  stopLine,
  stopReminders,
  type Message,
  type NoticeWriter,
  type OutgoingMessage,
  type SendAnswer,
} from "./index.ts";
import { beginTry } from "./messages-store.ts";
import { personByAddress, putAddress } from "./people-store.ts";
import { writeHouse } from "../../foundation/act/index.ts";

const db = await testDatabase();
const START = instant("2026-11-22T03:00:00Z");
const act = db.act({ language: "ko", at: START });
const town = await buildTown(act);
const EMAIL = "wang@example.com";

let sent: OutgoingMessage[];
let answers: SendAnswer[];
let line: TownLine;

beforeEach(async () => {
  for (const table of ["messages", "line_readers", "notice_people"]) {
    await db.database.run({ text: `delete from ${table}`, values: [] });
  }
  act.clock.moveTo(START);
  await handOut(act, []);
  [sent, answers] = [[], []];
  line = await town.line();
});

test("whoever leaves an address with an order is told before it ends, in their language", async () => {
  await buyWeek();
  expect(await linesOfPerson(act, await person())).toMatchObject([
    { lineId: line.lineId, proof: "number_and_digits" },
  ]);
  await sweep();
  expect(await told()).toEqual([]);
  await comeTo(72);
  await sweep();
  expect(await told()).toEqual(["end_3d"]);
  const [message] = await notices();
  expect(message).toMatchObject({ recipient: EMAIL, language: "ko", subject: "end_3d" });
});

test("swept again, by ten workers, and after a crash, each thing is told once", async () => {
  await buyWeek();
  await comeTo(72);
  const failing = noticeDesk(act, () => {
    throw new Error("a bug");
  });
  await round(failing);
  expect(await told()).toEqual([]);
  act.clock.moveTo(addSeconds(act.clock.now(), 61));
  const desk = deskOf();
  const claim = {
    limit: 9,
    now: act.clock.now(),
    leaseUntil: addSeconds(act.clock.now(), 60),
  };
  const [page] = await desk.claim(claim);
  await Promise.allSettled(Array.from({ length: 10 }, async () => desk.work(page!)));
  await wake();
  await sweep();
  expect(await told()).toEqual(["end_3d"]);
});

test("what use brings about is told at once, from the measurement that passed the mark", async () => {
  await buyWeek();
  const [bucket] = await bucketsOfLine(act, line.lineId);
  const use = async (usedBytes: number) => {
    const measurement = { bucketId: bucket!.bucketId, usedBytes: bytes(usedBytes) };
    const counted = { ...measurement, counts: "in_all", measuredAt: act.clock.now() } as const;
    await recordUsage(act, line.lineId, [counted]);
    await handOut(act, readerSubscriptions);
    await sweep();
  };
  act.clock.moveTo(instant("2026-11-22T18:00:00Z"));
  const total = bucket!.dataTotalBytes!;
  await use(total * 0.4);
  expect(await told()).toEqual([]);
  await use(total * 0.85);
  await use(total * 0.86);
  expect(await told()).toEqual(["used_80"]);
  await use(total);
  expect(await told()).toEqual(["used_80", "used_100"]);
});

test("a line that is renewed before the mail goes is told nothing of the old end", async () => {
  await buyWeek();
  await comeTo(72);
  await sweep();
  await orderOn(act, line, answering(act), {
    planCode: "week",
    contactEmail: EMAIL,
    reminders: "wanted",
  });
  await post();
  expect(sent).toEqual([]);
  expect(await notices()).toMatchObject([{ state: "failed", failure: "overtaken" }]);
});

test("whoever keeps a trip is told when to buy its next plan, and not once it is bought", async () => {
  await buyWeek();
  const trip = await keepTrip(act, {
    of: { lineId: line.lineId, proof: "renewal_code" },
    leavesAt: addHours(START, 14 * 24),
    use: "light",
  });
  if (!trip.ok) throw new Error(trip.refusal);
  const [next] = trip.value.purchases;
  await handOut(act, readerSubscriptions);
  const dayBefore = addHours(next!.buyAt, -24);
  act.clock.moveTo(instant(`${dayBefore.slice(0, 10)}T09:00:00Z`));
  while ((await told()).every((name) => name !== "trip_plan")) {
    if (act.clock.now() > next!.buyAt) throw new Error("nobody was told");
    act.clock.moveTo(addHours(act.clock.now(), 1));
    await sweep();
  }
  await sweep();
  expect((await told()).filter((name) => name === "trip_plan")).toHaveLength(1);
  await orderOn(act, line, answering(act), {
    planCode: "week",
    contactEmail: EMAIL,
    reminders: "wanted",
  });
  await post();
  expect(sent.map(({ subject }) => subject)).not.toContain("trip_plan");
});

describe("a kept trip alone", () => {
  type Asked = Pick<KeptTrip, "lineId"> & Partial<KeptTrip>;
  let email: string;

  beforeEach(() => {
    email = `${newId()}@example.com`;
  });

  async function keep(): Promise<KeptTrip> {
    const trip = await keepTrip(act, {
      of: { lineId: line.lineId, proof: "renewal_code" },
      leavesAt: addHours(START, 14 * 24),
      use: "light",
    });
    if (!trip.ok) throw new Error(trip.refusal);
    return trip.value;
  }

  async function ask({ lineId, tripId }: Asked): Promise<string> {
    let token = "";
    const by = { address: "192.0.2.7", device: newId() };
    const trip = tripId === undefined ? {} : { tripId };
    const wish = { lineId, proof: "renewal_code", email, by, ...trip } as const;
    await askReminders(act, wish, (made) => {
      token = made;
      return { subject: "wish", text: "", html: "", enclosures: [] };
    });
    return token;
  }

  async function toldMei(): Promise<readonly string[]> {
    const own = (await notices()).filter((one) => one.recipient === email);
    return own.map(({ subject }) => subject).filter((subject) => subject !== "wish");
  }

  /** From the day before its first plan is to be bought, for two days. */
  async function goBy(trip: KeptTrip): Promise<void> {
    const dayBefore = addHours(trip.purchases[0]!.buyAt, -30);
    for (let hours = 0; hours < 54; hours += 6) {
      act.clock.moveTo(addHours(dayBefore, hours));
      await wake();
      await sweep();
    }
  }

  test("is told of once after the yes of the mail, with nothing else of the line", async () => {
    await town.bucket(line, { grantedAt: START });
    const trip = await keep();
    const token = await ask(trip);
    await goBy({ ...trip, purchases: trip.purchases.slice(0, 1) });
    expect(await toldMei()).toEqual([]);
    act.clock.moveTo(addHours(START, 1));
    for (let i = 0; i < 2; i++)
      expect(await confirmReminders(act, token)).toMatchObject({ ok: true });
    await goBy({ ...trip, purchases: trip.purchases.slice(0, 1) });
    expect(await toldMei()).toEqual(["trip_plan"]);
  });

  test("ends with every stop, by the trip, the line or all; and a new one is asked for anew", async () => {
    await town.bucket(line, { grantedAt: START });
    for (const end of ["line", "all", "kept anew"] as const) {
      const trip = await keep();
      const confirmed = await confirmReminders(act, await ask(trip));
      if (!confirmed.ok) throw new Error(confirmed.refusal);
      const { personId } = confirmed.value;
      if (end === "line") await stopLine(act, { lineId: line.lineId, personId });
      if (end === "all") await stopReminders(act, personId);
      if (end === "kept anew") {
        const old = await ask(trip);
        await keep();
        expect(await confirmReminders(act, old)).toMatchObject({ refusal: "link_over" });
      }
      await goBy(trip);
      expect([end, await toldMei()]).toEqual([end, []]);
      act.clock.moveTo(START);
    }
  });

  test("gives back nothing else that its reader had stopped", async () => {
    const other = await town.line();
    await town.bucket(line, { grantedAt: START });
    const trip = await keep();
    const known = await confirmReminders(act, await ask({ lineId: other.lineId }));
    if (!known.ok) throw new Error(known.refusal);
    await stopReminders(act, known.value.personId);
    await confirmReminders(act, await ask(trip));
    const shown = (await showReminders(act, known.value.personId))!;
    expect(shown.person.stoppedAt).toBeUndefined();
    expect(
      Object.fromEntries(shown.lines.map((one) => [one.line.lineId, [one.isStopped, one.hasTrip]])),
    ).toEqual({ [other.lineId]: [true, false], [line.lineId]: [true, true] });
    expect(shown.lines.flatMap(({ upcoming }) => upcoming.map(({ name }) => name))).toEqual(
      trip.purchases.map(() => "trip_plan"),
    );
  });
});

test("a mail that the night has overtaken waits for the morning", async () => {
  await buyWeek();
  await comeTo(72);
  await sweep();
  act.clock.moveTo(instant(`${act.clock.now().slice(0, 10)}T15:00:00Z`));
  await post();
  expect(sent).toEqual([]);
  act.clock.moveTo(addHours(act.clock.now(), 8));
  await post();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.stopUrl).toMatch(/^https:\/\/tsunagu\.test\/[\w-]+$/u);
});

test("who stops is told no more, who resumes is told again", async () => {
  await buyWeek();
  await stopReminders(act, await person());
  await comeTo(72);
  await sweep();
  expect(await told()).toEqual([]);
  await resumeReminders(act, await person());
  await sweep();
  await stopReminders(act, await person());
  await post();
  expect([await told(), sent]).toEqual([["end_3d"], []]);
});

test("where nothing arrives is ended, and the next way is tried, each once", async () => {
  await buyWeek();
  const personId = await person();
  for (const address of ["https://push.test/1", "https://push.test/2"]) {
    const push = { channel: "web_push", address, consent: "asked", isVerified: true } as const;
    await writeHouse(act, { name: "test.push" }, [putAddress(act, personId, push)]);
    act.clock.moveTo(addSeconds(act.clock.now(), 1));
  }
  answers = [
    { kind: "refused", failure: "410", ends: "left" },
    { kind: "refused", failure: "413" },
    { kind: "refused", failure: "550", ends: "bounced" },
  ];
  await comeTo(72);
  await sweep();
  for (let i = 0; i < 4; i++) await post();
  const ways = ["https://push.test/2", "https://push.test/1", EMAIL];
  expect(sent.map(({ recipient }) => recipient)).toEqual(ways);
  const states = (await notices()).map(({ state, failure }) => [state, failure]);
  expect(states.toReversed()).toEqual([
    ["failed", "410"],
    ["failed", "413"],
    ["failed", "550"],
  ]);
  const { addresses } = (await showReminders(act, personId))!.person;
  expect(addresses.map(({ channel, ended }) => `${channel} ${ended?.why}`).toSorted()).toEqual([
    "email bounced",
    "web_push left",
    "web_push undefined",
  ]);
});

test("a mail that comes back ends its address, and the next way is tried, once", async () => {
  await buyWeek();
  const personId = await person();
  await linkAddress(
    act,
    { kind: "person", personId },
    { channel: "telegram", address: "81900000" },
  );
  await changePreferences(act, personId, {
    ...(await showReminders(act, personId))!.person,
    channels: ["email", "telegram"],
  });
  await comeTo(72);
  await sweep();
  await post();
  const mail = (id: string) =>
    [
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
      "",
      "--b",
      "Content-Type: message/delivery-status",
      "",
      "Action: failed",
      "Status: 5.1.1",
      "--b",
      "Content-Type: text/rfc822-headers",
      "",
      `Message-ID: <${id}@tsunagu.test>`,
      "--b--",
    ].join("\r\n");
  expect(await hearBounce(act, "hello")).toMatchObject({ refusal: "no_report" });
  expect(await hearBounce(act, mail(newId()))).toMatchObject({ refusal: "not_ours" });
  const back = mail(sent[0]!.messageId);
  expect(await hearBounce(act, back)).toEqual({
    ok: true,
    value: { status: "5.1.1", isAddressOver: true },
  });
  expect(await hearBounce(act, back)).toMatchObject({ refusal: "not_ours" });
  await post();
  expect(sent.map(({ recipient }) => recipient)).toEqual([EMAIL, "81900000"]);
  const ways = (await showReminders(act, personId))!.person.addresses;
  expect(ways.find(({ channel }) => channel === "email")?.ended?.why).toBe("bounced");
});

test("a way whose answer never comes is not followed by another", async () => {
  await buyWeek();
  const chat = { channel: "telegram", address: "819000000", consent: "asked" } as const;
  await writeHouse(act, { name: "test.chat" }, [
    putAddress(act, await person(), { ...chat, isVerified: true }),
  ]);
  await changePreferences(act, await person(), {
    ...(await showReminders(act, await person()))!.person,
    channels: ["telegram", "email"],
  });
  answers = [{ kind: "unknown", failure: "timeout" }];
  await comeTo(72);
  await sweep();
  for (let i = 0; i < 3; i++) await post();
  expect(sent.map(({ recipient }) => recipient)).toEqual(["819000000"]);
  expect(await notices()).toMatchObject([{ state: "unknown", failure: "timeout" }]);
});

test("a worker that died while a way was asked leaves that to nobody", async () => {
  await buyWeek();
  await comeTo(72);
  await sweep();
  const [message] = await notices();
  await beginTry(act, message!);
  await post();
  expect([sent.length, (await notices())[0]?.state]).toEqual([1, "sent"]);
});

test("who stops one line is told of the others, and of that one again when they say so", async () => {
  await buyWeek();
  const [stopped, personId] = [line, await person()];
  await stopLine(act, { lineId: stopped.lineId, personId });
  line = await town.line();
  await buyWeek();
  await comeTo(72);
  await sweep();
  expect((await notices()).map(({ lineId }) => lineId)).toEqual([line.lineId]);
  await resumeLine(act, { lineId: stopped.lineId, personId });
  await sweep();
  expect(await told()).toHaveLength(2);
  await stopLine(act, { lineId: line.lineId, personId });
  await post();
  expect(sent.map(({ recipient }) => recipient)).toEqual([EMAIL]);
});

test("a person with many lines is told of three on a day, and of the others the next", async () => {
  for (let i = 0; i < 5; i++) {
    line = await town.line();
    await town.bucket(line, { dataTotalBytes: bytes(9 * GIGABYTE), endsAt: addHours(START, 96) });
    await read();
  }
  await sweep();
  const day = addHours(START, 24);
  act.clock.moveTo(day);
  await sweep();
  expect(await told()).toHaveLength(3);
  act.clock.moveTo(instant("2026-11-23T23:00:00Z"));
  await sweep();
  expect(await told()).toHaveLength(5);
});

async function buyWeek(): Promise<void> {
  await orderOn(act, line, answering(act), { contactEmail: EMAIL, reminders: "wanted" });
  await handOut(act, readerSubscriptions);
}

// As if an order of theirs had led to the bucket.
async function read(): Promise<void> {
  if ((await personByAddress(act, { channel: "email", address: EMAIL })) === undefined) {
    const other = await town.line();
    await orderOn(act, other, answering(act), { contactEmail: EMAIL, reminders: "wanted" });
    await handOut(act, readerSubscriptions);
    await db.database.run({ text: "delete from line_readers", values: [] });
  }
  await db.database.run({
    text: `insert into line_readers (line_id, person_id, proof, since, due_at)
      values ($1, $2, 'renewal_code', $3, $4)`,
    values: [line.lineId, await person(), addHours(START, -1), START],
  });
}

async function person() {
  return (await personByAddress(act, { channel: "email", address: EMAIL }))!;
}

async function end() {
  return (await bucketsOfLine(act, line.lineId)).at(-1)!.endsAt!;
}

// Plans of the town end at midnight: what is due then is told in the evening before.
async function comeTo(hoursBefore: number): Promise<void> {
  act.clock.moveTo(addMinutes(await end(), -60 * hoursBefore - 135));
}

async function wake(): Promise<void> {
  await db.database.run({ text: "update line_readers set due_at = $1", values: [START] });
}

const writeNotice: NoticeWriter = ({ notice: { name } }) => ({
  subject: name,
  text: name,
  html: name,
  enclosures: [],
});

function deskOf() {
  return noticeDesk(act, writeNotice);
}

async function sweep(): Promise<void> {
  await round(deskOf());
}

async function post(): Promise<void> {
  const channel = {
    name: "test",
    repeatSeconds: Infinity,
    async send(message: OutgoingMessage) {
      sent.push(message);
      return answers.shift() ?? ({ kind: "sent" } as const);
    },
  };
  await round(
    messageDesk(act, {
      channels: { email: channel, web_push: channel, telegram: { ...channel, repeatSeconds: 0 } },
      enclose: async () => Promise.reject(new Error("nothing is enclosed")),
      stopUrl: (token) => `https://tsunagu.test/${token}`,
    }),
  );
}

async function round<T>(desk: Desk<T>): Promise<void> {
  const log = openLog("silent");
  await oneRound(desk, { clock: act.clock, log, restMs: 1, leaseSeconds: 60, atOnce: 50 });
}

async function notices(): Promise<readonly Message[]> {
  return recentMessages(act, 99);
}

async function told(): Promise<readonly string[]> {
  return (await notices()).map(({ subject }) => subject).toReversed();
}
