import type { Instant } from "../../foundation/clock/index.ts";
import {
  isSpreadsheetDamage,
  readInstantCell,
  readYesNoCell,
  type CommonProblem,
  type Inspection,
  type KnownRow,
  type KnownTable,
} from "../../foundation/tables/index.ts";
import {
  iccidWarnings,
  passesMod97,
  readEid,
  readIccid,
  readLpa,
  readMsisdn,
  readRenewalCode,
  type Eid,
  type Iccid,
  type Msisdn,
  type RenewalCode,
} from "./identifiers.ts";
import type { LineStatus } from "./line.ts";

export const LINE_COLUMNS = {
  iccid: ["SIM", "SIM番号", "SIMカード番号", "カード番号", "製造番号", "sim number", "card number"],
  msisdn: ["電話番号", "回線番号", "phone", "phone number", "tel", "mdn"],
  eid: ["EID番号"],
  lpa: ["アクティベーションコード", "activation code", "lpa code", "ac", "qr"],
  renewal_code: ["更新コード", "チャージコード", "code"],
  seller: ["seller_code", "販売者", "販売者コード", "ブランド"],
  network: ["ネットワーク", "網"],
  carrier: ["キャリア", "卸", "gateway"],
  form: ["種別", "形態", "type", "SIM種別"],
  status: ["状態", "ステータス", "回線状態"],
  reinstallable: ["再インストール", "再発行可"],
  sms: ["SMS対応", "SMS機能", "sms support"],
  recycles_at: ["回収日", "番号回収日時", "recycle date"],
} as const;

export type LineColumn = keyof typeof LINE_COLUMNS;

export const LINE_COLUMNS_NEEDED = [
  "iccid",
  "seller",
  "network",
  "carrier",
] as const satisfies readonly LineColumn[];

export type LineProblem =
  | CommonProblem
  | "iccid_unreadable"
  | "iccid_check_digit"
  | "iccid_prefix"
  | "msisdn_unreadable"
  | "eid_unreadable"
  | "eid_check_digits"
  | "lpa_unreadable"
  | "renewal_code_unreadable"
  | "seller_unknown"
  | "belongs_to_other_line"
  | "points_at_two_lines";

/** What a row says of a line. Absent: the file does not say; null: it says there is none. */
export interface LineDraft {
  readonly iccid: Iccid;
  readonly msisdn?: Msisdn | null;
  readonly eid?: Eid | null;
  readonly lpa?: string;
  readonly renewalCode?: RenewalCode;
  readonly sellerCode: string;
  readonly network: string;
  readonly carrier: string;
  readonly form?: "sim" | "esim";
  readonly status?: LineStatus;
  readonly isReinstallable?: boolean;
  readonly hasSms?: boolean;
  readonly recyclesAt?: Instant | null;
}

type Row = KnownRow<LineColumn>;
type Notes = Inspection<LineColumn, LineProblem>;

/** One row as a line; undefined when the inspection refused something of it. */
export function readLineRow(
  row: Row,
  table: KnownTable<LineColumn>,
  notes: Notes,
): LineDraft | undefined {
  notes.demand(row, LINE_COLUMNS_NEEDED);
  const iccid = readIccidCell(row, notes);
  const msisdn = readMsisdnCell(row, notes);
  const eid = notes.read(row, "eid", "eid_unreadable", readEid);
  if (eid !== undefined && !passesMod97(eid)) notes.warn(row, "eid", "eid_check_digits");
  const lpa = notes.read(row, "lpa", "lpa_unreadable", readLpaCell);
  const renewalCode = notes.read(row, "renewal_code", "renewal_code_unreadable", readRenewalCode);
  const form = notes.read(row, "form", "not_one_of", readForm);
  const status = notes.read(row, "status", "not_one_of", readStatus);
  const isReinstallable = notes.read(row, "reinstallable", "not_yes_or_no", readYesNoCell);
  const hasSms = notes.read(row, "sms", "not_yes_or_no", readYesNoCell);
  const recyclesAt = notes.read(row, "recycles_at", "not_a_date", readInstantCell);
  if (iccid === undefined || notes.isBad(row)) return undefined;
  return {
    iccid,
    ...(table.has("msisdn") ? { msisdn: msisdn ?? null } : {}),
    ...(table.has("eid") ? { eid: eid ?? null } : {}),
    ...(lpa === undefined ? {} : { lpa }),
    ...(renewalCode === undefined ? {} : { renewalCode }),
    sellerCode: row.cell("seller").normalize("NFKC"),
    network: row.cell("network").normalize("NFKC"),
    carrier: row.cell("carrier").normalize("NFKC"),
    ...(form === undefined ? {} : { form }),
    ...(status === undefined ? {} : { status }),
    ...(isReinstallable === undefined ? {} : { isReinstallable }),
    ...(hasSms === undefined ? {} : { hasSms }),
    ...(table.has("recycles_at") ? { recyclesAt: recyclesAt ?? null } : {}),
  };
}

function readIccidCell(row: Row, notes: Notes): Iccid | undefined {
  const cell = row.cell("iccid");
  if (isSpreadsheetDamage(cell)) {
    notes.refuse(row, "iccid", "spreadsheet_damage");
    return undefined;
  }
  const iccid = notes.read(row, "iccid", "iccid_unreadable", readIccid);
  for (const warning of iccid === undefined ? [] : iccidWarnings(iccid)) {
    notes.warn(row, "iccid", warning);
  }
  return iccid;
}

// A spreadsheet that took a phone number for a number has dropped its leading zero.
function readMsisdnCell(row: Row, notes: Notes): Msisdn | undefined {
  if (isSpreadsheetDamage(row.cell("msisdn"))) {
    notes.refuse(row, "msisdn", "spreadsheet_damage");
    return undefined;
  }
  return notes.read(row, "msisdn", "msisdn_unreadable", (cell) =>
    readMsisdn(/^[2789]0\d{8}$/.test(cell.normalize("NFKC")) ? `0${cell}` : cell),
  );
}

function readLpaCell(cell: string): string | undefined {
  const lpa = readLpa(cell);
  return lpa === undefined || lpa.matchingId === "" ? undefined : lpa.value;
}

const FORMS: Readonly<Record<string, "sim" | "esim">> = {
  sim: "sim",
  psim: "sim",
  physical: "sim",
  物理: "sim",
  物理sim: "sim",
  カード: "sim",
  esim: "esim",
};

function readForm(cell: string): "sim" | "esim" | undefined {
  return FORMS[word(cell)];
}

const STATUSES: Readonly<Record<string, LineStatus>> = {
  in_service: "in_service",
  active: "in_service",
  利用中: "in_service",
  開通中: "in_service",
  suspended: "suspended",
  利用停止: "suspended",
  停止中: "suspended",
  recycled: "recycled",
  terminated: "recycled",
  解約: "recycled",
  解約済: "recycled",
  回収済: "recycled",
};

function readStatus(cell: string): LineStatus | undefined {
  return STATUSES[word(cell)];
}

function word(cell: string): string {
  return cell
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
}
