import { existsSync } from "node:fs";
import { open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import {
  showPinDigits,
  type PinBatch,
  type PrintFile,
  type PrintRow,
} from "../../business/pins/index.ts";

/** The file for the printer, readable by its owner alone; what is aside stands beside it. */
export function printFile(file: string): PrintFile {
  const aside = (exportId: string) => `${file}.${exportId}.part`;
  return {
    async putAside(exportId, batch, rows) {
      if (existsSync(file)) return false;
      await writeDurably(aside(exportId), drawPrintFile(batch, rows));
      return true;
    },
    async publish(exportId) {
      if (!existsSync(aside(exportId))) return false;
      // Whatever it is, it may be the only place of somebody's digits.
      if (existsSync(file)) throw new Error(`${file} has come into being meanwhile`);
      await rename(aside(exportId), file);
      await removeAsides(file);
      await syncFolder(path.dirname(file));
      return true;
    },
  };
}

const HEAD = "serial_number,pin,value_yen,days_from_sale";

// Hyphens keep a spreadsheet from taking sixteen digits for a number and rounding them.
function drawPrintFile(batch: PinBatch, rows: readonly PrintRow[]): string {
  const lines = rows.map(({ serial, digits }) =>
    [serial, showPinDigits(digits), batch.faceYen, batch.termDays].join(","),
  );
  return [HEAD, ...lines, ""].join("\r\n");
}

async function writeDurably(name: string, text: string): Promise<void> {
  const handle = await open(name, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(name));
}

async function removeAsides(file: string): Promise<void> {
  const names = await readdir(path.dirname(file));
  const isAside = (name: string) =>
    name.startsWith(`${path.basename(file)}.`) && /\.[0-9a-f-]{36}\.part$/u.test(name);
  await Promise.all(
    names.filter(isAside).map(async (name) => rm(path.join(path.dirname(file), name))),
  );
}

// A name is only as durable as its folder; some systems do not sync one, and need not.
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
