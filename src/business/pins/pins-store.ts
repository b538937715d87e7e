import { sql } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";
import { batchByCode, readBatch, type BatchColumns } from "./batches-store.ts";
import type { PinDigits } from "./digits.ts";
import { readSerial, type Pin, type PinBatch, type PinId, type PinState } from "./pin.ts";

interface PinTables {
  pins: PinRow;
  pin_batches: BatchColumns;
}

interface PinRow {
  pin_id: string;
  batch_id: string;
  serial: number;
  state: PinState;
  digits_hash: Buffer | null;
  sale_id: string | null;
  expires_at: Instant | null;
  redeemed_at: Instant | null;
  line_id: string | null;
  attempt_id: string | null;
  ended_at: Instant | null;
  end_reason: string | null;
}

export interface FoundPin {
  readonly pin: Pin;
  readonly batch: PinBatch;
}

export function insertPins(batchId: string, pinIds: readonly PinId[]): Part {
  return {
    text: `insert into pins (pin_id, batch_id, serial, state)
      select id, $2, serial, 'created' from unnest($1::uuid[], $3::int[]) as t (id, serial)`,
    values: [pinIds, batchId, pinIds.map((_, i) => i + 1)],
    expects: "one",
  };
}

/** Only the keyed hash of the digits is ever stored. */
export function exportPins(
  act: Act,
  batchId: string,
  digits: ReadonlyMap<number, PinDigits>,
): Part {
  return {
    text: `update pins set state = 'exported', digits_hash = hash
      from unnest($2::int[], $3::bytea[]) as t (number, hash)
      where batch_id = $1 and serial = number and state = 'created'`,
    values: [batchId, [...digits.keys()], [...digits.values()].map((one) => hashOf(act, one))],
    expects: "one",
  };
}

export function activatePinRows(
  batchId: string,
  pins: readonly Pin[],
  sold: { readonly saleId: string; readonly expiresAt: Instant },
): Part {
  return {
    text: `update pins set state = 'active', sale_id = $3, expires_at = $4
      where batch_id = $1 and serial = any($2::int[]) and state = 'exported'`,
    values: [batchId, serialsOf(pins), sold.saleId, sold.expiresAt],
    expects: "one",
  };
}

export interface End {
  readonly state: "voided" | "expired";
  readonly at: Instant;
  readonly reason: string;
}

/** Ends PINs that nobody can pay with meanwhile: unsold, or long expired. */
export function endPins(batchId: string, pins: readonly Pin[], { state, at, reason }: End): Part {
  return {
    text: `update pins set state = $3, ended_at = $4, end_reason = $5
      where batch_id = $1 and serial = any($2::int[])
        and state in ('created', 'exported', 'active')`,
    values: [batchId, serialsOf(pins), state, at, reason],
    expects: "one",
  };
}

/** Ends one that is sold, unless it was paid with meanwhile. */
export function endSoldPin({ pinId }: Pin, { state, at, reason }: End): Part {
  return {
    text: `update pins set state = $2, ended_at = $3, end_reason = $4
      where pin_id = $1 and state = 'active'`,
    values: [pinId, state, at, reason],
    expects: "one",
  };
}

/** One payment has it, and nobody else: whoever comes second undoes his whole statement. */
export function redeemPin(
  { pinId }: Pin,
  by: { readonly attemptId: string; readonly lineId: string; readonly at: Instant },
): Part {
  return {
    text: `update pins set state = 'redeemed', redeemed_at = $2, attempt_id = $3, line_id = $4
      where pin_id = $1 and state = 'active' and expires_at > $2`,
    values: [pinId, by.at, by.attemptId, by.lineId],
    expects: "one",
  };
}

/** Usable again, until the same end. */
export function givePinBack({ pinId }: Pin, attemptId: string): Part {
  return {
    text: `update pins set state = 'active', redeemed_at = null, attempt_id = null, line_id = null
      where pin_id = $1 and state = 'redeemed' and attempt_id = $2`,
    values: [pinId, attemptId],
    expects: "one",
  };
}

/** The PIN of these digits, whatever became of it. */
export async function pinByDigits(act: Act, digits: PinDigits): Promise<FoundPin | undefined> {
  const row = await tables(act)
    .selectFrom("pins")
    .innerJoin("pin_batches as b", "b.batch_id", "pins.batch_id")
    .selectAll("pins")
    .selectAll("b")
    .where("digits_hash", "=", hashOf(act, digits))
    .executeTakeFirst();
  return row === undefined ? undefined : { pin: readPin(row), batch: readBatch(row) };
}

