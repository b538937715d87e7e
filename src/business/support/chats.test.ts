import { beforeAll, expect, test } from "vitest";
import { got } from "../../../tests/counter.ts";
import { testDatabase } from "../../../tests/database.ts";
import { addHours, addSeconds, instant, stoppedClock } from "../../foundation/clock/index.ts";
import { newId } from "../../foundation/ids/index.ts";
import { hireStaff, type Staff } from "../staff/index.ts";
import {
  answerChat,
  CHAT_KEPT_DAYS,
  CHAT_TEXT_MAX,
  chatById,
  chatsFor,
  closeChat,
  comeToDesk,
  endIdleChats,
  eraseOldChats,
  handOverChat,
  messagesOf,
  PRESENCE_SECONDS,
  readDesk,
  sayInChat,
  setSupportHours,
  takeChat,
  wantTranscript,
  type Chat,
  type SayWish,
} from "./index.ts";

const BY = { address: "192.0.2.9", device: "transcript" };

const db = await testDatabase();
// Ten in the morning in Japan, of a day on which the desk is staffed.
const clock = stoppedClock(instant("2026-11-22T01:00:00Z"));
const act = db.act({ clock });
let [mori, sato, stranger]: [Staff, Staff, Staff] = [] as never;

beforeAll(async () => {
  const hire = async (number: string, name: string) =>
    got(await hireStaff(act, { number, name, role: "clerk", language: "ja" })).staff;
  mori = await hire("9101", "Mori");
  sato = await hire("9102", "Sato");
  stranger = { ...sato, staffId: newId(), agentId: newId() };
});

function wish(more: Partial<SayWish> = {}): SayWish {
  const visitorId = newId();
  const text = "ネットにつながりません";
  return {
    ...{ about: { kind: "visit" }, visitorId, text, once: newId(), language: "ja" },
    ...{ address: "192.0.2.1", ...more },
  };
}

async function say(more: Partial<SayWish> = {}): Promise<Chat> {
  return got(await sayInChat(act, wish(more)));
}

/** Somebody at the desk, as long as the clock stands. */
async function comes(staff: Staff, chatsMax = 4): Promise<void> {
  got(await comeToDesk(act, staff, { isThere: true, chatsMax }));
}

async function textsIn({ chatId }: Chat): Promise<readonly string[]> {
  return (await messagesOf(act, chatId)).map(({ by, text = "" }) => `${by.kind}: ${text}`);
}

test("one press is one message, however often it is sent, and one chat stays open", async () => {
  await comes(mori);
  const one = wish();
  const sent = await Promise.all([1, 2, 3].map(async () => sayInChat(act, one)));
  const chats = sent.map((outcome) => got(outcome).chatId);
  expect(new Set(chats).size).toBe(1);
  const { visitorId } = one;
  const more = await Promise.all(
    ["a", "b", "c", "d"].map(async (text) => sayInChat(act, wish({ visitorId, text }))),
  );
  expect(new Set(more.map((outcome) => got(outcome).chatId))).toEqual(new Set(chats));
  const messages = await messagesOf(act, chats[0]!);
  expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  expect(messages.map(({ text }) => text).toSorted()).toEqual(["a", "b", "c", "d", one.text]);
  expect(await messagesOf(act, chats[0]!, { after: 3 })).toHaveLength(2);
});

