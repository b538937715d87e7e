import { Hono, type Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { isCaseNumber } from "../../../business/cases/index.ts";
import {
  chatOfKey,
  chatPhoto,
  messagesOf,
  rateChat,
  sayInChat,
  wantTranscript,
  type SayRefusal,
} from "../../../business/support/index.ts";
import { newId } from "../../../foundation/ids/index.ts";
import type { Refused } from "../../../foundation/outcome/index.ts";
import { addressOf, readForm, readQuery, sendPicture } from "../../browser/index.ts";
import { showDuration, type FieldError } from "../../html/index.ts";
import { chatWordTexts } from "../../words/index.ts";
import { photoTexts } from "../cases/texts/photos.ts";
import { rateTexts } from "../cases/texts/rate.ts";
import { answerFailure } from "../failures/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, frameOf, languageOf, showPage } from "../view.ts";
import { keepVisit, visitOf } from "../visit.ts";
import { ChatPage, type ChatPageProps } from "./chat.page.tsx";
import { streamChat } from "./chat-stream.tsx";
import { deskOf } from "./desk.ts";
import { CHAT_ROOM, keepKiosk, kioskBefore, roomOf, VISIT_ROOM, type Room } from "./room.ts";

/** Conversations of a visit, an order or a case. */
export function chatRoutes(ground: WebGround): Hono {
  const app = new Hono();
  app.get("/chat", (c) => c.redirect(paths.chat(languageOf(c), VISIT_ROOM), 303));
  app.get(CHAT_ROOM, async (c) => show(c, ground));
  app.post(CHAT_ROOM, async (c) => say(c, ground));
  app.get(`${CHAT_ROOM}/events`, async (c) => streamChat(c, ground));
  app.get(`${CHAT_ROOM}/photos/:photo{[1-9][0-9]{0,2}}`, async (c) => sendPhoto(c, ground));
  app.post(`${CHAT_ROOM}/transcript`, async (c) => send(c, ground));
  app.post(`${CHAT_ROOM}/rating`, async (c) => rate(c, ground));
  return app;
}

function leadAway(c: Context): Response {
  const room = c.req.param("room") ?? "";
  if (isCaseNumber(room)) return c.redirect(paths.caseLink(languageOf(c), room), 303);
  const url = paths.orders(languageOf(c));
  return c.redirect(`${url}?number=${room}`, 303);
}

async function show(c: Context, ground: WebGround): Promise<Response> {
  const room = await roomOf(c, ground);
  if (room === undefined) return leadAway(c);
  const token = readQuery(c).text("at");
  if (token !== "") {
    keepKiosk(c, ground, token);
    return c.redirect(paths.chat(languageOf(c), room.room), 303);
  }
  return chatPage(c, ground, { room });
}

async function chatPage(
  c: Context,
  ground: WebGround,
  of: {
    readonly room: Room;
    readonly typed?: Partial<ChatPageProps["typed"]>;
    readonly hadPhoto?: "yes";
    readonly errors?: readonly FieldError[];
    readonly status?: ContentfulStatusCode;
  },
): Promise<Response> {
  const { room, typed, errors, status } = of;
  const act = actOf(c, ground);
  const chat = await chatOfKey(act, room.key);
  const [messages, desk, before] = await Promise.all([
    chat === undefined ? [] : messagesOf(act, chat.chatId),
    deskOf(c, ground, chat),
    room.about.kind === "visit" ? kioskBefore(c, ground) : undefined,
  ]);
  const kiosk = chat?.kiosk?.name ?? before?.name;
  const about = readQuery(c).text("about");
  const page = (
    <ChatPage
      frame={frameOf(c, ground, { at: (other) => paths.chat(other, room.room) })}
      {...{ room, messages, desk }}
      helpUrl={helpUrlOf(c, ground, room)}
      typed={{ text: "", symptom: about, email: "", once: newId(), ...typed }}
      {...(chat === undefined ? {} : { chat })}
      {...(of.hadPhoto === undefined ? {} : { hadPhoto: of.hadPhoto })}
      {...(kiosk === undefined ? {} : { kiosk })}
      {...(errors === undefined ? {} : { errors })}
    />
  );
  return showPage(c, page, status === undefined ? {} : { status });
}

/** Self-help about the same: the order, or the line that was opened last. */
function helpUrlOf(c: Context, ground: WebGround, { about }: Room): ChatPageProps["helpUrl"] {
  const language = languageOf(c);
  const [line] = visitOf(c, ground).lines;
  return (symptom) => {
    const query = symptom === undefined ? {} : { about: symptom };
    if (about.kind === "order") return paths.orderHelp(language, about.number, query);
    return about.kind === "case" || line === undefined
      ? paths.help(language, query)
      : paths.lineHelp(language, line.ref, query);
  };
}

async function say(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const { visitorId, lines } = keepVisit(c, ground);
  const room = await roomOf(c, ground);
  if (room === undefined) return leadAway(c);
  const typed = {
    ...{ text: form.text("text"), symptom: form.text("symptom") },
    once: form.text("once").slice(0, 80) || newId(),
  };
  const photo = form.file("photo");
  const kiosk = room.about.kind === "visit" ? await kioskBefore(c, ground) : undefined;
  const said = await sayInChat(actOf(c, ground), {
    ...{ about: room.about, visitorId, language: languageOf(c), address: addressOf(c, ground) },
    ...(kiosk === undefined ? {} : { kiosk }),
    ...(lines[0] === undefined ? {} : { line: lines[0] }),
    ...typed,
    ...(photo === undefined ? {} : { photo: await photo.bytes() }),
  });
  if (said.ok) return c.redirect(`${paths.chat(languageOf(c), room.room)}#say`, 303);
  const isTooMany = said.refusal === "too_many_tries";
  const isFull = said.refusal === "chat_full" || said.refusal === "enough_photos";
  const errors = [{ field: said.field ?? "text", message: sayMessage(c, said) }];
  const response = await chatPage(c, ground, {
    ...{ room, typed, errors, status: isTooMany ? 429 : isFull ? 409 : 422 },
    ...(photo === undefined ? {} : { hadPhoto: "yes" }),
  });
  if (isTooMany) response.headers.set("Retry-After", String(waitOf(said)));
  return response;
}

function sayMessage(c: Context, said: Refused<SayRefusal>): string {
  const language = languageOf(c);
  const { errors } = chatWordTexts[language];
  switch (said.refusal) {
    case "text_too_long":
      return errors.text_too_long(Number(said.facts?.["lengthMax"]));
    case "too_many_tries":
      return errors.too_many_tries(showDuration(waitOf(said), language));
    case "text_missing":
    case "chat_full":
      return errors[said.refusal];
    default:
      return photoTexts[language].errors[said.refusal];
  }
}

/** To whoever may read the chat of the address. */
async function sendPhoto(c: Context, ground: WebGround): Promise<Response> {
  const room = await roomOf(c, ground);
  if (room === undefined) return leadAway(c);
  const act = actOf(c, ground);
  const chat = await chatOfKey(act, room.key);
  const seq = Number(c.req.param("photo"));
  const jpeg = chat === undefined ? undefined : await chatPhoto(act, chat.chatId, seq);
  return jpeg === undefined ? answerFailure(c, ground, "notFound") : sendPicture(c, jpeg);
}

async function rate(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const room = await roomOf(c, ground);
  if (room === undefined) return leadAway(c);
  const act = actOf(c, ground);
  const chat = await chatOfKey(act, room.key);
  const rated =
    chat === undefined ? undefined : await rateChat(act, chat.chatId, form.text("stars"));
  if (rated?.ok === false && rated.refusal === "stars_missing") {
    const errors = [{ field: "stars", message: rateTexts[languageOf(c)].missing }];
    return chatPage(c, ground, { room, errors, status: 422 });
  }
  return c.redirect(paths.chat(languageOf(c), room.room), 303);
}

function waitOf(refused: Refused<string>): number {
  return Number(refused.facts?.["retryAfterSeconds"] ?? 60);
}

async function send(c: Context, ground: WebGround): Promise<Response> {
  const form = await readForm(c);
  const room = await roomOf(c, ground);
  if (room === undefined) return leadAway(c);
  const act = actOf(c, ground);
  const chat = await chatOfKey(act, room.key);
  const back = paths.chat(languageOf(c), room.room);
  if (chat === undefined) return c.redirect(back, 303);
  const email = form.text("email");
  const by = { address: addressOf(c, ground), device: visitOf(c, ground).visitorId };
  const wanted = await wantTranscript(act, { chatId: chat.chatId, email, by });
  if (wanted.ok || wanted.refusal === "chat_unknown") {
    ground.nudge();
    return c.redirect(back, 303);
  }
  const isTooMany = wanted.refusal === "too_many_tries";
  const words = chatWordTexts[languageOf(c)].errors;
  const message = isTooMany
    ? words.too_many_tries(showDuration(waitOf(wanted), languageOf(c)))
    : words.contact_unreadable;
  const errors = [{ field: "email", message }];
  const status = isTooMany ? 429 : 422;
  const response = await chatPage(c, ground, { room, typed: { email }, errors, status });
  if (isTooMany) response.headers.set("Retry-After", String(waitOf(wanted)));
  return response;
}
