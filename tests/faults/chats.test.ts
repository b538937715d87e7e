import { beforeAll, expect, it, vi } from "vitest";
import { chatSubscriptions, recentMessages } from "../../src/business/notices/index.ts";
import { hireStaff, type Staff } from "../../src/business/staff/index.ts";
import {
  chatById,
  closeChat,
  comeToDesk,
  handOverChat,
  messagesOf,
  sayInChat,
  takeChat,
  wantTranscript,
  type Chat,
  type SayWish,
} from "../../src/business/support/index.ts";
import { newId } from "../../src/foundation/ids/index.ts";
import { got } from "../counter.ts";
import { testDatabase } from "../database.ts";
import { handOut } from "../orders.ts";
import { buildTown } from "../town.ts";
import type { ChatTask } from "./chats-worker.ts";
import { asOneFile, runToEnd } from "./crashes.ts";

const BY = { address: "192.0.2.9", device: "transcript" };

vi.setConfig({ testTimeout: 90_000 });

const db = await testDatabase();
const act = db.act();
const { program, cache } = await asOneFile("chats-worker.ts");
let [mori, sato]: [Staff, Staff] = [] as never;

beforeAll(async () => {
  await buildTown(act);
  const hire = async (number: string, name: string) =>
    got(await hireStaff(act, { number, name, role: "clerk", language: "ja" })).staff;
  mori = await hire("9401", "Mori");
  sato = await hire("9402", "Sato");
  for (const one of [mori, sato]) await comeToDesk(act, one, { isThere: true, chatsMax: 8 });
});

async function killedIn(task: ChatTask, failpoint: string): Promise<void> {
  const env = {
    ...{ DATABASE_URL: db.url, NOW: act.clock.now(), TSUNAGU_FAILPOINT: failpoint },
    NODE_COMPILE_CACHE: cache,
  };
  expect(await runToEnd([program, JSON.stringify(task)], env)).toBe("SIGKILL");
}

function wish(visitorId: string, text: string): SayWish {
  const of = { about: { kind: "visit" }, visitorId, text, once: newId() } as const;
  return { ...of, language: "ja", address: "192.0.2.1" };
}

async function said({ chatId }: Pick<Chat, "chatId">): Promise<readonly string[]> {
  const messages = await messagesOf(act, chatId, { withNotes: "yes" });
  return messages.map(({ seq, by, text }) => `${seq} ${by.kind}: ${text}`);
}

it("killed before or after it is written, what somebody says is said once", async () => {
  const visitorId = newId();
  const [first, second] = [wish(visitorId, "one"), wish(visitorId, "two")];
  await killedIn({ say: first }, "chat.before_write");
  await killedIn({ say: first }, "chat.written");
  const chat = got(await sayInChat(act, first));
  await killedIn({ say: second }, "chat.written");
  expect(got(await sayInChat(act, second)).chatId).toBe(chat.chatId);
  expect(await said(chat)).toEqual(["1 customer: one", "2 customer: two"]);
});

it("killed while a chat is handed over and ended, each step stands once, and so does its mail", async () => {
  const { chatId } = got(await sayInChat(act, wish(newId(), "help")));
  got(await takeChat(act, mori, chatId));
  const over = { chatId, to: `${sato.staffId}`, note: "asks for a refund", once: newId() };
  await killedIn({ handOver: over, staff: mori }, "chat.written");
  expect(got(await handOverChat(act, mori, over)).takenBy).toBe(sato.staffId);
  expect(await said({ chatId })).toEqual(["1 customer: help", "2 note: asks for a refund"]);

  got(await wantTranscript(act, { chatId, by: BY, email: "lin@example.com" }));
  const hear = chatSubscriptions(() => LETTER);
  await handOut(act, hear);
  await killedIn({ close: chatId, staff: sato }, "chat.written");
  expect(await chatById(act, chatId)).toMatchObject({ state: "closed" });
  got(await closeChat(act, sato, chatId));
  expect(await mails()).toEqual([]);
  await killedIn({ dispatch: "yes" }, "dispatch.before_mark");
  const once = [[`chat.transcript:${chatId}`, "lin@example.com"]];
  expect(await mails()).toEqual(once);
  await handOut(act, hear);
  expect(await mails()).toEqual(once);
});

async function mails() {
  return (await recentMessages(act, 9)).map(({ cause, recipient }) => [cause, recipient]);
}

const LETTER = { subject: "chat", text: "chat", html: "chat", enclosures: [] };
