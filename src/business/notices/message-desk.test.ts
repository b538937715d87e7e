import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database.ts";
import { addSeconds, instant } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { openLog } from "../../foundation/log/index.ts";
import { oneRound } from "../../foundation/work/index.ts";
import {
  eraseOldMessages,
  messageDesk,
  messageOf,
  recentMessages,
  TRY_AGAIN_SECONDS,
  writeMessage,
  type MessageWish,
  type OutgoingMessage,
  type SendAnswer,
} from "./index.ts";

const db = await testDatabase();
const START = instant("2026-11-22T03:00:00Z");

let act: ReturnType<typeof db.act>;
let sent: OutgoingMessage[];
let answers: (SendAnswer | Error)[];

beforeEach(async () => {
  await db.database.run({ text: "delete from messages", values: [] });
  act = db.act({ at: START });
  sent = [];
  answers = [];
});

describe("a cause", () => {
  test("is told once, however often its event is handed out", async () => {
    await writeMessage(act, wish());
    await writeMessage(act, wish({ recipient: "other@example.com" }));
    expect((await recentMessages(act, 10)).map(({ recipient }) => recipient)).toEqual([
      "wang@example.com",
    ]);
  });

  test("is told once also when ten workers hand it out at the same time", async () => {
    await Promise.all(Array.from({ length: 10 }, async () => writeMessage(act, wish())));
    expect(await recentMessages(act, 20)).toHaveLength(1);
  });
});

test("nothing that is personal stands readable in the row or in the events", async () => {
  await writeMessage(act, wish());
  const { rows } = await db.database.run({
    text: `select m::text as row, (select json_agg(e)::text from house_events as e) as events
      from messages as m`,
    values: [],
  });
  const readable = JSON.stringify(rows);
  for (const word of ["wang@", "Your plan", "Hello"]) {
    expect(readable).not.toContain(word);
    expect(readable).not.toContain(Buffer.from(word).toString("hex"));
  }
});

test("a due message is sent with what it encloses and is due no more", async () => {
  await writeMessage(act, wish());
  await round();
  const [message] = await recentMessages(act, 1);
  expect(message).toMatchObject({ state: "sent", tries: 1, settledAt: START });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    messageId: message!.messageId,
    recipient: "wang@example.com",
    language: "zh-Hans",
    subject: "Your plan is active",
    attachments: [{ fileName: "receipt.pdf" }],
  });
  await round();
  expect(sent).toHaveLength(1);
});

test("what cannot go now goes later, each time under the same id", async () => {
  answers = [{ kind: "not_now", failure: "451" }, new Error("a bug")];
  await writeMessage(act, wish());
  await round();
  expect(await recentMessages(act, 1)).toMatchObject([{ state: "waiting", failure: "451" }]);
  await round();
  expect(sent).toHaveLength(1);
  later(TRY_AGAIN_SECONDS[0]);
  await round();
  expect(await recentMessages(act, 1)).toMatchObject([{ state: "waiting", failure: "Error" }]);
  later(TRY_AGAIN_SECONDS[1]);
  await round();
  expect(await recentMessages(act, 1)).toMatchObject([{ state: "sent", tries: 3 }]);
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(1);
});

test("what is refused for good is not tried again and leaves an event", async () => {
  answers = [{ kind: "refused", failure: "550" }];
  await writeMessage(act, wish());
  await round();
  later(3 * 24 * 3600);
  await round();
  expect(sent).toHaveLength(1);
  expect(await recentMessages(act, 1)).toMatchObject([{ state: "failed", failure: "550" }]);
  expect(await eventNames()).toEqual(["message.failed", "message.written"]);
});

test("after the last try a message has failed", async () => {
  answers = TRY_AGAIN_SECONDS.map(() => ({ kind: "not_now", failure: "timeout" }));
  answers.push({ kind: "not_now", failure: "timeout" });
  await writeMessage(act, wish());
  for (const seconds of TRY_AGAIN_SECONDS) {
    await round();
    later(seconds);
  }
  await round();
  later(3 * 24 * 3600);
  await round();
  expect(sent).toHaveLength(TRY_AGAIN_SECONDS.length + 1);
  expect(await recentMessages(act, 1)).toMatchObject([{ state: "failed", failure: "timeout" }]);
});

test("two workers never send the same message, and a dead one's comes back", async () => {
  await writeMessage(act, wish());
  const desk = deskOf();
  const claim = { limit: 10, now: START, leaseUntil: addSeconds(START, 120) };
  const claims = await Promise.all([desk.claim(claim), desk.claim(claim)]);
  expect(claims.flat()).toHaveLength(1);
  const then = addSeconds(START, 121);
  const again = await desk.claim({ ...claim, now: then, leaseUntil: addSeconds(then, 120) });
  expect(again).toEqual(claims.flat());
});

test("long after, a message has forgotten its words and its reader", async () => {
  await writeMessage(act, wish());
  const [message] = await recentMessages(act, 1);
  await round();
  later(89 * 24 * 3600);
  await eraseOldMessages(act);
  expect(await messageOf(act, message!.messageId)).toBeDefined();
  later(2 * 24 * 3600);
  await eraseOldMessages(act);
  expect(await messageOf(act, message!.messageId)).toBeUndefined();
  expect(await recentMessages(act, 10)).toEqual([]);
  await writeMessage(act, wish());
  expect(await recentMessages(act, 10)).toEqual([]);
});

function deskOf() {
  return messageDesk(act, {
    channels: {
      email: {
        name: "test",
        repeatSeconds: Infinity,
        async send(message) {
          sent.push(message);
          const answer = answers.shift() ?? { kind: "sent" };
          if (answer instanceof Error) throw answer;
          return answer;
        },
      },
    },
    stopUrl: (token) => `https://tsunagu.test/${token}`,
    enclose: async () => ({
      fileName: "receipt.pdf",
      contentType: "application/pdf",
      content: new Uint8Array([1]),
    }),
  });
}

async function round(): Promise<void> {
  const log = openLog("silent");
  await oneRound(deskOf(), { clock: act.clock, log, restMs: 1, leaseSeconds: 60, atOnce: 5 });
}

function later(seconds: number): void {
  act.clock.moveTo(addSeconds(act.clock.now(), seconds));
}

function wish(change: Partial<MessageWish> = {}): MessageWish {
  return {
    cause: "renewal.active:1",
    lineId: newId<"line">(),
    recipient: "wang@example.com",
    language: "zh-Hans",
    letter: {
      subject: "Your plan is active",
      text: "Hello",
      html: "<p>Hello</p>",
      enclosures: [
        { kind: "receipt", lineId: newId<"line">(), renewalId: newId(), receiptKind: "receipt" },
      ],
    },
    ...change,
  };
}

async function eventNames(): Promise<readonly string[]> {
  const [message] = await recentMessages(act, 1);
  const { rows } = await db.database.run({
    text: "select name from house_events where thing = $1 order by name",
    values: [message!.messageId],
  });
  return (rows as { name: string }[]).map(({ name }) => name);
}