test("customer and staff who speak at once are both heard, one after the other", async () => {
  await comes(mori);
  const chat = await say();
  got(await takeChat(act, mori, chat.chatId));
  const { chatId } = chat;
  const visitorId = chat.key.slice("visit:".length);
  const spoken = await Promise.all([
    sayInChat(act, wish({ visitorId, text: "1" })),
    answerChat(act, mori, { chatId, text: "2", once: "a" }),
    sayInChat(act, wish({ visitorId, text: "3" })),
    answerChat(act, mori, { chatId, text: "2", once: "a" }),
  ]);
  expect(spoken.every(({ ok }) => ok)).toBe(true);
  const messages = await messagesOf(act, chatId);
  expect(messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  expect(messages.map(({ text }) => text).toSorted()).toEqual(["1", "2", "3", wish().text]);
});

test("what says too little or too much is refused at its field, and card numbers are not kept", async () => {
  expect(await sayInChat(act, wish({ text: " \n" }))).toMatchObject({
    ...{ refusal: "text_missing", field: "text" },
  });
  const long = await sayInChat(act, wish({ text: "字".repeat(CHAT_TEXT_MAX + 1) }));
  expect(long).toMatchObject({ refusal: "text_too_long", facts: { lengthMax: CHAT_TEXT_MAX } });
  const chat = await say({ text: "card 4111 1111 1111 1111?" });
  expect((await messagesOf(act, chat.chatId))[0]!.text).toBe("card •••• 1111?");
  const raw = await db.database.run({
    text: "select text_sealed from chat_messages where chat_id = $1",
    values: [chat.chatId],
  });
  expect(JSON.stringify(raw.rows)).not.toContain("1111");
});

test("whoever writes too fast is told to wait; another network is not", async () => {
  const visitorId = newId();
  const fast = { visitorId, address: "192.0.2.9" };
  const sent = await Promise.all(
    Array.from({ length: 17 }, async () => sayInChat(act, wish(fast))),
  );
  const refused = sent.filter(({ ok }) => !ok);
  expect(refused).toHaveLength(2);
  expect(refused[0]).toMatchObject({ refusal: "too_many_tries" });
  expect((await sayInChat(act, wish({ address: "198.51.100.1" }))).ok).toBe(true);
});

test("two who take one chat at once: one has it, until they are gone", async () => {
  await comes(mori);
  await comes(sato);
  const chat = await say();
  const taken = await Promise.all([mori, sato].map(async (one) => takeChat(act, one, chat.chatId)));
  expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
  expect(taken.find(({ ok }) => !ok)).toMatchObject({ refusal: "chat_taken" });
  const [holder, other] = taken[0]!.ok ? [mori, sato] : [sato, mori];
  expect(got(await takeChat(act, holder, chat.chatId)).takenBy).toBe(holder.staffId);
  const word = { chatId: chat.chatId, text: "x", once: "1" };
  expect(await answerChat(act, other, word)).toMatchObject({ refusal: "chat_taken" });
  clock.moveTo(addSeconds(clock.now(), PRESENCE_SECONDS));
  await comes(other);
  expect(got(await takeChat(act, other, chat.chatId)).takenBy).toBe(other.staffId);
});

test("nobody takes more at once than they said", async () => {
  await comes(sato, 8);
  for (const one of await chatsFor(act, sato)) await closeChat(act, sato, one.chatId);
  await comes(sato, 1);
  const [first, second] = [await say(), await say()];
  expect((await takeChat(act, sato, first.chatId)).ok).toBe(true);
  expect(await takeChat(act, sato, second.chatId)).toMatchObject({ refusal: "enough_chats" });
  expect(await comeToDesk(act, sato, { isThere: true, chatsMax: 9 })).toMatchObject({
    refusal: "capacity_unreadable",
  });
});

test("a colleague who is there takes over with a word that the customer never sees", async () => {
  await comes(mori);
  await comes(sato, 8);
  const { chatId } = await say();
  got(await takeChat(act, sato, chatId));
  const over = { chatId, to: `${mori.staffId}`, note: "待她的退款", once: "h" };
  expect(await handOverChat(act, sato, { ...over, note: "" })).toMatchObject({ field: "note" });
  const nobody = await handOverChat(act, sato, { ...over, to: newId() });
  expect(nobody).toMatchObject({ refusal: "colleague_unknown" });
  got(await handOverChat(act, sato, over));
  expect(got(await handOverChat(act, sato, over)).takenBy).toBe(mori.staffId);
  const forStaff = await messagesOf(act, chatId, { withNotes: "yes" });
  expect(forStaff.at(-1)).toMatchObject({ by: { kind: "note", name: "Sato" }, text: over.note });
  expect((await messagesOf(act, chatId)).map(({ by }) => by.kind)).toEqual(["customer"]);
  expect(await handOverChat(act, sato, { ...over, once: "i" })).toMatchObject({ ok: true });
  expect(await takeChat(act, stranger, chatId)).toMatchObject({ refusal: "chat_unknown" });
});

test("outside the hours the customer is answered by itself, once, with the moment staff are back", async () => {
  const day = clock.now();
  clock.moveTo(instant("2026-11-22T13:00:00Z"));
  const visitorId = newId();
  const chat = await say({ visitorId, symptom: "slow" });
  await say({ visitorId, text: "?" });
  const [, itself, ...rest] = await messagesOf(act, chat.chatId);
  expect(itself).toMatchObject({
    by: { kind: "automatic" },
    said: {
      ...{ symptom: "slow", situation: "unknown", desk: "closed" },
      backAt: "2026-11-23T00:00:00.000Z",
    },
  });
  expect(rest.map(({ by }) => by.kind)).toEqual(["customer"]);
  expect(await readDesk(act)).toMatchObject({ kind: "closed" });
  clock.moveTo(day);
});

test("a customer left by whoever had the chat waits in the queue again, and is told so", async () => {
  await comes(mori, 8);
  const visitorId = newId();
  const chat = await say({ visitorId });
  got(await answerChat(act, mori, { chatId: chat.chatId, text: "はい", once: "1" }));
  expect((await chatById(act, chat.chatId))?.waitingSince).toBeUndefined();
  clock.moveTo(addSeconds(clock.now(), PRESENCE_SECONDS));
  const again = await say({ visitorId, text: "まだですか" });
  expect(again).toMatchObject({ state: "waiting", waitingSince: clock.now() });
  expect(await textsIn(chat)).toEqual([
    `customer: ${wish().text}`,
    "staff: はい",
    "customer: まだですか",
    "automatic: ",
  ]);
});

test("a closed chat stays closed, and what is said then begins a new one", async () => {
  await comes(mori, 8);
  const visitorId = newId();
  const one = wish({ visitorId });
  const { chatId } = got(await sayInChat(act, one));
  got(await closeChat(act, mori, chatId));
  expect(got(await closeChat(act, mori, chatId)).state).toBe("closed");
  const word = { chatId, text: "x", once: "1" };
  expect(await answerChat(act, mori, word)).toMatchObject({ refusal: "chat_closed" });
  expect(got(await sayInChat(act, one)).chatId).toBe(chatId);
  expect((await say({ visitorId })).chatId).not.toBe(chatId);
});

test("a transcript goes to the first address, and what was said is forgotten in time", async () => {
  const chat = await say();
  const { chatId } = chat;
  expect(await wantTranscript(act, { chatId, by: BY, email: "wang@" })).toMatchObject({
    field: "email",
  });
  got(await wantTranscript(act, { chatId, by: BY, email: "wang@example.com" }));
  for (const [i, by] of [1, 2, 3].map((n) => [n, { address: `${n}`, device: `${n}` }] as const)) {
    const other = got(await sayInChat(act, wish({ text: "spam", visitorId: `spam ${i}` })));
    got(await wantTranscript(act, { chatId: other.chatId, by, email: "wang@example.com" }));
  }
  const fifth = { chatId: (await say()).chatId, email: "wang@example.com", by: BY };
  expect(await wantTranscript(act, fifth)).toMatchObject({ refusal: "too_many_tries" });
  expect(
    got(await wantTranscript(act, { chatId, by: BY, email: "thief@example.com" })).transcriptTo,
  ).toBe("wang@example.com");
  clock.moveTo(addHours(clock.now(), 25));
  await endIdleChats(act);
  expect(await chatById(act, chatId)).toMatchObject({ state: "closed" });
  clock.moveTo(addHours(clock.now(), CHAT_KEPT_DAYS * 24 + 1));
  await eraseOldChats(act);
  expect(await textsIn(chat)).toEqual(["customer: "]);
  expect(await chatById(act, chatId)).not.toHaveProperty("transcriptTo");
});

test("only an operator says when the desk is staffed, in hours that can be read", async () => {
  const operator: Staff = { ...mori, role: "operator" };
  expect(await setSupportHours(act, mori, "24/7")).toMatchObject({ refusal: "not_allowed" });
  const bad = await setSupportHours(act, operator, "nine to five");
  expect(bad).toMatchObject({ refusal: "hours_unreadable", field: "hours" });
  got(await setSupportHours(act, operator, "24/7"));
  clock.moveTo(addHours(clock.now(), 12));
  expect(await readDesk(act)).toEqual({ kind: "nobody" });
});
