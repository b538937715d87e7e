import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { allStaff } from "../staff/index.ts";
import type { Presence } from "./desk-state.ts";

interface DeskTables {
  support_hours: { house: string; hours: string; changed_at: Instant };
  staff_presence: { staff_id: string; is_there: boolean; seen_at: Instant; chats_max: number };
}

const HOUSE = "house";
/** Until the operator says otherwise. */
export const HOURS_AT_FIRST = "Mo-Su 09:00-18:00";

export async function supportHours(act: Act): Promise<string> {
  const row = await tables(act).selectFrom("support_hours").select("hours").executeTakeFirst();
  return row?.hours ?? HOURS_AT_FIRST;
}

export function putHours(act: Act, hours: string): Part {
  const changed = { hours, changed_at: act.clock.now() };
  return part(
    tables(act)
      .insertInto("support_hours")
      .values({ house: HOUSE, ...changed })
      .onConflict((conflict) => conflict.column("house").doUpdateSet(changed)),
  );
}

/** Everybody who was ever at the desk, the last seen first. */
export async function presences(act: Act): Promise<readonly Presence[]> {
  const rows = await tables(act)
    .selectFrom("staff_presence")
    .selectAll()
    .orderBy("seen_at", "desc")
    .limit(200)
    .execute();
  if (rows.length === 0) return [];
  const people = new Map((await allStaff(act)).map((one) => [`${one.staffId}`, one]));
  return rows.flatMap((row) => {
    const person = people.get(row.staff_id);
    if (person?.state !== "working") return [];
    return {
      staffId: row.staff_id,
      name: person.name,
      ...(person.agentId === undefined ? {} : { agentId: person.agentId }),
      isThere: row.is_there,
      seenAt: row.seen_at,
      chatsMax: row.chats_max,
    };
  });
}

export function putPresence(
  act: Act,
  of: { readonly staffId: string; readonly isThere: boolean; readonly chatsMax: number },
): Part {
  const now = { is_there: of.isThere, chats_max: of.chatsMax, seen_at: act.clock.now() };
  return part(
    tables(act)
      .insertInto("staff_presence")
      .values({ staff_id: of.staffId, ...now })
      .onConflict((conflict) => conflict.column("staff_id").doUpdateSet(now)),
  );
}

/** They are seen at the desk: a measurement, no event. */
export async function markPresent(act: Act, staffId: string): Promise<void> {
  await act.database.run({
    text: "update staff_presence set seen_at = $2 where staff_id = $1",
    values: [staffId, act.clock.now()],
    isFrequent: true,
  });
}

function tables(act: Act) {
  return act.database.tables<DeskTables>();
}
