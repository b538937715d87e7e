import { Hono, type Context } from "hono";
import { showOrderNumber } from "../../../business/renewals/index.ts";
import {
  answerChat,
  cannedAnswers,
  chatFor,
  chatPhoto,
  closeChat,
  fillCanned,
  handOverChat,
  lookAt,
  markPresent,
  messagesOf,
  peopleThere,
  readDesk,
  takeChat,
  type Blank,
  type Chat,
  type ChatRefusal,
  type Look,
  type TextRefusal,
} from "../../../business/support/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import type { Outcome } from "../../../foundation/outcome/index.ts";
import {
  lastHeard,
  readQuery,
  sendPicture,
  streamNews,
  type FormInput,
  type StreamedNews,
} from "../../browser/index.ts";
import { ChatLine } from "../../documents/index.ts";
import { showInstant, showLastMinute } from "../../html/index.ts";
import { answerFailure } from "../failures.tsx";
import type { CounterGround } from "../ground.ts";
import { managed, partsOf } from "../manage/index.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf, showPage, staffOf, textsOf, type Trouble } from "../view.tsx";
import { ChatPage, type TypedAnswer } from "./chat.page.tsx";

const ONE = "/chats/:chat{[0-9a-f-]{36}}";

/** One conversation, for whoever may answer it. */
export function chatRoutes(ground: CounterGround): Hono {
  const app = new Hono();
  const may = managed(ground, "answer_chat");
  app.get(
    ONE,
    may.page(async (c) => showChat(c, ground)),
  );
  app.get(
    `${ONE}/events`,
    may.page(async (c) => streamChat(c, ground)),
  );
  app.get(
    `${ONE}/photos/:photo{[1-9][0-9]{0,2}}`,
    may.page(async (c) => sendPhoto(c, ground)),
  );
  app.post(
    ONE,
    may.form(async (c, form) => answer(c, ground, form)),
  );
  app.post(
    `${ONE}/take`,
    may.form(async (c) => moved(c, ground, takeChat(actOf(c, ground), staffOf(c), idOf(c)))),
  );
  app.post(
    `${ONE}/over`,
    may.form(async (c, form) => handOver(c, ground, form)),
  );
  app.post(
    `${ONE}/close`,
    may.form(async (c) => close(c, ground)),
  );
  return app;
}

function idOf(c: Context): string {
  return c.req.param("chat") ?? "";
}

async function showChat(
  c: Context,
  ground: CounterGround,
  of: { readonly trouble?: Trouble; readonly typed?: Partial<TypedAnswer> } = {},
): Promise<Response> {
  const [act, staff] = [actOf(c, ground), staffOf(c)];
  const chat = await chatFor(act, staff, idOf(c));
  if (chat === undefined) return answerFailure(c, ground, "notFound");
  await markPresent(act, staff.staffId);
  const [messages, there, look, canned] = await Promise.all([
    messagesOf(act, chat.chatId, { withNotes: "yes" }),
    peopleThere(act),
    lookOf(c, ground, chat),
    cannedFor(c, ground, chat),
  ]);
  const chosen = canned.find(({ code }) => code === readQuery(c).text("canned"));
  const parts = partsOf(c, ground, { at: paths.chats(chat.chatId), ...of });
  const page = (
    <ChatPage
      {...parts}
      {...{ chat, messages, there, staff, canned }}
      typed={{ text: chosen?.text ?? "", note: "", to: "", once: newId(), ...of.typed }}
      {...(look === undefined ? {} : { look })}
    />
  );
  return showPage(c, page, of.trouble?.status ?? 200);
}

async function sendPhoto(c: Context, ground: CounterGround): Promise<Response> {
  const act = actOf(c, ground);
  const chat = await chatFor(act, staffOf(c), idOf(c));
  const seq = Number(c.req.param("photo"));
  const jpeg = chat === undefined ? undefined : await chatPhoto(act, chat.chatId, seq);
  return jpeg === undefined ? answerFailure(c, ground, "notFound") : sendPicture(c, jpeg);
}

async function lookOf(c: Context, ground: CounterGround, { about }: Chat) {
  if (about.kind === "visit") return undefined;
  const { lineId, renewalId } = about;
  return lookAt(actOf(c, ground), { lineId, renewalId, proof: "staff" });
}

