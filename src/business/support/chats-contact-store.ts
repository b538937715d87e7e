import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { eraseChatPhotos } from "./chat-photos-store.ts";

interface ContactTables {
  chats: {
    chat_id: string;
    transcript_sealed: Buffer | null;
    opened_at: Instant;
    kiosk: unknown;
  };
  chat_messages: { chat_id: string; text_sealed: Buffer | null; said: unknown };
}

/** Chats that were to be sent to an address, oldest first. */
export async function chatsSentTo(act: Act, email: string): Promise<readonly string[]> {
  const rows = await tables(act)
    .selectFrom("chats")
    .select("chat_id")
    .where("transcript_sealed", "=", act.secrets.seal(email))
    .orderBy("opened_at")
    .limit(500)
    .execute();
  return rows.map((row) => row.chat_id);
}

/** Forgets what was said in one chat, and to whom it was to be sent. */
export function eraseChat(act: Act, chatId: string): readonly Part[] {
  return [
    eraseChatPhotos(act, chatId),
    part(
      tables(act)
        .updateTable("chat_messages")
        .set({ text_sealed: null, said: null })
        .where("chat_id", "=", chatId),
      { expects: "any" },
    ),
    part(
      tables(act)
        .updateTable("chats")
        .set({ transcript_sealed: null, kiosk: null })
        .where("chat_id", "=", chatId),
      { expects: "any" },
    ),
  ];
}

/** Chats that ended long ago and still have their words. */
export async function countChatsWithWords(act: Act, closedBefore: Instant): Promise<number> {
  const { rows } = await act.database.run({
    text: `select count(*)::int as n from chats c where c.closed_at < $1 and
      (c.transcript_sealed is not null or exists (select 1 from chat_messages m
        where m.chat_id = c.chat_id and m.text_sealed is not null)
        or exists (select 1 from chat_photos p where p.chat_id = c.chat_id))`,
    values: [closedBefore],
  });
  return (rows[0] as { n: number }).n;
}

function tables(act: Act) {
  return act.database.tables<ContactTables>();
}
