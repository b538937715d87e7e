import { agentByCode } from "../../business/agents/index.ts";
import {
  activatePins,
  closeExpired,
  DEPOSIT_ABOVE_YEN,
  exportBatch,
  lyingAt,
  makeBatch,
  PIN_STATES,
  showBatches,
  unusedBalance,
  VOID_REASONS,
  voidPins,
  type PinBatch,
  type SaleMoney,
} from "../../business/pins/index.ts";
import type { Act } from "../../foundation/act/index.ts";
import { addMinutes, JST, localDate } from "../../foundation/clock/index.ts";
import { readHumanCode } from "../../foundation/ids/index.ts";
import { done, refused, type Outcome } from "../../foundation/outcome/index.ts";
import { readDateCell, readWholeCell } from "../../foundation/tables/index.ts";
import { drawTable, showYen } from "./draw-table.ts";
import { printFile } from "./print-file.ts";
import { readMoney, readSerials, type TypedPlace } from "./read-pin-words.ts";

/** As typed: each is read here. */
export interface MakeWords {
  readonly seller: string;
  readonly value: string;
  readonly count: string;
  readonly arrangement: string;
  readonly commission?: string;
  readonly plans?: string;
  readonly days?: string;
}

const TYPED_MAX = 60;

type Told = Promise<Outcome<string, string>>;

/** Makes a batch of PINs; their digits come about when it is exported. */
export async function makePins(act: Act, words: MakeWords): Told {
  const made = await makeBatch(act, {
    sellerCode: words.seller,
    faceYen: readWholeCell(words.value) ?? Number.NaN,
    pinCount: readWholeCell(words.count) ?? Number.NaN,
    arrangement: words.arrangement,
    ...(words.commission === undefined ? {} : { commissionPerMille: perMille(words.commission) }),
    ...(words.plans === undefined ? {} : { planCodes: listed(words.plans) }),
    ...(words.days === undefined ? {} : { termDays: readWholeCell(words.days) ?? Number.NaN }),
  });
  if (!made.ok) return made;
  const { code, pinCount, faceYen, termDays } = made.value;
  return done(
    `batch ${code}: ${pinsText(pinCount)} of ${showYen(faceYen)}, good for ${termDays} days from their sale\n` +
      `next: tsunagu pins export ${code} FILE\n`,
  );
}

/** Writes the digits into a file for the printer, once; none of them is ever shown. */
export async function exportPins(
  act: Act,
  { batch, file }: { readonly batch: string; readonly file: string },
): Told {
  const exported = await exportBatch(
    act,
    readHumanCode(batch.slice(0, TYPED_MAX)),
    printFile(file),
  );
  if (!exported.ok) return exported;
  const { pinCount, wasCutOff } = exported.value;
  const cutOff = wasCutOff ? "an export that was cut off is whole again: " : "";
  return done(
    `${cutOff}${pinsText(pinCount)} in ${file}, readable by you alone\n` +
      "The digits stand nowhere else: bring the file to the printer, then destroy it.\n",
  );
}

export interface ActivateWords {
  readonly batch: string;
  readonly serials: string;
  readonly money: string;
}

/** Sells PINs: from now on they pay. */
export async function sellPins(act: Act, words: ActivateWords): Told {
  const serials = readSerials(words.serials);
  if (!serials.ok) return serials;
  const place = readMoney(words.money);
  if (place === undefined) return refused("money_unreadable");
  const agent = "agentCode" in place ? await agentByCode(act, place.agentCode) : undefined;
  if ("agentCode" in place && agent === undefined) return refused("agent_unknown");
  const money: SaleMoney =
    "agentCode" in place ? { account: "receivable", book: `agent:${agent!.agentId}` } : place;
  const batchCode = readHumanCode(words.batch.slice(0, TYPED_MAX));
  const sold = await activatePins(act, { batchCode, serials: serials.value, take: lyingAt(money) });
  if (!sold.ok) return sold;
  const { sale, expiresAt } = sold.value;
  const last = localDate(addMinutes(expiresAt, -1), JST);
  return done(
    `${pinsText(sale.pinCount)} sold for ${showYen(sale.totalYen)}, ${placeText(place)}; good until ${last}\n`,
  );
}

