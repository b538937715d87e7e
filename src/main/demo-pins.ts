import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import {
  activatePins,
  lyingAt,
  makeBatch,
  pinBySerial,
  showBatches,
  standingOf,
  voidPins,
  type PinState,
  type ShownBatch,
} from "../business/pins/index.ts";
import type { Act } from "../foundation/act/index.ts";
import { exportPins } from "../surfaces/cli/index.ts";

/** PINs to pay with in the demo; nothing but the demo ever prints digits. */
export interface DemoPins {
  readonly file: string;
  readonly pins: readonly { readonly digits: string; readonly what: string }[];
}

const WISH = { sellerCode: "hanabi", faceYen: 1480, pinCount: 20, arrangement: "own_issue" };
const SOLD = Array.from({ length: 12 }, (_, i) => i + 1);
const VOIDED = SOLD.slice(-1);
const MONEY = { account: "bank", book: "house" } as const;

/**
 * Makes, exports and sells a batch of the demo's seller, unless there is one with PINs left; a start
 * that was cut off is finished by the next. Undefined where that seller is not: the database is
 * somebody's own.
 */
export async function seedDemoPins(ground: {
  readonly act: Act;
  readonly config: { readonly dataDir: string };
}): Promise<DemoPins | undefined> {
  const { act } = ground;
  const file = path.join(ground.config.dataDir, "demo-pins.csv");
  const latest = await latestBatch(act);
  if (latest !== undefined && (await bringToShops(act, latest, file))) {
    const pins = await pinsToTry(act, file);
    if (pins.length > 0) return { file, pins };
  }
  const made = await makeBatch(act, WISH);
  const fresh = await latestBatch(act);
  if (!made.ok || fresh === undefined || !(await bringToShops(act, fresh, file))) return undefined;
  return { file, pins: await pinsToTry(act, file) };
}

async function latestBatch(act: Act): Promise<ShownBatch | undefined> {
  const batches = await showBatches(act);
  return batches.findLast(
    ({ batch, seller }) => seller.code === WISH.sellerCode && batch.pinCount === WISH.pinCount,
  );
}

/** False when the digits of the batch are not in the file: then nobody has them. */
async function bringToShops(
  act: Act,
  { batch, counts }: ShownBatch,
  file: string,
): Promise<boolean> {
  const isOfOther = existsSync(file) && !readFileSync(file, "utf8").includes(batch.code);
  if (isOfOther) rmSync(file);
  if (!existsSync(file) && !(await exportPins(act, { batch: batch.code, file })).ok) return false;
  const batchCode = batch.code;
  const isSold = counts.created === 0 && counts.exported < batch.pinCount;
  if (!isSold) await activatePins(act, { batchCode, serials: SOLD, take: lyingAt(MONEY) });
  if (counts.voided === 0) {
    await voidPins(act, { batchCode, serials: VOIDED, reason: "sale_undone" });
  }
  return true;
}

/** Three that pay, one that was voided, one that was never sold; none when nothing pays. */
async function pinsToTry(act: Act, file: string): Promise<DemoPins["pins"]> {
  const rows = readFileSync(file, "utf8").trimEnd().split(/\r?\n/u).slice(1);
  const found = await Promise.all(
    rows.map(async (row) => {
      const [serial = "", digits = ""] = row.split(",");
      const pin = (await pinBySerial(act, serial))?.pin;
      return { digits, state: pin && standingOf(pin, act.clock.now()) };
    }),
  );
  const of = (state: PinState) => found.filter((one) => one.state === state);
  if (of("active").length === 0) return [];
  return [
    ...of("active").slice(0, 3).map(told("pays for Hanabi's plan of ¥1,480")),
    ...of("voided").slice(0, 1).map(told("was voided")),
    ...of("exported").slice(0, 1).map(told("was never sold")),
  ];
}

function told(what: string) {
  return ({ digits }: { readonly digits: string }) => ({ digits, what });
}
