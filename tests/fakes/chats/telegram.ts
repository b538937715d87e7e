import { serveJson, type Answer, type Call } from "./serve.ts";

/** The Bot API as its documentation describes what we use of it; remembers what it was told. */
export async function fakeTelegram(botToken: string) {
  const chats = new Map<string, string[]>();
  const blocked = new Set<string>();
  const mishaps: ("flood" | "silent" | "broken")[] = [];
  const served = await serveJson(({ path, body }: Call): Answer => {
    if (!path.startsWith(`/bot${botToken}/`)) return refused(401, "Unauthorized");
    if (path !== `/bot${botToken}/sendMessage`) return refused(404, "Not Found");
    const chat = String(body["chat_id"]);
    const text = body["text"];
    if (typeof text !== "string" || text === "" || text.length > 4096) {
      return refused(400, "Bad Request: message text is empty");
    }
    const mishap = mishaps.shift();
    if (mishap === "flood") {
      const more = { parameters: { retry_after: 90 } };
      return refused(429, "Too Many Requests: retry after 90", more);
    }
    if (mishap === "broken") return refused(502, "Bad Gateway");
    if (blocked.has(chat)) return refused(403, "Forbidden: bot was blocked by the user");
    const said = chats.get(chat);
    if (said === undefined) return refused(400, "Bad Request: chat not found");
    said.push(text);
    if (mishap === "silent") return undefined;
    const message = { message_id: said.length, date: 0, chat: { id: Number(chat) }, text };
    return { status: 200, body: { ok: true, result: message } };
  });
  let updates = 0;
  return {
    ...served,
    mishaps,
    said: (chat: number) => chats.get(String(chat)) ?? [],
    /** A person writes; what Telegram then tells us. */
    write(chat: number, text: string) {
      chats.set(String(chat), chats.get(String(chat)) ?? []);
      const sender = { id: chat, is_bot: false, first_name: "Wang", language_code: "zh-hans" };
      const message = { message_id: 1, date: 1, chat: { id: chat, type: "private" }, text };
      return { update_id: ++updates, message: { ...message, from: sender } };
    },
    block(chat: number, atSeconds: number) {
      blocked.add(String(chat));
      const member = { new_chat_member: { status: "kicked" }, date: atSeconds };
      return {
        update_id: ++updates,
        my_chat_member: { ...member, chat: { id: chat, type: "private" } },
      };
    },
  };
}

function refused(code: number, description: string, more: object = {}): Answer {
  return { status: code, body: { ok: false, error_code: code, description, ...more } };
}
