import type { Act } from "../../foundation/act/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import type { Chat } from "./chat.ts";
import { chatById } from "./chats-store.ts";
import { moveChat, onChat } from "./on-chat.ts";

const STARS = ["1", "2", "3", "4", "5"];

/** Takes down how its customer found an ended chat; the first word stands. */
export async function rateChat(
  act: Act,
  chatId: string,
  stars: string,
): Promise<Outcome<Chat, "stars_missing" | "chat_unknown" | "chat_goes_on">> {
  if (!STARS.includes(stars)) return refused("stars_missing", { field: "stars" });
  return onChat<Outcome<Chat, "chat_unknown" | "chat_goes_on">>(act, async (turn) => {
    const before = await chatById(act, chatId);
    if (before === undefined) return refused("chat_unknown");
    if (before.state !== "closed") return refused("chat_goes_on");
    if (before.stars !== undefined) return done(before);
    const after: Chat = { ...before, stars: Number(stars) };
    return done(await moveChat(act, turn, { name: "chat.rated", before, after }));
  });
}
