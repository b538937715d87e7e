import type { Act } from "../../foundation/act/index.ts";
import type { Instant } from "../../foundation/clock/index.ts";
import type { Part } from "../../foundation/database/index.ts";

/** What a machine sold last. */
export interface LastSale {
  readonly number: string;
  readonly soldAt: Instant;
}

/** The newest sale counts, in whichever order they are told. */
export function putSale(deviceId: string, sale: LastSale): Part {
  return {
    text: `insert into kiosk_sales as s (device_id, number, sold_at) values ($1, $2, $3)
      on conflict (device_id) do update set number = excluded.number, sold_at = excluded.sold_at
        where s.sold_at < excluded.sold_at`,
    values: [deviceId, sale.number, sale.soldAt],
    expects: "any",
  };
}

export async function lastSales(
  act: Act,
  deviceIds: readonly string[],
): Promise<ReadonlyMap<string, LastSale>> {
  const { rows } = await act.database.run({
    text: "select device_id, number, sold_at from kiosk_sales where device_id = any($1::uuid[])",
    values: [deviceIds],
  });
  return new Map(
    (rows as { device_id: string; number: string; sold_at: Instant }[]).map((row) => [
      row.device_id,
      { number: row.number, soldAt: row.sold_at },
    ]),
  );
}
