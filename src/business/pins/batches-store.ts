import type { ColumnType, Selectable } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { yen } from "../../foundation/money/index.ts";
import type { PinBatch, PinBatchId, PinSaleId, SaleMoney } from "./pin.ts";

interface BatchTables {
  pin_batches: BatchColumns;
  pin_sales: SaleRow;
}

export interface BatchColumns {
  batch_id: string;
  code: string;
  seller_id: string;
  face_yen: number;
  arrangement: string;
  commission_per_mille: number;
  plan_codes: ColumnType<readonly string[], string, string>;
  term_days: number;
  pin_count: number;
  made_at: Instant;
  export_id: string | null;
  exported_at: Instant | null;
  version: number;
}

interface SaleRow {
  sale_id: string;
  batch_id: string;
  pin_count: number;
  total_yen: number;
  money_account: string;
  money_book: string;
  sold_at: Instant;
}

/** PINs that were handed over together. */
export interface PinSale {
  readonly saleId: PinSaleId;
  readonly batchId: PinBatchId;
  readonly pinCount: number;
  readonly totalYen: number;
  readonly money: SaleMoney;
  readonly soldAt: Instant;
}

export function insertBatch(act: Act, batch: PinBatch): Part {
  return part(
    tables(act)
      .insertInto("pin_batches")
      .values({
        batch_id: batch.batchId,
        code: batch.code,
        seller_id: batch.sellerId,
        face_yen: batch.faceYen,
        arrangement: batch.arrangement,
        commission_per_mille: batch.commissionPerMille,
        plan_codes: JSON.stringify(batch.planCodes),
        term_days: batch.termDays,
        pin_count: batch.pinCount,
        made_at: batch.madeAt,
        export_id: null,
        exported_at: null,
        version: batch.version,
      }),
  );
}

/** Holds a batch as it was read: whoever was faster undoes the whole statement. */
export function lockBatch(
  act: Act,
  { batchId, version }: PinBatch,
  exported: { readonly exportId?: string; readonly exportedAt?: Instant } = {},
): Part {
  const { exportId, exportedAt } = exported;
  return part(
    tables(act)
      .updateTable("pin_batches")
      .set({
        version: version + 1,
        ...(exportId === undefined ? {} : { export_id: exportId }),
        ...(exportedAt === undefined ? {} : { exported_at: exportedAt }),
      })
      .where("batch_id", "=", batchId)
      .where("version", "=", version),
  );
}

export async function batchByCode(act: Act, code: string): Promise<PinBatch | undefined> {
  const row = await tables(act)
    .selectFrom("pin_batches")
    .selectAll()
    .where("code", "=", code)
    .executeTakeFirst();
  return row === undefined ? undefined : readBatch(row);
}

/** The batch of the PINs that were sold together. */
export async function batchOfSale(act: Act, saleId: string): Promise<PinBatch | undefined> {
  const row = await tables(act)
    .selectFrom("pin_sales")
    .innerJoin("pin_batches as b", "b.batch_id", "pin_sales.batch_id")
    .selectAll("b")
    .where("sale_id", "=", saleId)
    .executeTakeFirst();
  return row === undefined ? undefined : readBatch(row);
}

export async function allBatches(act: Act): Promise<readonly PinBatch[]> {
  const rows = await tables(act)
    .selectFrom("pin_batches")
    .selectAll()
    .orderBy("made_at")
    .orderBy("batch_id")
    .execute();
  return rows.map(readBatch);
}

/** Whether anybody can hold a PIN of this seller. */
export async function isSoldAsPin(act: Act, sellerId: string): Promise<boolean> {
  const row = await tables(act)
    .selectFrom("pin_batches")
    .select("batch_id")
    .where("seller_id", "=", sellerId)
    .where("exported_at", "is not", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export function insertSale(act: Act, sale: PinSale): Part {
  return part(
    tables(act).insertInto("pin_sales").values({
      sale_id: sale.saleId,
      batch_id: sale.batchId,
      pin_count: sale.pinCount,
      total_yen: sale.totalYen,
      money_account: sale.money.account,
      money_book: sale.money.book,
      sold_at: sale.soldAt,
    }),
  );
}

export async function salesByIds(
  act: Act,
  saleIds: readonly PinSaleId[],
): Promise<ReadonlyMap<string, PinSale>> {
  if (saleIds.length === 0) return new Map();
  const rows = await tables(act)
    .selectFrom("pin_sales")
    .selectAll()
    .where("sale_id", "in", [...saleIds])
    .execute();
  return new Map(rows.map((row) => [row.sale_id, readSale(row)]));
}

export function readBatch(row: Selectable<BatchColumns>): PinBatch {
  return {
    batchId: row.batch_id,
    code: row.code,
    sellerId: row.seller_id,
    faceYen: yen(row.face_yen),
    arrangement: row.arrangement,
    commissionPerMille: row.commission_per_mille,
    planCodes: row.plan_codes,
    termDays: row.term_days,
    pinCount: row.pin_count,
    madeAt: row.made_at,
    ...(row.export_id === null ? {} : { exportId: row.export_id }),
    ...(row.exported_at === null ? {} : { exportedAt: row.exported_at }),
    version: row.version,
  } as PinBatch;
}

function readSale(row: SaleRow): PinSale {
  return {
    saleId: row.sale_id,
    batchId: row.batch_id,
    pinCount: row.pin_count,
    totalYen: row.total_yen,
    money: { account: row.money_account, book: row.money_book },
    soldAt: row.sold_at,
  } as PinSale;
}

function tables(act: Act) {
  return act.database.tables<BatchTables>();
}
