import type { Act } from "../../foundation/act/index.ts";
import { readTable, type Table } from "../../foundation/tables/index.ts";
import { importSellers } from "../catalogue/index.ts";

/** A table from its lines of text. */
export function tableOf(...lines: readonly string[]): Table {
  const table = readTable(new TextEncoder().encode(lines.join("\n")));
  if (!table.ok) throw new Error(table.refusal);
  return table.value;
}

/** The value of an outcome that a test needs to be done. */
export async function valueOf<T>(
  outcome: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false }>,
): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(JSON.stringify(settled));
  return settled.value;
}

/** The one seller that lines of these tests belong to: `hana`. */
export async function registerSeller(act: Act): Promise<void> {
  const header = "code,name_ja,legal_name,address,phone,email,責任者,issuer_status";
  await valueOf(importSellers(act, tableOf(header, "hana,花,花社,東京,03,a@b.jp,花田,exempt")));
}
