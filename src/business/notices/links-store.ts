import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { ChatName } from "./chat.ts";
import type { LinkTarget } from "./link-address.ts";

interface LinkTables {
  notice_links: {
    code_blind: Buffer;
    channel: string;
    target: unknown;
    expires_at: Instant;
    used_by: Buffer | null;
  };
}

export interface OfferedLink {
  readonly channel: ChatName;
  readonly code: string;
}

export function insertLink(
  act: Act,
  { channel, code }: OfferedLink,
  { target, expiresAt }: { readonly target: LinkTarget; readonly expiresAt: Instant },
): Part {
  return part(
    tables(act)
      .insertInto("notice_links")
      .values({
        code_blind: act.secrets.blind("link code", code),
        channel,
        target: JSON.stringify(target),
        expires_at: expiresAt,
        used_by: null,
      }),
  );
}

/** Whose an offered link becomes, while nobody but `by` has taken it. */
export async function openLink(
  act: Act,
  { channel, code }: OfferedLink,
  by?: string,
): Promise<LinkTarget | undefined> {
  const row = await tables(act)
    .selectFrom("notice_links")
    .selectAll()
    .where("code_blind", "=", act.secrets.blind("link code", code))
    .where("channel", "=", channel)
    .where("expires_at", ">", act.clock.now())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const isFree = row.used_by === null || (by !== undefined && isSame(row.used_by, act, by));
  return isFree ? (row.target as LinkTarget) : undefined;
}

/** Leaves a link to the first who takes it. */
export function markTaken(act: Act, { code }: OfferedLink, by: string): Part {
  return part(
    tables(act)
      .updateTable("notice_links")
      .set({ used_by: act.secrets.seal(by) })
      .where("code_blind", "=", act.secrets.blind("link code", code))
      .where("used_by", "is", null),
    { expects: "any" },
  );
}

export function deleteLinks(act: Act, before: Instant): Part {
  return part(tables(act).deleteFrom("notice_links").where("expires_at", "<", before), {
    expects: "any",
  });
}

function isSame(sealed: Uint8Array, act: Act, address: string): boolean {
  return Buffer.compare(Buffer.from(sealed), act.secrets.seal(address)) === 0;
}

function tables(act: Act) {
  return act.database.tables<LinkTables>();
}
