import type { ColumnType, Selectable } from "kysely";
import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import { part, type Part } from "../../foundation/database/index.ts";
import { yen } from "../../foundation/money/index.ts";
import type { GoodsSale } from "./goods-sale.ts";
import type { Good } from "./stock.ts";

interface GoodsTables {
  goods: GoodColumns;
  goods_sales: SaleColumns;
}

interface GoodColumns {
  good_id: string;
  code: string;
  seller_id: string;
  names: ColumnType<unknown, string, string>;
  price_yen: number;
  tax_category: string;
  is_on_sale: boolean;
  made_at: Instant;
}

interface SaleColumns {
  sale_id: string;
  kind: string;
  number: number;
  till_id: string;
  session_id: string;
  agent_id: string | null;
  seller_id: string;
  label: string;
  serials: ColumnType<unknown, string, string>;
  total_yen: number;
  tax_yen: number;
  handed_yen: number;
  document: ColumnType<unknown, string, string>;
  clerk_id: string;
  device_id: string;
  sold_at: Instant;
  returned_at: Instant | null;
  returned_by: string | null;
}

export function insertGood(act: Act, good: Good): Part {
  return part(
    tables(act)
      .insertInto("goods")
      .values({
        good_id: good.goodId,
        code: good.code,
        seller_id: good.sellerId,
        names: JSON.stringify(good.names),
        price_yen: good.priceYen,
        tax_category: good.taxCategory,
        is_on_sale: good.isOnSale,
        made_at: good.madeAt,
      }),
  );
}

export async function allGoods(act: Act): Promise<readonly Good[]> {
  const rows = await tables(act).selectFrom("goods").selectAll().orderBy("code").execute();
  return rows.map(readGood);
}

export async function goodByCode(act: Act, code: string): Promise<Good | undefined> {
  return (await allGoods(act)).find((good) => good.code === code.trim().toLowerCase());
}

export function insertSale(act: Act, sale: GoodsSale): Part {
  return part(
    tables(act)
      .insertInto("goods_sales")
      .values({
        sale_id: sale.saleId,
        kind: sale.kind,
        number: sale.number,
        till_id: sale.tillId,
        session_id: sale.sessionId,
        agent_id: sale.agentId ?? null,
        seller_id: sale.sellerId,
        label: sale.label,
        serials: JSON.stringify(sale.serials),
        total_yen: sale.totalYen,
        tax_yen: sale.taxYen,
        handed_yen: sale.handedYen,
        document: JSON.stringify(sale.document),
        clerk_id: sale.clerkId,
        device_id: sale.deviceId,
        sold_at: sale.soldAt,
        returned_at: null,
        returned_by: null,
      }),
  );
}

/** Once. */
export function markReturned(act: Act, saleId: string): Part {
  return part(
    tables(act)
      .updateTable("goods_sales")
      .set({ returned_at: act.clock.now(), returned_by: act.actor.id })
      .where("sale_id", "=", saleId)
      .where("returned_at", "is", null),
  );
}

/** 0 before the first of a till. */
export async function lastNumber(act: Act, tillId: string): Promise<number> {
  const row = await tables(act)
    .selectFrom("goods_sales")
    .select("number")
    .where("till_id", "=", tillId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}

export async function goodsSaleById(act: Act, saleId: string): Promise<GoodsSale | undefined> {
  const row = await tables(act)
    .selectFrom("goods_sales")
    .selectAll()
    .where("sale_id", "=", saleId)
    .executeTakeFirst();
  return row === undefined ? undefined : readSale(row);
}

function readGood(row: Selectable<GoodColumns>): Good {
  return {
    goodId: row.good_id,
    code: row.code,
    sellerId: row.seller_id,
    names: row.names,
    priceYen: yen(row.price_yen),
    taxCategory: row.tax_category,
    isOnSale: row.is_on_sale,
    madeAt: row.made_at,
  } as Good;
}

function readSale(row: Selectable<SaleColumns>): GoodsSale {
  return {
    saleId: row.sale_id,
    kind: row.kind,
    number: row.number,
    tillId: row.till_id,
    sessionId: row.session_id,
    sellerId: row.seller_id,
    label: row.label,
    serials: row.serials,
    totalYen: yen(row.total_yen),
    taxYen: yen(row.tax_yen),
    handedYen: yen(row.handed_yen),
    document: row.document,
    clerkId: row.clerk_id,
    deviceId: row.device_id,
    soldAt: row.sold_at,
    ...(row.agent_id === null ? {} : { agentId: row.agent_id }),
    ...(row.returned_at === null ? {} : { returnedAt: row.returned_at }),
  } as GoodsSale;
}

function tables(act: Act) {
  return act.database.tables<GoodsTables>();
}
