import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";

interface VisitTables {
  kiosk_visits: { device_id: string; sealed: string; ends_at: Instant };
}

export async function visitRow(act: Act, deviceId: string): Promise<string | undefined> {
  const row = await tables(act)
    .selectFrom("kiosk_visits")
    .select("sealed")
    .where("device_id", "=", deviceId)
    .where("ends_at", ">", act.clock.now())
    .executeTakeFirst();
  return row?.sealed;
}

export function putVisit(
  act: Act,
  visit: { readonly deviceId: string; readonly sealed: string; readonly endsAt: Instant },
): Part {
  const values = { sealed: visit.sealed, ends_at: visit.endsAt };
  return part(
    tables(act)
      .insertInto("kiosk_visits")
      .values({ device_id: visit.deviceId, ...values })
      .onConflict((conflict) => conflict.column("device_id").doUpdateSet(values)),
  );
}

/** Only where somebody stands changes. Of a visit that has ended meanwhile nothing is kept. */
export async function moveVisit(
  act: Act,
  visit: { readonly deviceId: string; readonly sealed: string; readonly endsAt: Instant },
): Promise<void> {
  await act.database.run({
    text: "update kiosk_visits set sealed = $2, ends_at = $3 where device_id = $1",
    values: [visit.deviceId, visit.sealed, visit.endsAt],
    isFrequent: true,
  });
}

export function dropVisit(act: Act, deviceId: string): Part {
  return part(tables(act).deleteFrom("kiosk_visits").where("device_id", "=", deviceId), {
    expects: "any",
  });
}

export async function hasEndedVisits(act: Act, before: Instant): Promise<boolean> {
  const row = await tables(act)
    .selectFrom("kiosk_visits")
    .select("device_id")
    .where("ends_at", "<=", before)
    .executeTakeFirst();
  return row !== undefined;
}

export function dropEndedVisits(act: Act, before: Instant): Part {
  return part(tables(act).deleteFrom("kiosk_visits").where("ends_at", "<=", before), {
    expects: "any",
  });
}

function tables(act: Act) {
  return act.database.tables<VisitTables>();
}
