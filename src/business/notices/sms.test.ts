import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { buildTown, type TownLine } from "../../../tests/town.ts";
import { addHours, addSeconds, instant } from "../../foundation/clock/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { oneRound, type Desk } from "../../foundation/work/index.ts";
import type { CarrierSms, SmsAnswer, SmsRequest } from "../activation/index.ts";
import {
  linkAddress,
  messageDesk,
  noticeDesk,
  openSmsCode,
  personRecord,
  recentMessages,
  removeAddress,
  showReminders,
  SMS_PER_DAY,
  smsStanding,
  turnOffSms,
  turnOnSms,
  TRY_AGAIN_SECONDS,
  type LinkTarget,
  writeMessage,
  type NoticeWriter,
  type OutgoingMessage,
} from "./index.ts";
import { beginTry } from "./messages-store.ts";
import { personByAddress } from "./people-store.ts";

const db = await testDatabase();
// In the afternoon in Japan; plans of the town end at midnight.
const START = instant("2026-11-22T03:00:00Z");
const act = db.act({ language: "ko", at: START });
const town = await buildTown(act);
const BY = { address: "192.0.2.1", device: "phone" };
const EMAIL = "wang@example.com";

let texts: SmsRequest[];
let answers: SmsAnswer[];
let mails: OutgoingMessage[];
let repeatSeconds: number;
let partsMax: number;
let line: TownLine;

const carriers = (): readonly CarrierSms[] => [
  {
    carrier: "sandbox",
    repeatSeconds,
    partsMax,
    async send(request) {
      texts.push(request);
      return answers.shift() ?? { kind: "accepted" };
    },
  },
];

beforeEach(async () => {
  for (const table of ["messages", "line_readers", "notice_addresses", "notice_people"]) {
    await run(`delete from ${table}`);
  }
  await run("delete from rate_counts");
  act.clock.moveTo(START);
  [texts, answers, mails, repeatSeconds, partsMax] = [[], [], [], 0, 2];
  line = await smsLine();
});

test("reminders come to the card that they are about, once, after one tap", async () => {
  await turnOn();
  await comeToEnd();
  await sweep();
  await post();
  await post();
  const code = await codeOf();
  expect(texts).toEqual([
    {
      reference: (await recentMessages(act, 1))[0]!.messageId,
      iccid: line.iccid,
      text: `end_1d, in full, ${code}`,
    },
  ]);
  expect(await recentMessages(act, 9)).toMatchObject([{ state: "sent", channel: "sms" }]);
});

test("a carrier that takes fewer parts is given fewer words, and one of none the next way", async () => {
  partsMax = 1;
  await turnOn();
  await comeToEnd();
  await sweep((words) => ["ㄱ".repeat(71), words]);
  await post();
  expect(texts.map(({ text }) => text)).toEqual([expect.stringContaining("end_1d")]);
  await clear();
  await toldByMail();
  await sweep(() => ["ㄱ".repeat(71)]);
  await post();
  await post();
  expect([texts.length, mails.length]).toEqual([1, 1]);
});

test("a card for data alone, one out of service and one of another carrier have none", async () => {
  for (const change of ["has_sms = false", "status = 'recycled'", "carrier = 'another'"]) {
    line = await smsLine();
    await run(`update lines set ${change} where line_id = $1`, [line.lineId]);
    expect(await smsStanding(act, line.lineId, carriers())).toBe("none");
    expect(await turnOnSms(act, wish(), carriers())).toMatchObject({ refusal: "no_sms" });
  }
  expect(await smsStanding(act, (await smsLine()).lineId, [])).toBe("none");
});

test("ten taps at once are one, and a second tap changes nobody", async () => {
  await Promise.all(Array.from({ length: 10 }, turnOn));
  const holder = await holderOf();
  await turnOn();
  const other = await toldByMail();
  const target: LinkTarget = { kind: "person", personId: other };
  expect(await turnOnSms(act, { ...wish(), target }, carriers())).toMatchObject({ ok: true });
  expect(await holderOf()).toBe(holder);
  expect(await smsStanding(act, line.lineId, carriers())).toBe("on");
});

test("turned off, by whoever and however often, no text goes; turned on again, they do", async () => {
  await turnOn();
  const holder = await holderOf();
  await comeToEnd();
  await sweep();
  await turnOffSms(act, line.lineId);
  await turnOffSms(act, line.lineId);
  expect(await smsStanding(act, line.lineId, carriers())).toBe("off");
  expect(await events("sms.turned_off")).toBe(1);
  await post();
  expect(texts).toEqual([]);
  expect(await recentMessages(act, 9)).toMatchObject([{ failure: "overtaken" }]);
  expect(await showReminders(act, holder!)).toBeUndefined();
  await clear();
  await sweep();
  expect(await recentMessages(act, 9)).toEqual([]);
  await turnOn();
  expect(await smsStanding(act, line.lineId, carriers())).toBe("on");
  await run("update line_readers set since = $1", [START]);
  await sweep();
  await post();
  expect(texts).toHaveLength(1);
});

