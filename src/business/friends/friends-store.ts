import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { LineId } from "../lines/index.ts";
import type { RenewalId, RenewalKey } from "../renewals/index.ts";
import type { FriendLink, FriendLinkId } from "./friend-link.ts";

interface FriendTables {
  friend_links: {
    line_id: string;
    link_id: string;
    plan_code: string | null;
    made_at: Instant;
    ends_at: Instant;
    revoked_at: Instant | null;
    renewal_id: string | null;
    used_by: string | null;
    connected_at: Instant | null;
  };
}

/** Newest first. */
export async function linksOfLine(act: Act, lineId: LineId): Promise<readonly FriendLink[]> {
  const rows = await tables(act)
    .selectFrom("friend_links")
    .selectAll()
    .where("line_id", "=", lineId)
    .orderBy("made_at", "desc")
    .limit(LINKS_SHOWN)
    .execute();
  return rows.map(linkOf);
}

const LINKS_SHOWN = 10;

export async function linkById(
  act: Act,
  { lineId, linkId }: Pick<FriendLink, "lineId" | "linkId">,
): Promise<FriendLink | undefined> {
  const row = await tables(act)
    .selectFrom("friend_links")
    .selectAll()
    .where("line_id", "=", lineId)
    .where("link_id", "=", linkId)
    .executeTakeFirst();
  return row === undefined ? undefined : linkOf(row);
}

export async function linkOfOrder(
  act: Act,
  { lineId, renewalId }: RenewalKey,
): Promise<FriendLink | undefined> {
  const row = await tables(act)
    .selectFrom("friend_links")
    .selectAll()
    .where("line_id", "=", lineId)
    .where("renewal_id", "=", renewalId)
    .executeTakeFirst();
  return row === undefined ? undefined : linkOf(row);
}

/** A renewal that somebody else paid for, connected or queued at that moment. */
export interface Gift {
  readonly lineId: string;
  readonly renewalId: string;
  readonly at: Instant;
}

/** Those of these lines since that moment, in one statement. */
export async function giftsSince(
  act: Act,
  lineIds: readonly string[],
  since: Instant,
): Promise<readonly Gift[]> {
  const { rows } = await act.database.run({
    text: `select line_id as "lineId", renewal_id as "renewalId", connected_at as at
      from friend_links
      where line_id = any($1::uuid[]) and renewal_id is not null and connected_at > $2`,
    values: [lineIds, since],
    isFrequent: true,
  });
  return rows as Gift[];
}

export function insertLink(act: Act, link: FriendLink): Part {
  return part(
    tables(act)
      .insertInto("friend_links")
      .values({
        line_id: link.lineId,
        link_id: link.linkId,
        plan_code: link.planCode ?? null,
        made_at: link.madeAt,
        ends_at: link.endsAt,
      }),
  );
}

export function revokeLink(act: Act, link: FriendLink, at: Instant): Part {
  return part(updateOf(act, link).set({ revoked_at: at }));
}

export function putOrder(
  act: Act,
  link: FriendLink,
  order: NonNullable<FriendLink["order"]>,
): Part {
  return part(updateOf(act, link).set({ renewal_id: order.renewalId, used_by: order.by }));
}

/** Undefined: what was connected is paid back. */
export function putConnected(act: Act, link: FriendLink, at: Instant | undefined): Part {
  return part(updateOf(act, link).set({ connected_at: at ?? null }));
}

function updateOf(act: Act, { lineId, linkId }: FriendLink) {
  return tables(act)
    .updateTable("friend_links")
    .where("line_id", "=", lineId)
    .where("link_id", "=", linkId);
}

function linkOf(row: FriendTables["friend_links"]): FriendLink {
  return {
    lineId: row.line_id as LineId,
    linkId: row.link_id as FriendLinkId,
    madeAt: row.made_at,
    endsAt: row.ends_at,
    ...(row.plan_code === null ? {} : { planCode: row.plan_code }),
    ...(row.revoked_at === null ? {} : { revokedAt: row.revoked_at }),
    ...(row.connected_at === null ? {} : { connectedAt: row.connected_at }),
    ...(row.renewal_id === null || row.used_by === null
      ? {}
      : { order: { renewalId: row.renewal_id as RenewalId, by: row.used_by } }),
  };
}

function tables(act: Act) {
  return act.database.tables<FriendTables>();
}
