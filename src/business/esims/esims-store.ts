import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import type { SellerId } from "../catalogue/index.ts";
import type { LineId } from "../lines/index.ts";
import type { EsimProfile, ProfileState } from "./profile.ts";

interface EsimTables {
  esim_profiles: ProfileRow;
}

interface ProfileRow {
  line_id: string;
  seller_id: string;
  network: string;
  lpa_sealed: Buffer;
  state: string;
  reserved_by: string | null;
  reserved_until: Instant | null;
  renewal_id: string | null;
  arrived_at: Instant;
  restocked_at: Instant | null;
}

export async function profileOf(act: Act, lineId: string): Promise<EsimProfile | undefined> {
  const row = await tables(act)
    .selectFrom("esim_profiles")
    .selectAll()
    .where("line_id", "=", lineId)
    .executeTakeFirst();
  return row === undefined ? undefined : readProfile(act, row);
}

/** Those in stock that came first; a few, since others may take them meanwhile. */
export async function oldestInStock(
  act: Act,
  of: { readonly sellerId: string; readonly network: string },
): Promise<readonly EsimProfile[]> {
  const rows = await tables(act)
    .selectFrom("esim_profiles")
    .selectAll()
    .where("seller_id", "=", of.sellerId)
    .where("network", "=", of.network)
    .where("state", "=", "in_stock")
    .orderBy("arrived_at")
    .orderBy("line_id")
    .limit(20)
    .execute();
  return rows.map((row) => readProfile(act, row));
}

export async function reservedBy(act: Act, holder: string): Promise<readonly EsimProfile[]> {
  const rows = await tables(act)
    .selectFrom("esim_profiles")
    .selectAll()
    .where("state", "=", "reserved")
    .where("reserved_by", "=", holder)
    .execute();
  return rows.map((row) => readProfile(act, row));
}

export async function reservedBefore(act: Act, now: Instant): Promise<readonly EsimProfile[]> {
  const rows = await tables(act)
    .selectFrom("esim_profiles")
    .selectAll()
    .where("state", "=", "reserved")
    .where("reserved_until", "<=", now)
    .limit(200)
    .execute();
  return rows.map((row) => readProfile(act, row));
}

/** Those that a refund took out of stock, and nobody decided about; the first hundred. */
export async function withdrawnProfiles(act: Act): Promise<readonly EsimProfile[]> {
  const rows = await tables(act)
    .selectFrom("esim_profiles")
    .selectAll()
    .where("state", "=", "withdrawn")
    .orderBy("arrived_at")
    .orderBy("line_id")
    .limit(100)
    .execute();
  return rows.map((row) => readProfile(act, row));
}

/** How many there are, by seller, network and state. */
export async function countProfiles(act: Act): Promise<
  readonly {
    readonly sellerId: SellerId;
    readonly network: string;
    readonly state: ProfileState;
    readonly count: number;
  }[]
> {
  const { rows } = await act.database.run({
    text: `select seller_id as "sellerId", network, state, count(*)::int as count
      from esim_profiles group by 1, 2, 3 order by 1, 2, 3`,
    values: [],
  });
  return rows as { sellerId: SellerId; network: string; state: ProfileState; count: number }[];
}

/** Into stock; what is there already stays as it is. */
export function putProfiles(act: Act, profiles: readonly EsimProfile[]): Part {
  return {
    text: `insert into esim_profiles (line_id, seller_id, network, lpa_sealed, state, arrived_at)
      select line_id, seller_id, network, lpa_sealed, 'in_stock', $5::timestamptz
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[])
          as t (line_id, seller_id, network, lpa_sealed)
      on conflict (line_id) do nothing`,
    values: [
      profiles.map(({ lineId }) => lineId),
      profiles.map(({ sellerId }) => sellerId),
      profiles.map(({ network }) => network),
      profiles.map(({ lpa }) => act.secrets.seal(lpa)),
      act.clock.now(),
    ],
    expects: "any",
  };
}

/** From the state, and the reservation, it was read in. */
export function changeProfile(act: Act, before: EsimProfile, after: EsimProfile): Part {
  const query = tables(act)
    .updateTable("esim_profiles")
    .set({
      state: after.state,
      reserved_by: after.reservedBy ?? null,
      reserved_until: after.reservedUntil ?? null,
      renewal_id: after.renewalId ?? null,
      restocked_at: after.restockedAt ?? null,
    })
    .where("line_id", "=", before.lineId)
    .where("state", "=", before.state);
  return part(
    before.reservedUntil === undefined
      ? query
      : query.where("reserved_until", "=", before.reservedUntil),
  );
}

function tables(act: Act) {
  return act.database.tables<EsimTables>();
}

function readProfile(act: Act, row: ProfileRow): EsimProfile {
  return {
    lineId: row.line_id as LineId,
    sellerId: row.seller_id as SellerId,
    network: row.network,
    lpa: act.secrets.unseal(row.lpa_sealed),
    state: row.state as ProfileState,
    ...(row.reserved_by === null ? {} : { reservedBy: row.reserved_by }),
    ...(row.reserved_until === null ? {} : { reservedUntil: row.reserved_until }),
    ...(row.renewal_id === null
      ? {}
      : { renewalId: row.renewal_id as EsimProfile["renewalId"] & string }),
    ...(row.restocked_at === null ? {} : { restockedAt: row.restocked_at }),
  };
}