test("what is about another line of theirs goes by another way", async () => {
  const personId = await toldByMail();
  await turnOnSms(act, { ...wish(), target: { kind: "person", personId } }, carriers());
  const first = line;
  line = await smsLine();
  await linkAddress(act, target(), { channel: "email", address: EMAIL });
  await run("delete from line_readers where line_id = $1", [first.lineId]);
  await comeToEnd();
  await sweep();
  await post();
  expect([texts.length, mails.length]).toEqual([0, 1]);
});

test("while nothing runs on the line, the way that needs no line is tried first", async () => {
  const personId = await toldByMail();
  await turnOnSms(act, { ...wish(), target: { kind: "person", personId } }, carriers());
  await town.bucket(line, { state: "expired", endsAt: addHours(START, -23) });
  await run(`update buckets set terms = jsonb_set(terms, '{graceDays}', '2') where line_id = $1`, [
    line.lineId,
  ]);
  act.clock.moveTo(addHours(START, 2));
  await wake();
  await sweep();
  expect(await recentMessages(act, 9)).toMatchObject([{ channel: "email", subject: "grace" }]);
});

test("what the carrier does not answer is asked for no second time, in no other way", async () => {
  const personId = await toldByMail();
  await turnOnSms(act, { ...wish(), target: { kind: "person", personId } }, carriers());
  answers = [{ kind: "unknown" }];
  await comeToEnd();
  await sweep();
  await postForDays();
  expect([texts.length, mails.length]).toEqual([1, 0]);
  expect(await recentMessages(act, 9)).toMatchObject([{ state: "unknown", failure: "no_answer" }]);
});

test("a carrier that knows a copy is asked again, under the same reference", async () => {
  repeatSeconds = Infinity;
  await turnOn();
  answers = [{ kind: "unknown" }, { kind: "unknown" }];
  await comeToEnd();
  await sweep();
  await postForDays(3);
  expect(texts).toHaveLength(3);
  expect(new Set(texts.map(({ reference }) => reference)).size).toBe(1);
  expect(await recentMessages(act, 9)).toMatchObject([{ state: "sent" }]);
});

test("a worker that died while it sent leaves one text, or one that nobody knows of", async () => {
  await turnOn();
  await comeToEnd();
  for (const [known, sent, state] of [
    [0, 0, "unknown"],
    [Infinity, 1, "sent"],
  ] as const) {
    repeatSeconds = known;
    await clear();
    await sweep();
    const [message] = await recentMessages(act, 1);
    await beginTry(act, message!);
    await post();
    await post();
    expect([texts.length, (await recentMessages(act, 1))[0]?.state]).toEqual([sent, state]);
  }
});

test("where texts reach the card no more, the way is over and the next is taken", async () => {
  const personId = await toldByMail();
  await turnOnSms(act, { ...wish(), target: { kind: "person", personId } }, carriers());
  answers = [{ kind: "refused", failure: "no_sms" }];
  await comeToEnd();
  await sweep();
  await post();
  await post();
  expect([texts.length, mails.length]).toEqual([1, 1]);
  const ways = (await showReminders(act, personId))!.person.addresses;
  expect(ways.find(({ channel }) => channel === "sms")?.ended?.why).toBe("bounced");
});

test("what waited when its holder turned texts off goes by their next way", async () => {
  const personId = await toldByMail();
  await turnOnSms(act, { ...wish(), target: { kind: "person", personId } }, carriers());
  await comeToEnd();
  await sweep();
  await turnOffSms(act, line.lineId);
  await post();
  await post();
  expect([texts.length, mails.length]).toEqual([0, 1]);
});

test("so many texts a day go to a line and no more, whatever there is to tell", async () => {
  const personId = await toldByMail();
  await turnOnSms(act, { ...wish(), target: { kind: "person", personId } }, carriers());
  await comeToEnd();
  for (let i = 0; i < SMS_PER_DAY + 2; i++) await sayBySms(i);
  await post();
  expect(texts).toHaveLength(SMS_PER_DAY);
  const refused = (await recentMessages(act, 9)).filter(({ state }) => state === "failed");
  expect(refused.map(({ failure }) => failure)).toEqual(["enough_today", "enough_today"]);
  await sweep();
  await post();
  await post();
  expect([texts.length, mails.length]).toEqual([SMS_PER_DAY, 1]);
  act.clock.moveTo(addHours(START, 48));
  await sayBySms(99);
  await post();
  expect(texts).toHaveLength(SMS_PER_DAY + 1);
});

test("the link of a text opens its line, until it is off, and nobody guesses one", async () => {
  await turnOn();
  const code = (await codeOf())!;
  const address = "192.0.2.7";
  expect(await openSmsCode(act, { code: code.toLowerCase(), address })).toEqual({
    ok: true,
    value: line.lineId,
  });
  for (const wrong of ["", "0123456789AB", code.slice(1), `${code}0`, "\u0000".repeat(12)]) {
    expect(await openSmsCode(act, { code: wrong, address })).toMatchObject({ ok: false });
  }
  await run("update rate_counts set count = 298 where key like 'sms:code:%'");
  const tries = await Promise.all(
    Array.from({ length: 5 }, async () => openSmsCode(act, { code, address })),
  );
  expect(tries.filter(({ ok }) => !ok).length).toBe(3);
  await run("delete from rate_counts");
  await run("update lines set status = 'recycled' where line_id = $1", [line.lineId]);
  expect(await openSmsCode(act, { code, address })).toMatchObject({ refusal: "link_over" });
  await run("update lines set status = 'in_service' where line_id = $1", [line.lineId]);
  await turnOffSms(act, line.lineId);
  expect(await openSmsCode(act, { code, address })).toMatchObject({ refusal: "link_over" });
});

