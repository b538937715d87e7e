import type { Act } from "../src/foundation/act/index.ts";
import {
  activatePins,
  exportBatch,
  lyingAt,
  makeBatch,
  type BatchWish,
  type PinBatch,
  type PinDigits,
  type PrintFile,
  type PrintRow,
  type SaleMoney,
} from "../src/business/pins/index.ts";

/** A file for the printer that stands in memory. */
export interface FakeFile extends PrintFile {
  readonly asides: Map<string, readonly PrintRow[]>;
  rows: readonly PrintRow[] | undefined;
}

export function fakeFile(): FakeFile {
  const asides = new Map<string, readonly PrintRow[]>();
  const file: FakeFile = {
    asides,
    rows: undefined,
    async putAside(exportId, _batch, rows) {
      if (file.rows !== undefined) return false;
      asides.set(exportId, rows);
      return true;
    },
    async publish(exportId) {
      const rows = asides.get(exportId);
      if (rows === undefined) return false;
      file.rows = rows;
      asides.clear();
      return true;
    },
  };
  return file;
}

export const AGENT_OWES: SaleMoney = { account: "receivable", book: "agent:hana" };

/** A batch that is printed; answers the digits by serial number, and sells as many as are wanted. */
export async function printedBatch(
  act: Act,
  { sold = 0, ...wish }: Partial<BatchWish> & { readonly sold?: number } = {},
): Promise<{ readonly batch: PinBatch; readonly digits: readonly PinDigits[] }> {
  const made = await makeBatch(act, {
    ...{ sellerCode: "town", faceYen: 1980, pinCount: 5, arrangement: "consignment" },
    ...wish,
  });
  if (!made.ok) throw new Error(`no batch: ${made.refusal}`);
  const file = fakeFile();
  const exported = await exportBatch(act, made.value.code, file);
  if (!exported.ok) throw new Error(`not exported: ${exported.refusal}`);
  if (sold > 0) {
    const serials = Array.from({ length: sold }, (_, i) => i + 1);
    const activated = await activatePins(act, {
      ...{ batchCode: made.value.code, serials, take: lyingAt(AGENT_OWES) },
    });
    if (!activated.ok) throw new Error(`not sold: ${activated.refusal}`);
  }
  return { batch: made.value, digits: file.rows!.map((row) => row.digits) };
}
