import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { Picture } from "../../foundation/pictures/index.ts";

interface PhotoTables {
  chats: { chat_id: string; closed_at: Instant | null };
  chat_photos: {
    chat_id: string;
    seq: number;
    jpeg_sealed: Buffer;
    width_px: number;
    height_px: number;
  };
}

/** The one picture of a message. */
export function insertChatPhoto(
  act: Act,
  { chatId, seq }: { readonly chatId: string; readonly seq: number },
  { jpeg, widthPx, heightPx }: Picture,
): Part {
  return part(
    tables(act)
      .insertInto("chat_photos")
      .values({
        ...{ chat_id: chatId, seq, width_px: widthPx, height_px: heightPx },
        jpeg_sealed: act.secrets.seal(jpeg.toString("base64")),
      }),
  );
}

export async function chatPhoto(
  act: Act,
  chatId: string,
  seq: number,
): Promise<Buffer | undefined> {
  const row = await tables(act)
    .selectFrom("chat_photos")
    .select("jpeg_sealed")
    .where("chat_id", "=", chatId)
    .where("seq", "=", seq)
    .executeTakeFirst();
  return row === undefined ? undefined : Buffer.from(act.secrets.unseal(row.jpeg_sealed), "base64");
}

/** Forgets the pictures of one chat. */
export function eraseChatPhotos(act: Act, chatId: string): Part {
  return part(tables(act).deleteFrom("chat_photos").where("chat_id", "=", chatId), {
    expects: "any",
  });
}

/** Forgets the pictures of chats that ended long ago. */
export function eraseOldChatPhotos(act: Act, closedBefore: Instant): Part {
  const old = tables(act)
    .selectFrom("chats")
    .select("chat_id")
    .where("closed_at", "<", closedBefore);
  return part(tables(act).deleteFrom("chat_photos").where("chat_id", "in", old), {
    expects: "any",
  });
}

function tables(act: Act) {
  return act.database.tables<PhotoTables>();
}
