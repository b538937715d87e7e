import {
  addDays,
  addSeconds,
  instant,
  JST,
  localDate,
  nextMidnight,
  startOfDate,
  type Instant,
  type LocalDate,
} from "../clock/index.ts";
import { bytes, GIGABYTE, MEGABYTE, type Bytes } from "../money/index.ts";

/** A whole number as people write it: `1,200`, `１２００円`, `¥1,200`. */
export function readWholeCell(cell: string): number | undefined {
  const text = cell.normalize("NFKC").replaceAll(/[\s,¥円]/g, "");
  if (!/^-?\d{1,15}(?:\.0+)?$/.test(text)) return undefined;
  return Number(text);
}

export function readDecimalCell(cell: string): number | undefined {
  const text = cell.normalize("NFKC").replaceAll(/[\s,¥円]/g, "");
  return /^\d{1,12}(?:\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
}

const YES = ["yes", "y", "true", "1", "はい", "有", "あり", "可", "○", "◯", "〇"];
const NO = ["no", "n", "false", "0", "いいえ", "無", "なし", "不可", "×", "-"];

export function readYesNoCell(cell: string): boolean | undefined {
  const text = cell.normalize("NFKC").trim().toLowerCase();
  if (YES.includes(text)) return true;
  return NO.includes(text) ? false : undefined;
}

// Decimal units, as Japanese carriers sell; binary ones only when written as such.
const UNITS: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  kb: 1000,
  mb: MEGABYTE,
  gb: GIGABYTE,
  tb: 1000 * GIGABYTE,
  mib: 2 ** 20,
  gib: 2 ** 30,
};

/** `5GB`, `500 MB`, `1.5ギガ`, or plain bytes. */
export function readBytesCell(cell: string): Bytes | undefined {
  const text = cell.normalize("NFKC").toLowerCase().replaceAll(/[\s,]/g, "");
  const named = text.replace(/ギガ(?:バイト)?$/, "gb").replace(/メガ(?:バイト)?$/, "mb");
  const match = /^(\d+(?:\.\d+)?)([kmgt]?i?b?)$/.exec(named);
  const unit = UNITS[match?.[2] ?? "?"];
  if (match === null || unit === undefined) return undefined;
  const count = Math.round(Number(match[1]) * unit);
  return Number.isSafeInteger(count) ? bytes(count) : undefined;
}

/** `2026-11-22`, `2026/11/2`, `2026年11月22日`, `20261122`. */
export function readDateCell(cell: string): LocalDate | undefined {
  const text = cell.normalize("NFKC").replaceAll(/\s/g, "");
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = [String(year), pad(month), pad(day)].join("-");
  const isReal = month >= 1 && month <= 12 && day >= 1 && daysOfMonth(year, month) >= day;
  return isReal ? date : undefined;
}

/** A moment; Japan time unless the cell names an offset. A date alone is its first moment. */
export function readInstantCell(cell: string): Instant | undefined {
  const text = cell.normalize("NFKC").trim();
  const match = /^(\S+?)(?:[T\s]\s*|(?<=日))(\d{1,2}[:時].*)$/.exec(text);
  if (match === null) {
    const date = readDateCell(text);
    return date === undefined ? undefined : startOfDate(date, JST);
  }
  const date = readDateCell(match[1]!);
  const time =
    /^(\d{1,2})[:時](\d{2})分?(?::?(\d{2})(?:\.\d+)?秒?)?\s*(Z|[+-]\d\d:?\d\d|JST)?$/.exec(
      match[2]!,
    );
  if (date === undefined || time === null) return undefined;
  const [, hour = "", minute = "", second = "00", offset = "JST"] = time;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const zone = offset === "JST" ? "+09:00" : offset.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2");
  return instant(`${date}T${hour.padStart(2, "0")}:${minute}:${second}${zone}`);
}

/**
 * The end that "valid until" means, as the first moment not covered: a date includes its whole
 * day in Japan, and a last minute or second of a day stands for the midnight after it.
 */
export function readUntilCell(cell: string): Instant | undefined {
  const date = readDateCell(cell);
  if (date !== undefined) return startOfDate(addDays(date, 1), JST);
  const until = readInstantCell(cell);
  if (until === undefined) return undefined;
  const midnight = nextMidnight(until, JST);
  const isLastMinute = localDate(addSeconds(until, 60), JST) !== localDate(until, JST);
  return isLastMinute ? midnight : until;
}

/** Digits that a spreadsheet took for a number and rounded: `8.98111E+18`. They are lost. */
export function isSpreadsheetDamage(cell: string): boolean {
  return /^[\d０-９]+([.,][\d０-９]+)?[eE]\+?\d+$/.test(cell.normalize("NFKC").trim());
}

function pad(part: number): string {
  return String(part).padStart(2, "0");
}

function daysOfMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeap ? 29 : 28;
}
