import type { Context } from "hono";
import { chatOfKey, messagesOf } from "../../../business/support/index.ts";
import { lastHeard, streamNews, type StreamedNews } from "../../browser/index.ts";
import { ChatLine } from "../../documents/index.ts";
import type { WebGround } from "../ground.ts";
import { paths } from "../routes.ts";
import { actOf, languageOf, zoneOf } from "../view.ts";
import { deskOf } from "./desk.ts";
import { roomOf } from "./room.ts";

const DESK_EVERY_ROUNDS = 10;

/** What is said from where this browser heard last, and how it stands. */
export async function streamChat(c: Context, ground: WebGround): Promise<Response> {
  const room = await roomOf(c, ground);
  const act = actOf(c, ground);
  const first = room === undefined ? undefined : await chatOfKey(act, room.key);
  if (room === undefined || first === undefined) return c.body(null, 404);
  const { chatId } = first;
  const language = languageOf(c);
  const photoUrl = (seq: number) => paths.chatPhoto(language, room.room, seq);
  const reader = { language, zone: zoneOf(c), side: "customer", photoUrl } as const;
  let after = lastHeard(c);
  let told = "";
  return streamNews(c, ground, async (round) => {
    const chat = await chatOfKey(act, room.key);
    if (chat?.chatId !== chatId) return undefined;
    const news: StreamedNews[] = [];
    if (chat.lastSeq > after) {
      for (const message of await messagesOf(act, chatId, { after })) {
        const line = <ChatLine message={message} {...reader} />;
        news.push({ event: "said", id: String(message.seq), data: String(line) });
      }
      after = chat.lastSeq;
    }
    if (round % DESK_EVERY_ROUNDS === 0 || news.length > 0) {
      const { says } = await deskOf(c, ground, chat);
      if (says !== told) news.push({ event: "desk", data: says });
      told = says;
    }
    if (chat.state === "closed") news.push({ event: "moved", data: chat.state });
    return news;
  });
}
