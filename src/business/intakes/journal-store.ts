import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import type { CashEntry } from "../../foundation/kiosk-wire/index.ts";
import { NOTHING_HELD, type Held } from "./held.ts";

/** Why the cash of a machine needs a person. */
export type CashLook = "journal_gap" | "journal_broken" | "money_of_other";

/** What the journal of a machine adds up to, as far as it was heard. */
export interface MachineCash {
  readonly deviceId: string;
  readonly upTo: number;
  /** Of the last line: what the next is chained to. */
  readonly lastHash: string;
  readonly held: Held;
  readonly look: readonly CashLook[];
  readonly collectedAt?: Instant;
  /** Since it was last collected. */
  readonly inSinceYen: number;
  readonly outSinceYen: number;
  /** How often it changed; 0 for one that nobody has heard of. */
  readonly changes: number;
}

interface CashRow {
  device_id: string;
  up_to: number;
  last_hash: string;
  held: unknown;
  look: CashLook[];
  collected_at: Instant | null;
  in_since_yen: number;
  out_since_yen: number;
  changes: number;
}

export async function cashOf(act: Act, deviceId: string): Promise<MachineCash> {
  const { rows } = await act.database.run({
    text: "select * from kiosk_cash where device_id = $1",
    values: [deviceId],
    isFrequent: true,
  });
  const row = (rows as CashRow[])[0];
  return row === undefined ? newCash(deviceId) : readCash(row);
}

export async function allCash(act: Act): Promise<readonly MachineCash[]> {
  const { rows } = await act.database.run({ text: "select * from kiosk_cash", values: [] });
  return (rows as CashRow[]).map(readCash);
}

/** Writes what a machine's cash is now, if nobody has changed it since it was read. */
export function putCash(before: MachineCash, after: MachineCash): Part {
  return {
    text: `insert into kiosk_cash as k (device_id, up_to, last_hash, held, look, collected_at,
        in_since_yen, out_since_yen, changes)
      values ($1, $2, $3, $4::jsonb, $5::text[], $6::timestamptz, $7, $8, $9::integer + 1)
      on conflict (device_id) do update set up_to = excluded.up_to,
        last_hash = excluded.last_hash, held = excluded.held, look = excluded.look,
        collected_at = excluded.collected_at, in_since_yen = excluded.in_since_yen,
        out_since_yen = excluded.out_since_yen, changes = excluded.changes
        where k.changes = $9::integer`,
    values: [
      ...[after.deviceId, after.upTo, after.lastHash, JSON.stringify(after.held)],
      ...[[...after.look], after.collectedAt ?? null, after.inSinceYen, after.outSinceYen],
      before.changes,
    ],
    expects: "one",
  };
}

/** A line of the journal as it is kept. */
export interface KeptEntry {
  readonly entry: CashEntry;
  readonly hash: string;
  readonly movedYen: number;
}

export function insertEntries(act: Act, deviceId: string, kept: readonly KeptEntry[]): Part {
  return {
    text: `insert into kiosk_cash_entries
        (device_id, seq, at, kind, intake_id, moved_yen, content, hash, heard_at)
      select $1::uuid, seq, at, kind, intake_id, moved_yen, content, hash, $9::timestamptz
      from unnest($2::int[], $3::timestamptz[], $4::text[], $5::uuid[], $6::int[], $7::jsonb[],
        $8::text[]) as e (seq, at, kind, intake_id, moved_yen, content, hash)`,
    values: [
      deviceId,
      kept.map(({ entry }) => entry.seq),
      kept.map(({ entry }) => entry.at),
      kept.map(({ entry }) => entry.happening.kind),
      kept.map(({ entry: { happening } }) => ("intakeId" in happening ? happening.intakeId : null)),
      kept.map(({ movedYen }) => movedYen),
      kept.map(({ entry }) => JSON.stringify(entry.happening)),
      kept.map(({ hash }) => hash),
      act.clock.now(),
    ],
    expects: "one",
  };
}

/** The hashes of lines that are kept already, by their numbers. */
export async function hashesOf(
  act: Act,
  deviceId: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map();
  const { rows } = await act.database.run({
    text: "select seq, hash from kiosk_cash_entries where device_id = $1 and seq = any($2::int[])",
    values: [deviceId, seqs],
    isFrequent: true,
  });
  return new Map((rows as { seq: number; hash: string }[]).map(({ seq, hash }) => [seq, hash]));
}

/** What counts found over, or short, since the money was last collected. */
export async function countedSince(act: Act, cash: MachineCash): Promise<number> {
  const { rows } = await act.database.run({
    text: `select coalesce(sum(moved_yen), 0)::bigint as yen from kiosk_cash_entries
      where device_id = $1 and kind = 'counted' and ($2::timestamptz is null or heard_at >= $2)`,
    values: [cash.deviceId, cash.collectedAt ?? null],
  });
  return (rows as { yen: number }[])[0]!.yen;
}

function newCash(deviceId: string): MachineCash {
  return {
    ...{ deviceId, upTo: 0, lastHash: "0".repeat(64), held: NOTHING_HELD, look: [] },
    ...{ inSinceYen: 0, outSinceYen: 0, changes: 0 },
  };
}

function readCash(row: CashRow): MachineCash {
  return {
    deviceId: row.device_id,
    upTo: row.up_to,
    lastHash: row.last_hash,
    held: row.held as Held,
    look: row.look,
    ...(row.collected_at === null ? {} : { collectedAt: row.collected_at }),
    inSinceYen: row.in_since_yen,
    outSinceYen: row.out_since_yen,
    changes: row.changes,
  };
}