/** Takes PINs out of use. */
export async function takeOutPins(
  act: Act,
  words: { readonly batch: string; readonly serials: string; readonly reason: string },
): Told {
  const serials = readSerials(words.serials);
  if (!serials.ok) return serials;
  const reason = VOID_REASONS.find((one) => one === words.reason);
  if (reason === undefined) return refused("reason_unknown");
  const batchCode = readHumanCode(words.batch.slice(0, TYPED_MAX));
  const voided = await voidPins(act, { batchCode, serials: serials.value, reason });
  if (!voided.ok) return voided;
  const { pinCount, undoneYen } = voided.value;
  const back = undoneYen === 0 ? "" : `; give ${showYen(undoneYen)} back to the buyers`;
  return done(`${pinsText(pinCount)} voided${back}\n`);
}

/** Every batch, and how many of its PINs stand how. */
export async function listPins(act: Act): Promise<string> {
  const batches = await showBatches(act);
  if (batches.length === 0) return "no batch has been made\n";
  const head = ["batch", "seller", "made", "value", "days", "arrangement", ...PIN_STATES];
  const rows = batches.map(({ batch, seller, counts }) => [
    batch.code,
    seller.code,
    localDate(batch.madeAt, JST),
    showYen(batch.faceYen),
    String(batch.termDays),
    shareOf(batch),
    ...PIN_STATES.map((state) => String(counts[state])),
  ]);
  const figures = [3, 4, ...PIN_STATES.map((_, i) => 6 + i)];
  return `${drawTable(head, rows, { figures }).join("\n")}\n`;
}

function shareOf({ arrangement, commissionPerMille }: PinBatch): string {
  return commissionPerMille === 0 ? arrangement : `${arrangement} ${commissionPerMille / 10}%`;
}

/** 未使用残高 of each seller on a base date. */
export async function listUnused(act: Act, typed: string | undefined): Told {
  const today = localDate(act.clock.now(), JST);
  const baseDate = typed === undefined ? today : readDateCell(typed);
  if (baseDate === undefined) return refused("date_unreadable");
  const balances = await unusedBalance(act, baseDate);
  const rows = balances.map(({ seller, unusedYen }) => [
    seller.code,
    showYen(unusedYen),
    seller.legalName,
    unusedYen > DEPOSIT_ABOVE_YEN ? `above ${showYen(DEPOSIT_ABOVE_YEN)}` : "",
  ]);
  const table = drawTable(["seller", "unused", "name", ""], rows, { figures: [1] });
  return done(
    `unused balance at the end of ${baseDate} in Japan\n${table.join("\n")}\n` +
      "PINs that end within six months of their sale are exempt (Payment Services Act 4-2).\n",
  );
}

/** Books what expired unused. */
export async function closePins(act: Act): Promise<string> {
  const closed = await closeExpired(act);
  if (closed.length === 0) return "nothing has expired that is not booked\n";
  const rows = closed.map((one) => [one.batchCode, String(one.pinCount), showYen(one.totalYen)]);
  return `${drawTable(["batch", "PINs", "breakage"], rows, { figures: [1, 2] }).join("\n")}\n`;
}

/** `5%`, `5.5 %`: per mille. */
function perMille(typed: string): number {
  const match = /^(\d{1,2})(?:\.(\d))?\s*%$/u.exec(typed.normalize("NFKC").trim());
  return match === null ? Number.NaN : Number(match[1]) * 10 + Number(match[2] ?? 0);
}

function placeText(place: TypedPlace): string {
  if ("agentCode" in place) return `owed by agent ${place.agentCode}`;
  return place.account === "bank" ? "which the bank has" : `owed by ${place.book}`;
}

function pinsText(count: number): string {
  return count === 1 ? "1 PIN" : `${count} PINs`;
}

function listed(typed: string): readonly string[] {
  return typed
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}