export async function pinBySerial(act: Act, text: string): Promise<FoundPin | undefined> {
  const named = readSerial(text);
  const batch = named === undefined ? undefined : await batchByCode(act, named.batchCode);
  if (named === undefined || batch === undefined) return undefined;
  const [pin] = await pinsOf(act, batch, [named.serial]);
  return pin === undefined ? undefined : { pin, batch };
}

/** By serial number; all of the batch, or those that are named and there. */
export async function pinsOf(
  act: Act,
  { batchId }: PinBatch,
  serials?: readonly number[],
): Promise<readonly Pin[]> {
  let query = tables(act).selectFrom("pins").selectAll().where("batch_id", "=", batchId);
  if (serials !== undefined) {
    query = query.where("serial", "=", sql<number>`any(${[...serials]}::int[])`);
  }
  return (await query.orderBy("serial").execute()).map(readPin);
}

/** What was sold together, by serial number. */
export async function serialsOfSale(act: Act, saleId: string): Promise<readonly number[]> {
  const rows = await tables(act)
    .selectFrom("pins")
    .select("serial")
    .where("sale_id", "=", saleId)
    .orderBy("serial")
    .execute();
  return rows.map(({ serial }) => serial);
}

/** How many PINs of a sale were voided because it was undone. */
export async function undoneOfSale(act: Act, saleId: string): Promise<number> {
  const row = await tables(act)
    .selectFrom("pins")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("sale_id", "=", saleId)
    .where("end_reason", "=", "sale_undone")
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Sold ones that expired by `by` and stand as active still. */
export async function expiredPins(
  act: Act,
  { batchId }: PinBatch,
  by: Instant,
): Promise<readonly Pin[]> {
  const rows = await tables(act)
    .selectFrom("pins")
    .selectAll()
    .where("batch_id", "=", batchId)
    .where("state", "=", "active")
    .where("expires_at", "<=", by)
    .orderBy("serial")
    .execute();
  return rows.map(readPin);
}

/** The batches with PINs that `expiredPins` finds. */
export async function batchesWithExpired(act: Act, by: Instant): Promise<readonly string[]> {
  const rows = await tables(act)
    .selectFrom("pins")
    .innerJoin("pin_batches", "pin_batches.batch_id", "pins.batch_id")
    .select("pin_batches.code")
    .where("pins.state", "=", "active")
    .where("pins.expires_at", "<=", by)
    .groupBy("pin_batches.code")
    .orderBy("pin_batches.code")
    .execute();
  return rows.map(({ code }) => code);
}

/** How many PINs of each batch stand how at that moment; what the clock has ended is expired. */
export async function countPins(
  act: Act,
  at: Instant,
): Promise<
  readonly { readonly batchId: string; readonly state: PinState; readonly count: number }[]
> {
  const { rows } = await sql<{ batchId: string; state: PinState; count: number }>`
    select batch_id as "batchId",
      case when state = 'active' and expires_at <= ${at} then 'expired' else state end as state,
      count(*)::int as count
    from pins group by 1, 2
  `.execute(tables(act));
  return rows;
}

/** Face value that had expired by `until` and was booked as that later, or is not yet. */
export async function expiredUnbooked(
  act: Act,
  until: Instant,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ sellerId: string; faceYen: number }>`
    select seller_id as "sellerId", sum(face_yen)::bigint as "faceYen"
    from pins join pin_batches using (batch_id)
    where expires_at <= ${until}
      and (state = 'active' or (state = 'expired' and ended_at >= ${until}))
    group by seller_id
  `.execute(tables(act));
  return new Map(rows.map(({ sellerId, faceYen }) => [sellerId, faceYen]));
}

function serialsOf(pins: readonly Pin[]): readonly number[] {
  return pins.map(({ serial }) => serial);
}

function hashOf(act: Act, digits: PinDigits): Buffer {
  return act.secrets.blind("pin", digits);
}

function readPin(row: PinRow): Pin {
  return {
    pinId: row.pin_id,
    batchId: row.batch_id,
    serial: row.serial,
    state: row.state,
    ...(row.sale_id === null ? {} : { saleId: row.sale_id }),
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    ...(row.redeemed_at === null ? {} : { redeemedAt: row.redeemed_at }),
    ...(row.attempt_id === null ? {} : { attemptId: row.attempt_id }),
    ...(row.line_id === null ? {} : { lineId: row.line_id }),
  } as Pin;
}

function tables(act: Act) {
  return act.database.tables<PinTables>();
}