/** In the customer's language, each with its blanks filled; what cannot be filled is left out. */
async function cannedFor(c: Context, ground: CounterGround, chat: Chat) {
  const act = actOf(c, ground);
  const [all, look, desk] = await Promise.all([
    cannedAnswers(act),
    lookOf(c, ground, chat),
    readDesk(act),
  ]);
  const facts = {
    ...blanksOf(look, chat),
    name: staffOf(c).name,
    ...(desk.kind === "closed" && desk.backAt !== undefined
      ? { back: showInstant(desk.backAt, chat.language) }
      : {}),
  };
  return all.flatMap(({ code, texts }) => {
    const text = fillCanned(texts[chat.language], facts);
    return text === undefined ? [] : [{ code, text }];
  });
}

function blanksOf(look: Look | undefined, { language }: Chat): Partial<Record<Blank, string>> {
  const { order, bucket } = look ?? {};
  return {
    ...(order === undefined ? {} : { order: showOrderNumber(order.number) }),
    ...(order?.promisedAt === undefined
      ? {}
      : { promise: showInstant(order.promisedAt, language) }),
    ...(bucket === undefined ? {} : { plan: bucket.plan[language] }),
    ...(bucket?.endsAt === undefined ? {} : { until: showLastMinute(bucket.endsAt, language) }),
  };
}

async function answer(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const typed = { text: form.text("text"), once: form.text("once").slice(0, 80) || newId() };
  const wish = { chatId: idOf(c), ...typed };
  return moved(c, ground, answerChat(actOf(c, ground), staffOf(c), wish), typed);
}

async function handOver(c: Context, ground: CounterGround, form: FormInput): Promise<Response> {
  const typed = {
    ...{ to: form.text("to"), note: form.text("note") },
    once: form.text("once").slice(0, 80) || newId(),
  };
  const wish = { chatId: idOf(c), ...typed };
  const given = await handOverChat(actOf(c, ground), staffOf(c), wish);
  if (given.ok) return c.redirect(paths.chats(), 303);
  return moved(c, ground, Promise.resolve(given), typed);
}

async function close(c: Context, ground: CounterGround): Promise<Response> {
  const closed = await closeChat(actOf(c, ground), staffOf(c), idOf(c));
  if (!closed.ok) return moved(c, ground, Promise.resolve(closed));
  ground.nudge();
  return c.redirect(paths.chats(), 303);
}

async function moved(
  c: Context,
  ground: CounterGround,
  step: Promise<Outcome<Chat, ChatRefusal | TextRefusal>>,
  typed: Partial<TypedAnswer> = {},
): Promise<Response> {
  const outcome = await step;
  if (outcome.ok) return c.redirect(`${paths.chats(idOf(c))}#say`, 303);
  const { refusal, field } = outcome;
  const message = textsOf(c).chats.errors[refusal];
  const trouble: Trouble =
    field === undefined
      ? { errors: [], notice: message, status: 409 }
      : { errors: [{ field, message }], status: 422 };
  return showChat(c, ground, { trouble, typed });
}

const PRESENT_EVERY_ROUNDS = 30;

/** What is said, notes too, and who has the chat; whoever listens is at the desk. */
async function streamChat(c: Context, ground: CounterGround): Promise<Response> {
  const [act, staff] = [actOf(c, ground), staffOf(c)];
  const first = await chatFor(act, staff, idOf(c));
  if (first === undefined) return c.body(null, 404);
  const photoUrl = (seq: number) => paths.chatPhoto(first.chatId, seq);
  const reader = { language: languageOf(c), side: "staff", photoUrl } as const;
  let after = lastHeard(c);
  return streamNews(c, ground, async (round) => {
    const chat = await chatFor(act, staff, first.chatId);
    if (chat === undefined) return undefined;
    if (round % PRESENT_EVERY_ROUNDS === 0) await markPresent(act, staff.staffId);
    const news: StreamedNews[] = [];
    if (chat.lastSeq > after) {
      const wish = { after, withNotes: "yes" } as const;
      for (const message of await messagesOf(act, chat.chatId, wish)) {
        const line = <ChatLine message={message} {...reader} />;
        news.push({ event: "said", id: String(message.seq), data: String(line) });
      }
      after = chat.lastSeq;
    }
    if (chat.takenBy !== first.takenBy || chat.state !== first.state) {
      news.push({ event: "moved", data: chat.state });
    }
    return news;
  });
}