test("who has the card later is shown nothing of what its holder before was told", async () => {
  const before = await toldByMail();
  await turnOnSms(act, { ...wish(), target: { kind: "person", personId: before } }, carriers());
  await comeToEnd();
  await sweep();
  await post();
  const own = (await showReminders(act, before))!.person.addresses;
  await removeAddress(act, before, own.find(({ channel }) => channel === "sms")!.addressId);
  const later = await linkAddress(act, target(), { channel: "email", address: "lee@example.com" });
  await turnOnSms(act, { ...wish(), target: { kind: "person", personId: later } }, carriers());
  expect((await personRecord(act, { email: "lee@example.com" })).messages).toEqual([]);
  expect((await personRecord(act, { email: "lee@example.com" })).addresses).toHaveLength(2);
});

async function smsLine(): Promise<TownLine> {
  const made = await town.line();
  await run("update lines set has_sms = true where line_id = $1", [made.lineId]);
  return made;
}

const target = (): LinkTarget => ({
  ...{ kind: "line", lineId: line.lineId, proof: "number_and_digits", language: "ko" },
});
const wish = () => ({ lineId: line.lineId, target: target(), by: BY });

async function turnOn(): Promise<void> {
  expect(await turnOnSms(act, wish(), carriers())).toEqual({ ok: true, value: "on" });
}

async function toldByMail() {
  return linkAddress(act, target(), { channel: "email", address: EMAIL });
}

async function holderOf() {
  return personByAddress(act, { channel: "sms", address: line.lineId });
}

async function codeOf(): Promise<string | undefined> {
  const shown = await showReminders(act, (await holderOf())!);
  return shown!.person.addresses.find(({ channel }) => channel === "sms")?.smsCode;
}

// A day before an end that was bought when the reader was told already.
async function comeToEnd(): Promise<void> {
  await town.bucket(line, { grantedAt: addHours(START, 1), endsAt: addHours(START, 48) });
  await run("update line_readers set since = $1", [addHours(START, -1)]);
  act.clock.moveTo(addHours(START, 24));
  await wake();
}

async function wake(): Promise<void> {
  await run("update line_readers set due_at = $1, claimed_until = null", [START]);
}

async function clear(): Promise<void> {
  await run("delete from messages");
  await wake();
}

async function sayBySms(nth: number): Promise<void> {
  const cause = `test:${nth}`;
  const letter = { subject: cause, text: cause, html: cause, enclosures: [] };
  await writeMessage(act, {
    cause,
    channel: "sms",
    lineId: line.lineId,
    recipient: line.lineId,
    language: "ko",
    letter: { ...letter, brief: { title: cause, body: cause, url: "/", sms: [cause] } },
  });
}

async function sweep(
  wordsOf: (words: string) => readonly string[] = (words) => [`${words}`],
): Promise<void> {
  const writeNotice: NoticeWriter = ({ notice: { name }, smsCode }) => ({
    ...{ subject: name, text: name, html: name, enclosures: [] },
    brief: {
      ...{ title: name, body: name, url: "/" },
      ...(smsCode === undefined ? {} : { sms: wordsOf(`${name}, in full, ${smsCode}`) }),
    },
  });
  await round(noticeDesk(act, writeNotice));
}

async function post(): Promise<void> {
  const email = {
    ...{ name: "test", repeatSeconds: Infinity },
    async send(message: OutgoingMessage) {
      mails.push(message);
      return { kind: "sent" } as const;
    },
  };
  await round(
    messageDesk(act, {
      ...{ channels: { email }, sms: carriers() },
      enclose: async () => Promise.reject(new Error("nothing is enclosed")),
      stopUrl: (token) => `https://tsunagu.test/${token}`,
    }),
  );
}

async function postForDays(times: number = TRY_AGAIN_SECONDS.length): Promise<void> {
  for (let i = 0; i < times; i++) {
    await post();
    act.clock.moveTo(addSeconds(act.clock.now(), TRY_AGAIN_SECONDS[i]!));
  }
}

async function round<T>(desk: Desk<T>): Promise<void> {
  const log = openLog("silent");
  await oneRound(desk, { clock: act.clock, log, restMs: 1, leaseSeconds: 60, atOnce: 50 });
}

async function events(name: string): Promise<number> {
  const { rows } = await db.database.run({
    text: "select count(*)::int as n from house_events where name = $1 and after->>'lineId' = $2",
    values: [name, line.lineId],
  });
  return (rows[0] as { n: number }).n;
}

async function run(text: string, values: readonly unknown[] = []): Promise<void> {
  await db.database.run({ text, values });
}
